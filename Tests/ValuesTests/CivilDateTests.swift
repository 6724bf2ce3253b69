import Testing
import Values

struct CivilDateTests {
  @Test func countsEveryDayFrom1900To2100() throws {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var number = -25_567
    var weekday = 1
    for year in 1900...2100 {
      let isLeap = year.isMultiple(of: 4) && (year != 1900 && year != 2100)
      for month in 1...12 {
        let length = month == 2 && isLeap ? 29 : lengths[month - 1]
        for day in 1...length {
          let date = try #require(CivilDate(year: year, month: month, day: day))
          try #require(date.dayNumber == number)
          try #require(date.components == (year, month, day))
          try #require(CivilDate(date.description) == date)
          try #require(date.weekday == weekday)
          number += 1
          weekday = weekday % 7 + 1
        }
        #expect(CivilDate(year: year, month: month, day: length + 1) == nil)
      }
    }
  }

  @Test(arguments: ["0001-01-01", "9999-12-31", "1600-02-29", "2000-02-29", "2024-02-29"])
  func readsWhatItWrites(text: String) throws {
    #expect(try #require(CivilDate(text)).description == text)
  }

  @Test(arguments: [
    "", "2026-02-30", "2026-02-29", "1900-02-29", "2100-02-29", "2026-04-31", "2026-13-01",
    "2026-00-10", "2026-01-00", "2026-01-32", "0000-01-01", "10000-01-01", "2026-1-1", "26-01-01",
    "20260101", "2026/01/01", "2026/01-01", "2026-01/01", "2026-01-01T00:00:00Z", "2026-01-01 ",
    " 2026-01-1", "-026-01-01",
    "+026-01-01", "2026-W5-01", "٢٠٢٦-01-01", "２０26-01", "2026-01-0a",
  ])
  func refusesWhatIsNoDay(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
    ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"),
    ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -1, "2025-12-15"),
    ("2026-11-30", 3, "2027-02-28"), ("2026-12-31", 6, "2027-06-30"),
    ("2026-05-05", 0, "2026-05-05"),
    ("2026-01-31", -14, "2024-11-30"),
  ])
  func addsMonthsAndStaysInTheMonth(from: String, months: Int, to: String) throws {
    #expect(try #require(CivilDate(from)).adding(months: months).description == to)
  }

  @Test(arguments: [
    ("2026-01-31", "2026-02-27", 0), ("2026-01-31", "2026-02-28", 1),
    ("2026-01-31", "2026-03-30", 1),
    ("2026-01-31", "2026-03-31", 2), ("2024-02-29", "2025-02-28", 12),
    ("2026-05-10", "2026-05-10", 0),
    ("2026-05-10", "2026-05-09", 0), ("2026-05-10", "2026-04-10", -1),
    ("2026-05-10", "2025-05-09", -12),
  ])
  func countsWholeMonths(from: String, to: String, expected: Int) throws {
    let (from, to) = (try #require(CivilDate(from)), try #require(CivilDate(to)))
    #expect(to.wholeMonths(since: from) == expected)
  }

  @Test func agesChangeOnTheBirthdayAndOn28FebruaryInShortYears() throws {
    let born = try #require(CivilDate("2008-02-29"))
    let ages = ["2026-02-27": 17, "2026-02-28": 18, "2028-02-28": 19, "2028-02-29": 20]
    for (day, age) in ages {
      #expect(try #require(CivilDate(day)).wholeMonths(since: born) / 12 == age, "\(day)")
    }
  }

  @Test func addsPeriodsByTheirUnit() throws {
    let day = try #require(CivilDate("2026-01-31"))
    let expected: [(Period, String)] = [
      (Period(2, .week), "2026-02-14"), (Period(14, .day), "2026-02-14"),
      (Period(1, .month), "2026-02-28"), (Period(1, .year), "2027-01-31"),
      (Period(23, .hour), "2026-01-31"), (Period(24, .hour), "2026-02-01"),
      (Period(1440, .minute), "2026-02-01"),
    ]
    for (period, text) in expected { #expect(day.adding(period).description == text) }
  }

  /// What is subtracted from an early day may lie before it; a year 0 and those before it go on alike.
  @Test func countsOnBeforeTheYearOne() throws {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    let first = try #require(CivilDate("0001-01-01"))
    var number = first.dayNumber
    for year in (-401...0).reversed() {
      let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
      for month in (1...12).reversed() {
        for day in (1...lengths[month - 1] + (month == 2 && isLeap ? 1 : 0)).reversed() {
          number -= 1
          let date = CivilDate(dayNumber: number)
          try #require(date.components == (year, month, day))
        }
        let months = (1 - year) * 12 + 1 - month
        try #require(first.adding(months: -months).dayNumber == number)
      }
    }
  }

  @Test func theRangeIsThatOfTheYearsThatAreWritten() throws {
    let (first, last) = (
      try #require(CivilDate("0001-01-01")), try #require(CivilDate("9999-12-31"))
    )
    #expect(CivilDate.range == first.dayNumber...last.dayNumber)
  }

  @Test func ordersByTime() throws {
    let days = try ["2026-02-28", "2026-03-01", "2027-01-01"].map { try #require(CivilDate($0)) }
    #expect(days.reversed().sorted() == days)
  }
}
