import Scheduling
import Testing
import Values

struct ClinicCalendarTests {
  @Test(arguments: ["", "Mars/Olympus", "europe/oslo", "Europe/Oslo ", "CEST", "../Europe/Oslo"])
  func hasNoUnknownZone(zone: String) {
    #expect(ClinicCalendar(zone: zone) == nil)
  }

  @Test(
    arguments: [
      ("2026-01-15T22:59:59.999Z", "2026-01-15"), ("2026-01-15T23:00:00Z", "2026-01-16"),
      ("2026-07-15T21:59:59.999Z", "2026-07-15"), ("2026-07-15T22:00:00Z", "2026-07-16"),
      ("2026-07-15T23:30:00-05:00", "2026-07-16"), ("2026-07-16T00:30:00+09:00", "2026-07-15"),
      ("1969-12-31T22:59:59.999Z", "1969-12-31"), ("1969-12-31T23:00:00Z", "1970-01-01"),
      ("2026-12-31T23:30:00Z", "2027-01-01"), ("2024-02-28T23:30:00Z", "2024-02-29"),
      ("2100-07-01T22:30:00Z", "2100-07-02"), ("1975-07-01T22:30:00Z", "1975-07-01"),
    ]
  )
  func theDayIsThatOfTheClinicsClocks(moment: String, expected: String) throws {
    #expect(try oslo().date(of: #require(Instant(moment))).description == expected)
  }

  @Test(
    arguments: [
      ("2026-10-25T00:30:00Z", "2026-10-25T02:30:00+02:00"),
      ("2026-10-25T01:30:00Z", "2026-10-25T02:30:00+01:00"),
      ("2026-03-29T00:59:59.999Z", "2026-03-29T01:59:59.999+01:00"),
      ("2026-03-29T01:00:00+00:00", "2026-03-29T03:00:00+02:00"),
    ]
  )
  func aMomentIsWrittenWithTheOffsetThatHoldsThen(moment: String, expected: String) throws {
    #expect(try oslo().local(#require(Instant(moment))).description == expected)
  }

  @Test(
    arguments: [
      ("2026-01-15", 8, 0, "2026-01-15T08:00:00+01:00"),
      ("2026-07-15", 8, 0, "2026-07-15T08:00:00+02:00"),
      ("2026-03-29", 1, 59, "2026-03-29T01:59:00+01:00"),
      ("2026-03-29", 2, 0, "2026-03-29T03:00:00+02:00"),
      ("2026-03-29", 2, 30, "2026-03-29T03:30:00+02:00"),
      ("2026-03-29", 3, 0, "2026-03-29T03:00:00+02:00"),
      ("2026-10-25", 1, 59, "2026-10-25T01:59:00+02:00"),
      ("2026-10-25", 2, 0, "2026-10-25T02:00:00+02:00"),
      ("2026-10-25", 2, 30, "2026-10-25T02:30:00+02:00"),
      ("2026-10-25", 3, 0, "2026-10-25T03:00:00+01:00"),
      ("1969-12-31", 23, 30, "1969-12-31T23:30:00+01:00"),
      ("2100-07-01", 0, 0, "2100-07-01T00:00:00+02:00"),
    ]
  )
  func aMomentIsThatOfTheClinicsClocks(
    date: String,
    hour: Int,
    minute: Int,
    expected: String
  ) throws {
    let instant = try oslo().instant(on: day(date), hour: hour, minute: minute)
    #expect(instant.description == expected)
  }

