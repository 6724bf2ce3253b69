import Scheduling
import Testing
import Values

struct DeadlineTests {
  private func check(
    _ within: Deadline.Within,
    authored: String,
    decided: String? = nil,
    calendar: ClinicCalendar? = nil,
    expect expected: String,
    breached: Bool = false
  ) throws {
    let deadline = try Deadline(
      authored: day(authored),
      decided: day(decided ?? authored),
      within: within,
      calendar: calendar ?? oslo()
    )
    let text = "\(within) from \(authored), decided \(decided ?? authored)"
    #expect(deadline.date.description == expected, "\(text)")
    #expect(deadline.isBreached == breached, "\(text)")
  }

  @Test(
    arguments: [
      ("2026-03-10", "2026-03-10", "2026-03-10"),
      ("2026-03-14", "2026-03-14", "2026-03-16"),
      ("2026-03-14", "2026-03-16", "2026-03-16"),
      ("2026-03-14", "2026-03-17", "2026-03-17"),
      ("2026-03-10", "2026-03-12", "2026-03-12"),
      ("2026-04-01", "2026-04-02", "2026-04-07"),
      ("2026-04-04", "2026-04-04", "2026-04-07"),
      ("2026-05-16", "2026-05-17", "2026-05-18"),
      ("2026-12-24", "2026-12-25", "2026-12-28"),
      ("2026-12-31", "2027-01-01", "2027-01-04"),
      ("2026-03-14", "2026-03-13", "2026-03-16"),
    ]
  )
  func sameDayIsThatDayOrTheFirstWorkingDayFromTheDecision(
    authored: String,
    decided: String,
    expected: String
  ) throws {
    try check(.sameDay, authored: authored, decided: decided, expect: expected)
  }

  @Test(
    arguments: [
      (1, "2026-03-10", "2026-03-11"), (1, "2026-03-13", "2026-03-16"),
      (1, "2026-03-15", "2026-03-16"), (1, "2026-04-01", "2026-04-07"),
      (3, "2026-03-31", "2026-04-08"), (1, "2026-04-30", "2026-05-04"),
      (2, "2026-05-13", "2026-05-18"), (1, "2026-05-15", "2026-05-18"),
      (5, "2026-05-20", "2026-05-28"), (3, "2026-12-23", "2026-12-29"),
      (5, "2026-12-24", "2027-01-04"), (1, "2024-02-28", "2024-02-29"),
    ]
  )
  func workingDaysLeaveOutTheClosedOnes(count: Int, authored: String, expected: String) throws {
    try check(.workingDays(count), authored: authored, expect: expected)
  }

  @Test(
    arguments: [
      (14, "2026-03-10", "2026-03-24"),  // open
      (4, "2026-03-10", "2026-03-13"),  // Saturday: Friday before
      (7, "2026-03-30", "2026-04-01"),  // Easter Monday: before the holy days
      (3, "2026-04-01", "2026-04-07"),  // nothing open between: the first after
      (1, "2026-03-13", "2026-03-16"), (2, "2026-03-13", "2026-03-16"),
      (7, "2026-12-18", "2026-12-24"), (2, "2026-12-24", "2026-12-28"),
      (3, "2026-05-14", "2026-05-15"),  // 17 May, a Sunday: Friday before
      (2, "2026-05-15", "2026-05-18"),  // and from that Friday: Monday
      (0, "2026-03-14", "2026-03-16"), (0, "2026-03-10", "2026-03-10"),
      (30, "2026-12-02", "2026-12-31"),
    ]
  )
  func daysEndOnAWorkingDayButNotBeforeTheFirst(
    count: Int,
    authored: String,
    expected: String
  ) throws {
    try check(.days(count), authored: authored, expect: expected)
  }

  @Test func weeksAndMonthsDoToo() throws {
    try check(.period(Period(2, .week)), authored: "2026-03-10", expect: "2026-03-24")
    try check(.period(Period(1, .month)), authored: "2026-01-31", expect: "2026-02-27")
    try check(.period(Period(3, .month)), authored: "2026-02-17", expect: "2026-05-15")
    try check(.period(Period(1, .year)), authored: "2024-02-29", expect: "2025-02-28")
    try check(.period(Period(48, .hour)), authored: "2026-03-09", expect: "2026-03-11")
  }

  @Test(
    arguments: [
      (.workingDays(5), "2026-03-02", "2026-03-09", "2026-03-09", false),
      (.workingDays(5), "2026-03-02", "2026-03-10", "2026-03-09", true),
      (.days(7), "2026-03-02", "2026-03-09", "2026-03-09", false),
      (.days(7), "2026-03-02", "2026-03-10", "2026-03-09", true),
      (.days(7), "2026-03-30", "2026-04-02", "2026-04-01", true),
      (.period(Period(1, .month)), "2026-03-01", "2026-04-01", "2026-04-01", false),
      (.period(Period(1, .month)), "2026-03-01", "2026-04-02", "2026-04-01", true),
    ] as [(Deadline.Within, String, String, String, Bool)]
  )
  func isBreachedWhereItIsPastWhenTheDecisionIsMade(
    within: Deadline.Within,
    authored: String,
    decided: String,
    expected: String,
    breached: Bool
  ) throws {
    try check(within, authored: authored, decided: decided, expect: expected, breached: breached)
  }

  @Test func theUnitsOwnClosedDaysCount() throws {
    let calendar = try oslo(closed: "2026-07-13", "2026-07-14")
    try check(.sameDay, authored: "2026-07-13", calendar: calendar, expect: "2026-07-15")
    try check(.workingDays(1), authored: "2026-07-10", calendar: calendar, expect: "2026-07-15")
    try check(.days(4), authored: "2026-07-10", calendar: calendar, expect: "2026-07-15")
    try check(.days(5), authored: "2026-07-09", calendar: calendar, expect: "2026-07-10")
  }

  @Test func isAWorkingDayNeverBeforeTheFormWhateverTheDay() throws {
    let calendar = try oslo(closed: "2026-12-24", "2026-12-28")
    let kinds: [Deadline.Within] = [
      .sameDay, .workingDays(1), .workingDays(3), .days(1), .days(7), .period(Period(1, .month)),
    ]
    for number in try day("2026-01-01").dayNumber..<day("2028-01-01").dayNumber {
      let authored = CivilDate(dayNumber: number)
      for within in kinds {
        for delay in [0, 1, 10] {
          let deadline = Deadline(
            authored: authored,
            decided: authored.adding(days: delay),
            within: within,
            calendar: calendar
          )
          try #require(calendar.isWorkingDay(deadline.date) && deadline.date >= authored)
          try #require(deadline.isBreached == (deadline.date < authored.adding(days: delay)))
        }
      }
    }
  }

  @Test func isWrittenAsAnAuthorDoes() {
    let texts = [Deadline.Within.sameDay, .workingDays(1), .workingDays(3), .days(14)]
      .map(\.description)
    #expect(texts == ["same day", "1 working day", "3 working days", "14 days"])
    #expect(Deadline.Within.days(14) == .period(Period(2, .week)))
  }
}
