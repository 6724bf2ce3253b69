import Scheduling
import Testing
import Values

struct NextFormTests {
  private func check(
    _ plan: FollowUpPlan,
    after authored: String,
    decided: String? = nil,
    anchor: String?,
    own: String? = nil,
    colour: Colour = .green,
    expect expected: String?
  ) throws {
    let next = try plan.nextForm(
      after: day(authored),
      decided: day(decided ?? authored),
      anchor: anchor.map { try day($0) },
      ownInterval: own.map { try Period(written: $0) },
      colour: colour
    )
    #expect(next?.description == expected, "after \(authored)")
  }

  private func regular(_ interval: String) throws -> FollowUpPlan {
    var plan = FollowUpPlan()
    plan.regular = .init(every: try Period(written: interval))
    return plan
  }

  @Test(
    arguments: [
      ("6 months", "2026-01-10", "2026-01-10", "2026-07-10"),
      ("6 months", "2026-01-10", "2026-07-09", "2026-07-10"),
      ("6 months", "2026-01-10", "2026-07-10", "2027-01-10"),
      ("6 months", "2026-01-10", "2026-12-24", "2027-01-10"),  // late, and the next stays
      ("6 months", "2026-01-10", "2025-12-01", "2026-01-10"),  // before the anchor: the anchor
      ("1 month", "2026-01-31", "2026-01-31", "2026-02-28"),
      ("1 month", "2026-01-31", "2026-02-28", "2026-03-31"),  // not the 28th
      ("1 month", "2026-01-31", "2026-03-31", "2026-04-30"),
      ("1 year", "2024-02-29", "2024-02-29", "2025-02-28"),
      ("1 year", "2024-02-29", "2027-03-01", "2028-02-29"),
      ("12 months", "2024-02-29", "2027-02-28", "2028-02-29"),
      ("2 weeks", "2026-03-20", "2026-03-20", "2026-04-03"),  // over the change of clocks
      ("14 days", "2026-10-16", "2026-10-29", "2026-10-30"),
      ("48 hours", "2026-03-28", "2026-03-28", "2026-03-30"),
    ]
  )
  func regularFormsAreCountedFromTheAnchor(
    interval: String,
    anchor: String,
    authored: String,
    expected: String
  ) throws {
    try check(regular(interval), after: authored, anchor: anchor, expect: expected)
  }

  @Test func withoutAnAnchorTheFormIsTheAnchor() throws {
    try check(regular("6 months"), after: "2026-08-31", anchor: nil, expect: "2027-02-28")
    try check(regular("10 days"), after: "2026-12-24", anchor: nil, expect: "2027-01-03")
  }

  @Test func thePatientsOwnIntervalReplacesTheProtocols() throws {
    let plan = try regular("6 months")
    try check(
      plan,
      after: "2026-02-01",
      anchor: "2026-01-10",
      own: "3 months",
      expect: "2026-04-10"
    )
    try check(plan, after: "2026-02-01", anchor: "2026-01-10", own: "1 year", expect: "2027-01-10")
    try check(FollowUpPlan(), after: "2026-02-01", anchor: nil, own: "1 year", expect: nil)
  }

  @Test func anIntervalShorterThanADaySendsNothing() throws {
    for interval in ["0 days", "0 months", "12 hours"] {
      try check(regular(interval), after: "2026-02-01", anchor: "2026-01-10", expect: nil)
    }
  }

  @Test(
    arguments: [
      ("2026-02-20", "2026-03-07"), ("2026-03-06", "2026-03-07"), ("2026-03-07", "2026-03-16"),
      ("2026-04-20", "2026-09-02"), ("2026-09-01", "2026-09-02"), ("2026-09-02", nil),
      ("2030-01-01", nil),
    ]
  )
  func timePointsEndWithTheLast(authored: String, expected: String?) throws {
    var plan = FollowUpPlan()
    plan.sendsAt = [
      .init([Period(5, .day), Period(2, .week), Period(6, .month)], .after, "surgery")
    ]
    try check(plan, after: authored, anchor: "2026-03-02", expect: expected)
    try check(plan, after: authored, anchor: nil, expect: nil)
  }

  @Test func timePointsMayLieBeforeTheAnchor() throws {
    var plan = FollowUpPlan()
    plan.sendsAt = [.init([Period(21, .day), Period(1, .month)], .before, "planned_surgery")]
    try check(plan, after: "2026-02-01", anchor: "2026-03-31", expect: "2026-02-28")
    try check(plan, after: "2026-02-28", anchor: "2026-03-31", expect: "2026-03-10")
    try check(plan, after: "2026-03-10", anchor: "2026-03-31", expect: nil)
  }

