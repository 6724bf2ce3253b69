@testable import Expressions
import Forms
import Scheduling
import Testing
import Values

@testable import Triage

@Suite("What a rule recalls of earlier forms")
struct HistoryTests {
  /// An earlier form, by what it says of seizures.
  struct Said: Sendable {
    enum Answer: Sendable {
      case number(Int)
      case hidden
      /// Answered 5 under a gate that is open.
      case perhapsFive
      case unanswered
      case unread
    }

    let answer: Answer
    /// Days before the form that is decided.
    var age: Int?
    var id: String?
    var reporter = "self"
    var replaces: String?

    static func number(_ number: Int) -> Said { Said(answer: .number(number)) }
    static let hidden = Said(answer: .hidden)
    static let perhapsFive = Said(answer: .perhapsFive)
    static let unanswered = Said(answer: .unanswered)
    static let unread = Said(answer: .unread)
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
    #expect(try Self.recalled(said, .latest(nth)) == expected)
  }

  static func said(
    _ number: Int,
    _ id: String,
    age: Int,
    replaces: String? = nil,
    reporter: String = "self"
  ) -> Said {
    Said(answer: .number(number), age: age, id: id, reporter: reporter, replaces: replaces)
  }

  @Test(
    "a correction by the same reporter stands in the place of an earlier form, and no other does",
    arguments: [
      ("a correction", [said(1, "a", age: 40), said(2, "b", age: 10, replaces: "a")], nil, "2"),
      (
        "at the place of what it corrects",
        [said(1, "a", age: 40), said(3, "c", age: 30), said(2, "b", age: 10, replaces: "a")],
        nil, "3"
      ),
      (
        "a chain",
        [
          said(1, "a", age: 40), said(2, "b", age: 20, replaces: "a"),
          said(4, "d", age: 5, replaces: "b"),
        ], nil, "4"
      ),
      (
        "one that came after the form that is decided",
        [said(1, "a", age: 40), said(2, "b", age: -3, replaces: "a")], nil, "2"
      ),
      ("itself", [said(1, "a", age: 40, replaces: "a")], nil, "1"),
      (
        "each other",
        [said(1, "a", age: 40, replaces: "b"), said(2, "b", age: 10, replaces: "a")], nil, "2"
      ),
      (
        "by another reporter: nobody knows which holds",
        [said(1, "a", age: 40), said(2, "b", age: 10, replaces: "a", reporter: "proxy")], nil,
        "0…500 or none"
      ),
      ("a form that is not there", [said(1, "b", age: 40, replaces: "x")], nil, "1"),
      ("the form that is decided corrects the last one", [said(1, "a", age: 40)], "a", "none"),
      (
        "… and is compared with what stood before it",
        [said(1, "a", age: 40), said(3, "c", age: 30), said(2, "b", age: 10)], "c", "1"
      ),
    ] as [(Comment, [Said], String?, String)]
  )
  func corrections(
    _ what: Comment,
    _ said: [Said],
    _ replaces: String?,
    _ expected: String
  ) throws {
    #expect(try Self.recalled(said, .latest(1), replaces: replaces) == expected, what)
  }