  @Test func otherZonesHaveTheirOwnGaps() throws {
    let apia = try #require(ClinicCalendar(zone: "Pacific/Apia"))
    let skipped = try apia.instant(on: day("2011-12-30"), hour: 12, minute: 0)
    #expect(skipped.description == "2011-12-31T12:00:00+14:00")
    let kathmandu = try #require(ClinicCalendar(zone: "Asia/Kathmandu"))
    #expect(
      try kathmandu.instant(on: day("2026-06-01"), hour: 0, minute: 0).description
        == "2026-06-01T00:00:00+05:45"
    )
    let utc = try #require(ClinicCalendar(zone: "UTC"))
    #expect(try utc.date(of: #require(Instant("2026-06-01T23:59:59Z"))) == day("2026-06-01"))
  }

  /// Clocks are one hour ahead of UTC, and two from the last Sunday of March, 01:00 UTC, to the
  /// last of October, 01:00 UTC (directive 2000/84/EC).
  @Test func everyHourFrom2026To2032HasTheOffsetOfTheDirective() throws {
    let calendar = try oslo()
    for year in 2026...2032 {
      let summer = try lastSunday(year, 3).dayNumber * 24 + 1
      let winter = try lastSunday(year, 10).dayNumber * 24 + 1
      for hour in try day("\(year)-01-01").dayNumber * 24..<day("\(year + 1)-01-01").dayNumber * 24
      {
        let local = hour + ((summer..<winter).contains(hour) ? 2 : 1)
        let date = calendar.date(of: Instant(milliseconds: hour * 3_600_000))
        try #require(date.dayNumber == local / 24)
        let instant = calendar.instant(on: date, hour: local % 24, minute: 0)
        let isSecond = hour == winter
        try #require(instant.milliseconds == (isSecond ? hour - 1 : hour) * 3_600_000)
        try #require(instant.offset == (isSecond ? 120 : (local - hour) * 60))
      }
    }
  }

  @Test func aFormOfMidnightOrNightBelongsToItsDayThroughout() throws {
    let calendar = try oslo()
    var date = try day("2026-01-01")
    while try date < day("2033-01-01") {
      for (hour, minute) in [(0, 0), (2, 0), (2, 30), (3, 0), (7, 0), (23, 59)] {
        let instant = calendar.instant(on: date, hour: hour, minute: minute)
        try #require(calendar.date(of: instant) == date)
      }
      date = date.adding(days: 1)
    }
  }

  private func lastSunday(_ year: Int, _ month: Int) throws -> CivilDate {
    let last = try #require(CivilDate(year: year, month: month, day: 31))
    return last.adding(days: -(last.weekday % 7))
  }
}

struct WorkingDayTests {
  @Test(
    arguments: [
      ("2026-03-10", true), ("2026-03-14", false), ("2026-03-15", false), ("2026-04-01", true),
      ("2026-04-02", false), ("2026-04-03", false), ("2026-04-04", false), ("2026-04-06", false),
      ("2026-05-01", false), ("2026-05-14", false), ("2026-05-18", true), ("2026-05-25", false),
      ("2026-12-24", true), ("2026-12-25", false), ("2026-12-31", true), ("2027-01-01", false),
    ]
  )
  func isNeitherWeekendNorHoliday(date: String, expected: Bool) throws {
    #expect(try oslo().isWorkingDay(day(date)) == expected)
  }

  @Test func theUnitsOwnClosedDaysAreClosed() throws {
    let calendar = try oslo(closed: "2026-12-24", "2026-12-28", "2026-12-26")
    #expect(try !calendar.isWorkingDay(day("2026-12-24")))
    #expect(try calendar.workingDay(1, after: day("2026-12-23")) == day("2026-12-29"))
    #expect(try calendar.workingDay(onOrBefore: day("2026-12-28")) == day("2026-12-23"))
  }

  @Test(
    arguments: [
      (1, "2026-03-10", "2026-03-11"), (1, "2026-03-13", "2026-03-16"),
      (1, "2026-03-14", "2026-03-16"), (5, "2026-03-10", "2026-03-17"),
      (1, "2026-04-01", "2026-04-07"), (3, "2026-12-23", "2026-12-29"),
      (2, "2026-05-13", "2026-05-18"), (1, "2026-12-31", "2027-01-04"),
      (0, "2026-03-14", "2026-03-14"),
      (-3, "2026-03-10", "2026-03-10"),
    ]
  )
  func countsFromTheNextDay(count: Int, after date: String, expected: String) throws {
    #expect(try oslo().workingDay(count, after: day(date)).description == expected)
  }

  @Test func theNearestIsTheDayItselfWhereItIsOne() throws {
    let calendar = try oslo()
    let (open, closed) = (try day("2026-03-10"), try day("2026-04-04"))
    #expect(calendar.workingDay(onOrAfter: open) == open)
    #expect(calendar.workingDay(onOrBefore: open) == open)
    #expect(try calendar.workingDay(onOrAfter: closed) == day("2026-04-07"))
    #expect(try calendar.workingDay(onOrBefore: closed) == day("2026-04-01"))
  }

  /// The counts were made with python-dateutil 2.9, which has its own Easter.
  @Test func aYearHasAsManyWorkingDaysAsCountedElsewhere() throws {
    let calendar = try oslo()
    for (year, expected) in [2024: 252, 2025: 252, 2026: 253, 2027: 255, 2028: 251] {
      let days = try day("\(year)-01-01").dayNumber..<day("\(year + 1)-01-01").dayNumber
      let count = days.count { calendar.isWorkingDay(CivilDate(dayNumber: $0)) }
      #expect(count == expected, "\(year)")
    }
  }
}
