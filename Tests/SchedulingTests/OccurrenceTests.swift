import Scheduling
import Testing
import Values

@Suite("The occurrences of a plan")
struct OccurrenceTests {
  private func ids(
    _ plan: FollowUpPlan,
    _ course: Course,
    _ first: String,
    _ last: String
  ) throws -> [String] {
    try plan.occurrences(of: course, in: day(first)...day(last)).map(\.id)
  }

  @Test func haveIdsOfLineAndDay() throws {
    var plan = FollowUpPlan()
    plan.regular = .init(every: Period(6, .month))
    plan.sendsAt = [.init([Period(2, .week)], .before, "surgery")]
    plan.sendsAfter = [.init(Period(1, .month), after: .yellow)]
    let form = try Course.DecidedForm(
      authored: day("2026-05-02"),
      decided: day("2026-05-04"),
      colour: .yellow
    )
    let course = try Course(
      enrolled: day("2026-03-01"),
      anchor: day("2026-04-13"),
      forms: [form]
    )
    #expect(
      try ids(plan, course, "2026-01-01", "2026-12-31") == [
        "2 weeks before surgery 2026-03-30", "every 6 months 2026-04-13",
        "1 month after yellow 2026-06-02", "every 6 months 2026-10-13",
      ]
    )
  }

  @Test func countFromTheAnchorAndBeginWithTheDayOfEnrolment() throws {
    var plan = FollowUpPlan()
    plan.regular = .init(every: Period(3, .month))
    let course = try Course(enrolled: day("2026-04-30"), anchor: day("2025-10-31"))
    #expect(
      try ids(plan, course, "2026-01-01", "2026-08-01") == [
        "every 3 months 2026-04-30", "every 3 months 2026-07-31",
      ]
    )
  }

  @Test func theFirstMayBeOnTheDayOfEnrolmentAndNoneBeforeIt() throws {
    var plan = FollowUpPlan()
    plan.regular = .init(every: Period(3, .month))
    var course = try Course(enrolled: day("2026-04-30"), anchor: day("2025-10-31"))
    func next(after date: String) throws -> String? {
      try plan.nextOccurrence(of: course, after: day(date))?.date.description
    }
    #expect(try next(after: "2025-11-01") == "2026-04-30")
    #expect(try next(after: "2026-04-29") == "2026-04-30")
    #expect(try next(after: "2026-04-30") == "2026-07-31")
    course.enrolled = try day("2026-05-01")
    #expect(try next(after: "2025-11-01") == "2026-07-31")
  }

  @Test func withoutAnAnchorCountFromEnrolmentAndHaveNoTimePoints() throws {
    var plan = FollowUpPlan()
    plan.regular = .init(every: Period(3, .month))
    plan.sendsAt = [.init([Period(5, .day)], .after, "surgery")]
    let course = try Course(enrolled: day("2026-01-31"), ownInterval: Period(1, .month))
    #expect(
      try ids(plan, course, "2026-01-01", "2026-03-31") == [
        "every 1 month 2026-01-31", "every 1 month 2026-02-28", "every 1 month 2026-03-31",
      ]
    )
  }

  @Test func areOneWhereLinesMeet() throws {
    var plan = FollowUpPlan()
    plan.regular = .init(every: Period(14, .day))
    plan.sendsAt = [.init([Period(2, .week), Period(28, .day)], .after, "surgery")]
    let course = try Course(enrolled: day("2026-03-02"), anchor: day("2026-03-02"))
    #expect(
      try ids(plan, course, "2026-03-03", "2026-03-30") == [
        "every 14 days 2026-03-16", "every 14 days 2026-03-30",
      ]
    )
  }

  /// What a decision promises is what is sent: never later, and not earlier but for another form.
  @Test func theFirstAfterAFormIsThatOfItsDecision() throws {
    var random = SeededGenerator(seed: 20_260_413)
    for run in 0..<20_000 {
      let plan = Self.plan(&random)
      let anchor = CivilDate(dayNumber: .random(in: 20_000...23_000, using: &random))
      let enrolled = CivilDate(dayNumber: .random(in: 20_000...22_000, using: &random))
      let authored = enrolled.adding(days: .random(in: 0...700, using: &random))
      let decided = authored.adding(days: .random(in: -2...90, using: &random))
      let colour = Colour.allCases.randomElement(using: &random) ?? .grey
      let own = Bool.random(using: &random) ? Period(4, .month) : nil
      let form = Course.DecidedForm(authored: authored, decided: decided, colour: colour)
      var course = Course(enrolled: enrolled, anchor: anchor, ownInterval: own, forms: [form])
      let promised = plan.nextForm(
        after: authored,
        decided: decided,
        anchor: anchor,
        ownInterval: own,
        colour: colour
      )
      let day = max(authored, decided)
      let next = plan.nextOccurrence(of: course, after: day)
      try #require(next?.date == promised, "run \(run)")
      let through = day.adding(days: 800)
      let all = plan.occurrences(of: course, in: day.adding(days: 1)...through)
      if let next, next.date <= through { try #require(all.first == next, "run \(run)") }
      course.forms.append(.init(authored: enrolled, decided: enrolled, colour: .yellow))
      let sooner = plan.nextOccurrence(of: course, after: day)
      if let promised { try #require(try #require(sooner).date <= promised, "run \(run)") }
    }
  }

  private static func plan(_ random: inout SeededGenerator) -> FollowUpPlan {
    let units: [Period.Unit] = [.day, .week, .month]
    func period() -> Period {
      Period(.random(in: 1...20, using: &random), units.randomElement(using: &random) ?? .day)
    }
    var plan = FollowUpPlan()
    if Bool.random(using: &random) { plan.regular = .init(every: period()) }
    for side in [FollowUpPlan.SendAt.Side.before, .after] where Bool.random(using: &random) {
      plan.sendsAt.append(.init([period(), period()], side, "surgery"))
    }
    for colour in [Colour.yellow, .red] where Bool.random(using: &random) {
      plan.sendsAfter.append(.init(period(), after: colour))
    }
    return plan
  }
}