  @Test func aColourMayAskForAnEarlierForm() throws {
    var plan = try regular("6 months")
    plan.sendsAfter = [
      .init(Period(3, .month), after: .yellow), .init(Period(1, .week), after: .red),
    ]
    for (colour, expected) in [
      (Colour.green, "2026-07-10"), (.grey, "2026-07-10"), (.yellow, "2026-04-20"),
      (.red, "2026-01-27"),
    ] {
      try check(plan, after: "2026-01-20", anchor: "2026-01-10", colour: colour, expect: expected)
    }
    try check(
      plan,
      after: "2026-06-20",
      anchor: "2026-01-10",
      colour: .yellow,
      expect: "2026-07-10"
    )
  }

  @Test func aFormDecidedLateLeavesOutTheDaysThatHavePassed() throws {
    try check(
      regular("6 months"),
      after: "2026-01-10",
      decided: "2026-07-10",
      anchor: "2026-01-10",
      expect: "2027-01-10"
    )
    try check(
      regular("10 days"),
      after: "2026-01-10",
      decided: "2026-02-01",
      anchor: nil,
      expect: "2026-02-09"
    )
    var plan = FollowUpPlan()
    plan.sendsAt = [.init([Period(5, .day), Period(2, .week)], .after, "surgery")]
    for (decided, expected) in [("2026-03-07", "2026-03-16"), ("2026-03-16", nil)] {
      try check(
        plan,
        after: "2026-03-03",
        decided: decided,
        anchor: "2026-03-02",
        expect: expected
      )
    }
  }

  @Test func aLateDecisionDoesNotMoveWhatAColourAsksFor() throws {
    var plan = FollowUpPlan()
    plan.sendsAfter = [.init(Period(1, .month), after: .yellow)]
    for (decided, expected) in [
      ("2026-01-10", "2026-02-10"), ("2026-02-09", "2026-02-10"), ("2026-02-10", "2026-03-10"),
      ("2026-01-01", "2026-02-10"),
    ] {
      try check(
        plan,
        after: "2026-01-10",
        decided: decided,
        anchor: nil,
        colour: .yellow,
        expect: expected
      )
    }
  }

  @Test func aColourMayAskForAFormAfterTheLastTimePoint() throws {
    var plan = FollowUpPlan()
    plan.sendsAt = [.init([Period(5, .day)], .after, "surgery")]
    plan.sendsAfter = [.init(Period(1, .month), after: .yellow)]
    try check(
      plan,
      after: "2026-05-31",
      anchor: "2026-03-02",
      colour: .yellow,
      expect: "2026-06-30"
    )
    try check(plan, after: "2026-05-31", anchor: "2026-03-02", expect: nil)
  }
}

/// The next form held against a walk that asks each day, by itself, whether it is an occurrence.
struct NextFormWalkTests {
  @Test(
    arguments: [
      "1 day", "7 days", "2 weeks", "30 days", "6 weeks", "90 days", "1 month", "2 months",
      "3 months", "6 months", "12 months", "1 year", "18 months", "2 years",
    ],
    ["2024-01-31", "2024-02-29", "2025-12-31", "2026-03-29", "2026-08-30", "2026-10-25"]
  )
  func agreesWithADailyWalkTo2033(interval: String, anchor: String) throws {
    let period = try Period(written: interval)
    let anchor = try day(anchor)
    var plan = FollowUpPlan()
    plan.regular = .init(every: period)
    var expected: CivilDate?
    var date = try day("2033-01-01")
    while date >= anchor.adding(days: -40) {
      if let expected {
        let next = plan.nextForm(
          after: date,
          decided: date,
          anchor: anchor,
          ownInterval: nil,
          colour: .green
        )
        try #require(next == expected, "after \(date)")
      }
      if isOccurrence(date, of: period, from: anchor) { expected = date }
      date = date.adding(days: -1)
    }
    #expect(expected == anchor)
  }

  private func isOccurrence(_ date: CivilDate, of period: Period, from anchor: CivilDate) -> Bool {
    if date < anchor { return false }
    if !period.isMonths { return (date.dayNumber - anchor.dayNumber) % period.days == 0 }
    let (year, month, day) = date.components
    let start = anchor.components
    let isLastOfMonth = date.adding(days: 1).components.day == 1
    let isTheDay = day == start.day || (day < start.day && isLastOfMonth)
    return isTheDay && ((year - start.year) * 12 + month - start.month) % period.months == 0
  }
}
