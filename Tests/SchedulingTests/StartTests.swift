import Scheduling
import Testing
import Values

@Suite("How a plan begins")
struct StartTests {
  private func regular(_ interval: Period) -> FollowUpPlan {
    var plan = FollowUpPlan()
    plan.regular = .init(every: interval)
    return plan
  }

  private func points(
    _ side: FollowUpPlan.SendAt.Side,
    _ days: Int...,
    every interval: Period? = nil
  ) -> FollowUpPlan {
    var plan = FollowUpPlan()
    plan.regular = interval.map { .init(every: $0) }
    plan.sendsAt = [.init(days.map { Period($0, .day) }, side, "surgery")]
    return plan
  }

  // MARK: A date far ahead

  /// Held against 2026-01-15.
  private func far(
    _ plan: FollowUpPlan,
    enrolled: String = "2026-01-15",
    anchor: String?,
    own: Period? = nil,
    beyond: Int? = nil
  ) throws -> String? {
    let course = Course(
      enrolled: try day(enrolled),
      anchor: try anchor.map(day),
      ownInterval: own
    )
    return try plan.farStart(of: course, on: day("2026-01-15"), beyond: beyond)?.description
  }

  @Test func anAnchorMayLieOneIntervalAheadAndNoDayMore() throws {
    let plan = regular(Period(3, .month))
    #expect(try far(plan, anchor: "2026-04-15") == nil)
    #expect(try far(plan, anchor: "2026-04-16") == "2026-04-16")
    #expect(try far(plan, anchor: nil) == nil)
  }

  @Test func thePatientsOwnIntervalIsTheMeasure() throws {
    let plan = regular(Period(3, .month))
    #expect(try far(plan, anchor: "2026-07-15", own: Period(6, .month)) == nil)
    #expect(try far(plan, anchor: "2026-02-16", own: Period(1, .month)) == "2026-02-16")
  }

  @Test func theFirstTimePointMayLieHalfAYearAheadAndNoDayMore() throws {
    let plan = points(.after, 10, 400)
    #expect(try far(plan, anchor: "2026-07-05") == nil)
    #expect(try far(plan, anchor: "2026-07-06") == "2026-07-16")
  }

  @Test func whicheverComesFirstIsTheFirst() throws {
    let before = points(.before, 30, every: Period(3, .month))
    #expect(try far(before, anchor: "2026-05-15") == nil)
    #expect(try far(before, anchor: "2026-05-16") == "2026-04-16")
    let after = points(.after, 30, every: Period(3, .month))
    #expect(try far(after, anchor: "2026-04-16") == "2026-04-16")
  }

  @Test func aDayOfEnrolmentMayBeAsFarAhead() throws {
    let plan = regular(Period(3, .month))
    #expect(try far(plan, enrolled: "2026-04-15", anchor: nil) == nil)
    #expect(try far(plan, enrolled: "2026-04-16", anchor: nil) == "2026-04-16")
    #expect(try far(plan, enrolled: "2026-04-16", anchor: "2026-01-01") == "2026-04-16")
    // What is counted from a day of enrolment ahead may lie as far beyond that.
    #expect(try far(plan, enrolled: "2026-04-15", anchor: "2026-07-15") == nil)
    #expect(try far(plan, enrolled: "2026-04-15", anchor: "2026-07-16") == "2026-07-16")
  }

  @Test func aPersonMayAllowMoreOrLess() throws {
    let plan = regular(Period(3, .month))
    #expect(try far(plan, anchor: "2027-01-15", beyond: 365) == nil)
    #expect(try far(plan, anchor: "2027-01-16", beyond: 365) == "2027-01-16")
    #expect(try far(plan, anchor: "2026-01-18", beyond: 2) == "2026-01-18")
  }

  // MARK: A plan that is almost over

  /// Held against an operation on 2026-02-10.
  private func late(_ plan: FollowUpPlan, enrolled: String, on today: String) throws -> String? {
    let course = Course(enrolled: try day(enrolled), anchor: try day("2026-02-10"))
    return try plan.lateStart(of: course, on: day(today))?.id
  }

  @Test func theLastTimePointBeforeTheDateIsAskedForLate() throws {
    let plan = points(.before, 30, 14)
    let last = "14 days before surgery 2026-01-27"
    #expect(try late(plan, enrolled: "2026-01-28", on: "2026-01-28") == last)
    #expect(try late(plan, enrolled: "2026-02-09", on: "2026-02-09") == last)
    #expect(try late(plan, enrolled: "2026-02-09", on: "2026-02-10") == nil)
    // It is still to come.
    #expect(try late(plan, enrolled: "2026-01-27", on: "2026-01-28") == nil)
    #expect(try late(points(.after, 14), enrolled: "2026-02-09", on: "2026-02-09") == nil)
  }

  @Test func aTimePointOnTheDateItselfIsNoneBeforeIt() throws {
    let plan = points(.before, 14, 0)
    #expect(
      try late(plan, enrolled: "2026-02-01", on: "2026-02-01")
        == "14 days before surgery 2026-01-27"
    )
  }

  @Test func aPlanHasPassedOnTheDayAfterItsLastForm() throws {
    func hasPassed(_ plan: FollowUpPlan, _ enrolled: String, _ anchor: String?) throws -> Bool {
      let course = Course(enrolled: try day(enrolled), anchor: try anchor.map(day))
      return plan.hasPassed(course)
    }
    let after = points(.after, 5, 14)
    #expect(try !hasPassed(after, "2026-02-24", "2026-02-10"))
    #expect(try hasPassed(after, "2026-02-25", "2026-02-10"))
    #expect(try !hasPassed(after, "2026-02-25", nil))
    #expect(try !hasPassed(points(.after, 5, every: Period(3, .month)), "2026-09-01", "2026-02-10"))
    // The last before an operation is asked for late, until that day has come.
    #expect(try !hasPassed(points(.before, 14), "2026-02-09", "2026-02-10"))
    #expect(try hasPassed(points(.before, 14), "2026-02-10", "2026-02-10"))
    #expect(try !hasPassed(FollowUpPlan(), "2026-02-10", "2026-01-01"))
  }
}
