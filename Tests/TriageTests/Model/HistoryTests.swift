@testable import Expressions
import Forms
import Scheduling
import Testing
import Values

@testable import Triage

@Suite("What a rule recalls of earlier forms")
struct HistoryTests {
  /// What each earlier form says of seizures, the latest first.
  enum Said: Sendable {
    case number(Int)
    case hidden
    /// Answered 5 under a gate that is open.
    case perhapsFive
    case unanswered
    case unread
  }

  @Test(
    "the n-th last known value, or all that it could be",
    arguments: [
      (1, [], "none"),
      (1, [.number(3)], "3"),
      (1, [.hidden, .number(3)], "3"),
      (1, [.hidden], "none"),
      (1, [.unanswered, .number(3)], "0…500"),
      (1, [.perhapsFive, .number(3)], "0…500 or none"),
      (1, [.unread, .number(3)], "0…500 or none"),
      (2, [.number(4), .number(3)], "3"),
      (2, [.number(4)], "none"),
      (2, [.unanswered, .number(3), .number(2)], "0…500 or none"),
      (2, [.number(4), .unread, .number(2)], "0…500 or none"),
    ] as [(Int, [Said], String)]
  )
  func recalled(_ nth: Int, _ said: [Said], _ expected: String) throws {
    let form = Content.triageProtocol("epilepsy_follow_up").readings[0].form
    guard case .value(let slot, let value) = form.schema.lookUp("seizures") else {
      Issue.record("no seizures")
      return
    }
    var history = History()
    for (age, answer) in said.enumerated() {
      let authored = Self.now.adding(minutes: -1440 * 30 * (age + 1))
      guard let set = answer.value(value.domain) else {
        history.unread.append(authored)
        continue
      }
      var values = form.schema.values.map(\.domain)
      values[slot] = set
      history.forms.append(
        PastForm(
          submission: "s\(age)",
          replaces: nil,
          authored: authored,
          day: Content.calendar.date(of: authored),
          reporter: "self",
          form: form,
          values: values
        )
      )
    }
    let found = history.recalled(
      Recall(form: .latest(nth), slot: slot),
      value,
      by: CurrentForm(
        submission: "now",
        replaces: nil,
        authored: Self.now,
        day: Content.calendar.date(of: Self.now),
        reporter: "self",
        civilDay: { Content.calendar.date(of: $0) }
      ),
      RecallPlan(plan: Content.triageProtocol("epilepsy_follow_up").plan, anchor: nil)
    )
    #expect(Self.words(found) == expected)
  }

  @Test("a correction stands in the place of what it corrects, wherever it is in the chain")
  func corrections() throws {
    let day = { (days: Int) in Self.now.adding(minutes: 1440 * days) }
    let forms = [
      ("a", nil, day(-30)), ("b", "a", day(-3)), ("c", "b", day(-1)), ("loop", "loop", day(-2)),
    ]
    let form = Content.triageProtocol("epilepsy_follow_up").readings[0].form
    let history = History(
      forms: forms.map { id, replaces, authored in
        PastForm(
          submission: id,
          replaces: replaces,
          authored: authored,
          day: Content.calendar.date(of: authored),
          reporter: "self",
          form: form,
          values: form.schema.values.map(\.domain)
        )
      }
    )
    #expect(history.place(authored: day(-1), replaces: "b") == day(-30))
    #expect(history.place(authored: day(0), replaces: "c") == day(-30))
    #expect(history.place(authored: day(0), replaces: "not_here") == day(0))
    #expect(history.place(authored: day(0), replaces: "loop") == day(-2))
    #expect(history.place(authored: day(-90), replaces: "a") == day(-90))
  }

  static let now = Instant(milliseconds: 1_770_000_000_000)

  static func words(_ set: ValueSet) -> String {
    guard set.canApply else { return "none" }
    let number = set.low == set.high ? "\(set.low)" : "\(set.low)…\(set.high)"
    return set.canBeNotApplicable ? "\(number) or none" : number
  }
}

extension HistoryTests.Said {
  fileprivate func value(_ domain: ValueSet) -> ValueSet? {
    switch self {
    case .number(let number): .number(Number(number))
    case .hidden: domain.hidden
    case .perhapsFive: ValueSet.number(Number(5)).perhapsHidden
    case .unanswered: domain
    case .unread: nil
    }
  }
}
