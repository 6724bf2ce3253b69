import Scheduling
import Testing
import Values

struct FollowUpPlanTests {
  /// `send 5 days, 2 weeks, 6 weeks, 12 weeks, 6 months after surgery`.
  private func wrist() -> FollowUpPlan {
    var plan = FollowUpPlan()
    let periods = [
      Period(5, .day), Period(2, .week), Period(6, .week), Period(12, .week), Period(6, .month),
    ]
    plan.sendsAt = [.init(periods, .after, "surgery")]
    return plan
  }

  @Test func anEmptyPlanAsksForNothing() throws {
    let plan = FollowUpPlan()
    let (today, later) = (try day("2026-03-10"), try day("2099-01-01"))
    #expect(plan.timePoints.isEmpty)
    #expect(plan.timePoint(of: today, anchor: today) == nil)
    #expect(
      plan.nextForm(
        after: today,
        decided: today,
        anchor: today,
        ownInterval: nil,
        colour: .red
      ) == nil
    )
    #expect(plan.isFresh(authored: today, now: later))
    #expect(plan.comparableWindow(authored: today) == nil)
    #expect(plan.green == .confirmed(by: "nurse"))
  }

  @Test func ownIntervalsAreOfOneUnit() {
    let own = FollowUpPlan.Own(3, to: Period(12, .month))
    #expect(own.shortest == Period(3, .month) && own.longest == Period(1, .year))
  }

  @Test(
    arguments: [
      ("2026-02-20", nil), ("2026-03-01", nil), ("2026-03-02", "5 days"), ("2026-03-07", "5 days"),
      ("2026-03-15", "5 days"), ("2026-03-16", "2 weeks"), ("2026-04-12", "2 weeks"),
      ("2026-04-13", "6 weeks"), ("2026-05-24", "6 weeks"), ("2026-05-25", "12 weeks"),
      ("2026-09-01", "12 weeks"), ("2026-09-02", "6 months"), ("2031-01-01", "6 months"),
    ]
  )
  func aFormBelongsToTheLastTimePointPassed(authored: String, expected: String?) throws {
    let point = try wrist().timePoint(of: day(authored), anchor: day("2026-03-02"))
    #expect(point?.description == expected)
  }

  @Test func onlyAPlanThatAsksAfterADateHasFormsThatAreTooEarly() throws {
    let (before, anchor) = (try day("2026-03-01"), try day("2026-03-02"))
    #expect(wrist().isTooEarly(before, anchor: anchor))
    #expect(!wrist().isTooEarly(anchor, anchor: anchor))
    var plan = FollowUpPlan()
    plan.regular = .init(every: Period(6, .month))
    #expect(!plan.isTooEarly(before, anchor: anchor))
  }

  @Test func timePointsAreThoseWrittenAndPassByDate() throws {
    var plan = FollowUpPlan()
    plan.sendsAt = [
      .init([Period(6, .week), Period(21, .day)], .after, "surgery"),
      .init([Period(1, .month)], .before, "surgery"),
    ]
    let surgery = try day("2026-03-31")
    #expect(plan.timePoints == [Period(6, .week), Period(21, .day), Period(1, .month)])
    #expect(try plan.timePoint(of: day("2026-01-01"), anchor: surgery) == Period(1, .month))
    #expect(try plan.timePoint(of: day("2026-02-28"), anchor: surgery) == Period(1, .month))
    #expect(try plan.timePoint(of: day("2026-04-21"), anchor: surgery) == Period(21, .day))
    #expect(try plan.timePoint(of: day("2026-05-12"), anchor: surgery) == Period(6, .week))
  }

  @Test func ofTwoTimePointsOnOneDayTheLaterWrittenHolds() throws {
    var plan = FollowUpPlan()
    plan.sendsAt = [.init([Period(28, .day), Period(1, .month)], .after, "surgery")]
    #expect(
      try plan.timePoint(of: day("2026-03-01"), anchor: day("2026-02-01")) == Period(1, .month)
    )
  }

  @Test(
    arguments: [
      ("30 days", "2026-03-10", "2026-03-10", true), ("30 days", "2026-03-10", "2026-04-08", true),
      ("30 days", "2026-03-10", "2026-04-09", false), ("7 days", "2026-03-26", "2026-04-01", true),
      ("7 days", "2026-03-26", "2026-04-02", false), ("1 month", "2026-01-31", "2026-02-27", true),
      ("1 month", "2026-01-31", "2026-02-28", false),
      ("6 months", "2025-08-31", "2026-02-27", true),
      ("6 months", "2025-08-31", "2026-02-28", false), ("1 year", "2024-02-29", "2025-02-27", true),
      ("1 year", "2024-02-29", "2025-02-28", false), ("30 days", "2026-03-10", "2026-03-09", true),
    ]
  )
  func answersCountForLessThanTheirPeriod(
    period: String,
    authored: String,
    now: String,
    expected: Bool
  ) throws {
    var plan = FollowUpPlan()
    plan.answersCountFor = try Period(written: period)
    #expect(try plan.isFresh(authored: day(authored), now: day(now)) == expected)
  }

  @Test(
    arguments: [
      ("7 days", "14 months", "2026-03-10", "2025-01-10", "2026-03-03"),
      ("3 days", "5 months", "2026-07-31", "2026-02-28", "2026-07-28"),
      ("1 month", "18 months", "2026-03-31", "2024-09-30", "2026-02-28"),
      ("0 days", "1 year", "2024-02-29", "2023-02-28", "2024-02-29"),
      ("2 weeks", "6 weeks", "2026-03-30", "2026-02-16", "2026-03-16"),
    ]
  )
  func comparesWithFormsOfAnAgeEndsIncluded(
    youngest: String,
    oldest: String,
    authored: String,
    earliest: String,
    latest: String
  ) throws {
    var plan = FollowUpPlan()
    plan.comparesWith = try .init(Period(written: youngest), to: Period(written: oldest))
    let window = try #require(try plan.comparableWindow(authored: day(authored)))
    #expect(window.earliest.description == earliest)
    #expect(window.latest.description == latest)
  }
}
