import FollowUp
import Foundation
import Scheduling
import Testing
import Triage
import Values

/// Random plans, patients who answer, forget, send forms of their own, pause, leave and come back,
/// clinicians who deal with things or not, and a computer that is off on some days.
@Suite("What always holds of what is due")
struct DuePropertyTests {
  private static let runs =
    ProcessInfo.processInfo.environment["BEHOV_PROPERTY_RUNS"].flatMap { Int($0) } ?? 2_000

  @Test func forAnyPatientWhatever() throws {
    for seed in 0..<UInt64(Self.runs / 4) {
      var random = SeededGenerator(seed: seed)
      var life = try Life(&random)
      for _ in 0..<300 { try life.live(&random, seed) }
    }
  }

  /// The next day that is told is one on which something happens, or on which it is looked for again:
  /// who is looked at on those days alone is told the same as one who is looked at each day.
  @Test func lookedAtOnTheNextDayAloneIsToldTheSame() throws {
    for seed in 0..<UInt64(Self.runs / 40) {
      var random = SeededGenerator(seed: seed)
      var daily = try Life(&random)
      daily.isPlain = true
      var seldom = daily
      var next = daily.start
      for number in 0..<300 {
        let day = daily.start.adding(days: number)
        daily.clinic.run(day)
        guard day >= next else { continue }
        // One of whom nothing is to come is not looked at again.
        next = seldom.clinic.run(day).next ?? daily.start.adding(days: 300)
      }
      let said = [daily, seldom].map { $0.clinic.record.dispatches }
      #expect(said[0].map { "\($0.words) \($0.day)" } == said[1].map { "\($0.words) \($0.day)" })
    }
  }

  @Test func runDailyEachOccurrenceIsSentOnItsDay() throws {
    for seed in 0..<UInt64(Self.runs / 40) {
      var random = SeededGenerator(seed: seed)
      var life = try Life(&random)
      life.isPlain = true
      for _ in 0..<300 { try life.live(&random, seed) }
      let clinic = life.clinic
      let course = Course(enrolled: life.start, anchor: clinic.record.patient.anchor)
      let last = life.start.adding(days: 299)
      let expected = clinic.plan.occurrences(of: course, in: life.start...last)
      let sent = clinic.record.dispatches.filter { $0.kind == .form }
      #expect(sent.map(\.occurrence) == expected.map(\.id), "seed \(seed)")
      #expect(sent.allSatisfy { $0.day == $0.due }, "seed \(seed)")
    }
  }
}

/// One patient, day by day.
private struct Life {
  var clinic: Clinic
  let start = CivilDate(dayNumber: 20_460)
  var today: CivilDate
  /// Whether nothing happens but the plan.
  var isPlain = false
  private var ranks: [String: Int] = [:]

  init(_ random: inout SeededGenerator) throws {
    func days(_ range: ClosedRange<Int>) -> Period {
      Period(.random(in: range, using: &random), .day)
    }
    func maybe<Value>(_ value: Value) -> Value? { Bool.random(using: &random) ? value : nil }
    var plan = FollowUpPlan()
    plan.regular = maybe(.init(every: days(5...90)))
    plan.sendsAt = maybe([.init([days(1...40), days(41...90)], .after, "surgery")]) ?? []
    plan.sendsAfter = maybe([.init(days(5...40), after: .yellow)]) ?? []
    plan.answerWithin = maybe(days(5...14))
    plan.remindsAfter = maybe([days(2...6), days(7...12)]) ?? []
    plan.unanswered = maybe(.init(after: days(10...25), is: .yellow))
    plan.extraFormCountsWithin = maybe(days(5...30))
    plan.contactAtLeastEvery = maybe(days(30...90))
    plan.meetAtLeastEvery = maybe(days(60...150))
    clinic = try Clinic(plan)
    clinic.countsFromNamedDate = !plan.sendsAt.isEmpty
    let anchor = clinic.countsFromNamedDate ? start : maybe(start.adding(days: -30))
    clinic.record.patient = Patient(id: "p1", protocol: "knee", anchor: anchor)
    clinic.happen(.enrolled, start)
    today = start
  }

  mutating func live(_ random: inout SeededGenerator, _ seed: UInt64) throws {
    let isOn = isPlain || Int.random(in: 0..<10, using: &random) < 8
    if !isPlain { chance(&random) }
    if isOn { try runDue(seed) }
    today = today.adding(days: 1)
  }

  private mutating func chance(_ random: inout SeededGenerator) {
    let state = EnrolmentState(clinic.record.events, on: today)
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<5:
      let colour = Colour.allCases.randomElement(using: &random) ?? .grey
      // Some arrive late.
      let authored = today.adding(days: -Int.random(in: 0...3, using: &random))
      clinic.record.forms.append(.init(authored: authored, decided: today, colour: colour))
    case 5: clinic.happen(.paused, today)
    case 6:
      let until = today.adding(days: .random(in: 0...30, using: &random))
      clinic.happen(.paused, today, until: until)
    case 7..<10: clinic.happen(.resumed, today)
    case 10: if state.isActive { clinic.happen(.left, today) }
    case 11..<14: if state.hasEnded { clinic.happen(.enrolled, today) }
    case 14..<24: clinic.record.openUntil = nil
    case 24:
      clinic.record.contacts.append(HeldContact(day: today, contact: "in_person"))
    default: break
    }
  }

  private mutating func runDue(_ seed: UInt64) throws {
    let place = "seed \(seed), \(today)"
    let outcome = clinic.run(today)
    try #require(outcome.dispatches.count { $0.kind == .form } <= 1, "a burst, \(place)")
    let again = clinic.due(today).outcome(for: clinic.record)
    try #require(again.dispatches.map(\.words) == [], "told twice, \(place)")
    try #require(again.concerns.isEmpty, "raised twice, \(place)")
    try #require(again.events.isEmpty, "\(place)")
    let keys = clinic.record.dispatches.map(\.key)
    try #require(Set(keys).count == keys.count, "a key twice, \(place)")
    try #require(outcome.concerns.allSatisfy { $0.colour > .green }, "green, \(place)")
    let isActive = EnrolmentState(clinic.record.events, on: today).isActive
    if isActive { try #require(outcome.next != nil, "no next date, \(place)") }
    for form in clinic.record.sentForms {
      let state = form.state(clinic.plan, on: today)
      let rank = max(ranks[form.occurrence] ?? 0, state.rank)
      try #require(state.rank == rank, "\(form.occurrence) went back, \(place)")
      ranks[form.occurrence] = rank
      if state.rank < OccurrenceState.unanswered.rank, let sent = form.sent {
        let silence = clinic.plan.unanswered?.period ?? clinic.plan.answerWithin ?? Period(4, .week)
        try #require(!isActive || sent.adding(silence) > today, "silent, \(place)")
      }
      if let told = form.unanswered {
        try #require(
          clinic.said.contains { said in
            said.concerns.contains {
              $0.subject == form.occurrence && $0.kind == .unanswered && $0.raised.date == told
            }
          },
          "nobody was told, \(place)"
        )
      }
    }
  }
}