  @Test("a form that does not say who answered may be by the same person")
  func unknownReporter() throws {
    let unnamed = Self.said(1, "a", age: 40, reporter: "")
    #expect(try Self.recalled([unnamed], .latest(1)) == "0…500 or none")
    #expect(
      try Self.recalled([Self.said(1, "a", age: 40)], .latest(1), reporter: nil) == "0…500 or none"
    )
    #expect(try Self.recalled([unnamed], .latest(1), reporter: nil) == "1")
  }

  @Test("ids are told apart byte by byte")
  func exactIDs() throws {
    let composed = Self.said(1, "\u{E9}", age: 40)
    let decomposed = Self.said(2, "e\u{301}", age: 30)
    #expect(try Self.recalled([composed, decomposed], .latest(1), replaces: "\u{E9}") == "none")
    #expect(try Self.recalled([composed, decomposed], .latest(1), replaces: "e\u{301}") == "1")
  }

  @Test("a history whose order is found once recalls the same", arguments: 0..<200)
  func arranged(seed: Int) throws {
    var random = Seeded(UInt64(seed))
    var said = (0..<Int.random(in: 1...7, using: &random)).map { index in
      var said: Said =
        [.hidden, .perhapsFive, .unanswered, .unread].randomElement(using: &random) ?? .hidden
      if random.chance(60) { said = .number(Int.random(in: 0...9, using: &random)) }
      said.age = Int.random(in: -3...12, using: &random)
      said.id = "s\(index)"
      if random.chance(25) { said.replaces = "s\(Int.random(in: 0...7, using: &random))" }
      if random.chance(5) { said.replaces = "now" }
      said.reporter = ["self", "self", "self", "proxy", ""].randomElement(using: &random) ?? ""
      return said
    }
    let replaces = random.chance(30) ? "s\(Int.random(in: 0...7, using: &random))" : nil
    // The form itself is among them, as a line of its batch.
    said.insert(Self.said(9, "now", age: 0, replaces: replaces), at: 0)
    for recall in [Recall.Form.previous, .latest(1), .latest(2), .baseline] {
      let plain = try Self.recalled(said, recall, replaces: replaces)
      let arranged = try Self.recalled(said, recall, replaces: replaces, isArranged: true)
      #expect(arranged == plain, "\(recall) of \(said)")
    }
  }

  // MARK: One history

  static let now = Instant(milliseconds: 1_770_000_000_000)

  static func recalled(
    _ said: [Said],
    _ recall: Recall.Form,
    replaces: String? = nil,
    reporter: Submission.Reporter? = .patient,
    isArranged: Bool = false
  ) throws -> String {
    let triageProtocol = Content.triageProtocol("epilepsy_follow_up")
    let form = triageProtocol.readings[0].form
    guard case .value(let slot, let value) = form.schema.lookUp("seizures") else {
      throw Missing()
    }
    var history = History()
    for (index, form) in said.enumerated() {
      history.add(form, index, slot)
    }
    let current = try current(replaces, reporter)
    if isArranged {
      history.arrange()
      history = history.others(than: current)
    } else {
      history.remove(current.id)
    }
    let found = history.recalled(
      Recall(form: recall, slot: slot),
      value,
      by: CurrentForm(current, Content.calendar),
      RecallPlan(plan: triageProtocol.plan, anchor: nil)
    )
    return words(found)
  }

  struct Missing: Error {}

  private static func current(
    _ replaces: String?,
    _ reporter: Submission.Reporter?
  ) throws -> Submission {
    var filled = Filled(authored: now)
    filled.id = "now"
    filled.replaces = replaces
    filled.reporter = reporter?.rawValue
    return try SubmissionReader.read(
      filled.line(Content.triageProtocol("epilepsy_follow_up").readings[0].form)
    )
  }

  private static func words(_ set: ValueSet) -> String {
    guard set.canApply else { return "none" }
    let number = set.low == set.high ? "\(set.low)" : "\(set.low)…\(set.high)"
    return set.canBeNotApplicable ? "\(number) or none" : number
  }
}

extension History {
  fileprivate mutating func add(_ said: HistoryTests.Said, _ index: Int, _ slot: Int) {
    let form = Content.triageProtocol("epilepsy_follow_up").readings[0].form
    let age = said.age ?? 30 * (index + 1)
    let authored = HistoryTests.now.adding(minutes: -1440 * age)
    var values = form.schema.values.map(\.domain)
    switch said.answer {
    case .unread:
      unread.append(authored)
      return
    case .number(let number): values[slot] = .number(Number(number))
    case .hidden: values[slot] = values[slot].hidden
    case .perhapsFive: values[slot] = ValueSet.number(Number(5)).perhapsHidden
    case .unanswered: break
    }
    forms.append(
      PastForm(
        submission: said.id ?? "s\(index)",
        replaces: said.replaces,
        authored: authored,
        reporter: said.reporter,
        form: form,
        values: values
      )
    )
  }
}
