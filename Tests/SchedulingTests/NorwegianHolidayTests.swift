import Scheduling
import Testing
import Values

struct NorwegianHolidayTests {
  private static let fixed = ["01-01", "05-01", "05-17", "12-25", "12-26"]

  /// The holidays of a year by walking all its days.
  private func holidays(of year: Int) throws -> [NorwegianHoliday: CivilDate] {
    var found: [NorwegianHoliday: CivilDate] = [:]
    var date = try #require(CivilDate(year: year, month: 1, day: 1))
    while date.components.year == year {
      if let holiday = NorwegianHoliday(on: date) {
        #expect(found.updateValue(date, forKey: holiday) == nil)
      }
      date = date.adding(days: 1)
    }
    return found
  }

  /// Maundy Thursday, Good Friday, Easter Sunday and Monday, Ascension, Whit Sunday and Monday.
  @Test(
    arguments: [
      (2024, "03-28 03-29 03-31 04-01 05-09 05-19 05-20"),
      (2025, "04-17 04-18 04-20 04-21 05-29 06-08 06-09"),
      (2026, "04-02 04-03 04-05 04-06 05-14 05-24 05-25"),
      (2027, "03-25 03-26 03-28 03-29 05-06 05-16 05-17"),
      (2028, "04-13 04-14 04-16 04-17 05-25 06-04 06-05"),
      (2029, "03-29 03-30 04-01 04-02 05-10 05-20 05-21"),
      (2030, "04-18 04-19 04-21 04-22 05-30 06-09 06-10"),
      (2031, "04-10 04-11 04-13 04-14 05-22 06-01 06-02"),
      (2032, "03-25 03-26 03-28 03-29 05-06 05-16 05-17"),
    ]
  )
  func areThoseOfTheAlmanac(year: Int, movable: String) throws {
    let expected = Set(Self.fixed + movable.split(separator: " ").map(String.init))
    #expect(
      try Set(holidays(of: year).values.map { "\($0)".dropFirst(5) }.map(String.init)) == expected
    )
  }

  @Test func areNamedByWhatTheyAre() throws {
    let expected: [NorwegianHoliday: String] = [
      .newYearsDay: "2026-01-01", .maundyThursday: "2026-04-02", .goodFriday: "2026-04-03",
      .easterSunday: "2026-04-05", .easterMonday: "2026-04-06", .labourDay: "2026-05-01",
      .ascensionDay: "2026-05-14", .constitutionDay: "2026-05-17", .whitSunday: "2026-05-24",
      .whitMonday: "2026-05-25", .christmasDay: "2026-12-25", .boxingDay: "2026-12-26",
    ]
    #expect(expected.count == NorwegianHoliday.allCases.count)
    #expect(try holidays(of: 2026).mapValues(\.description) == expected)
  }

  /// Easter is the Sunday after the paschal full moon, whose date the golden number gives.
  ///
  /// - SeeAlso: Book of Common Prayer, table of paschal full moons, 1900–2199.
  @Test func easterIsTheSundayAfterThePaschalFullMoon() throws {
    let fullMoons = [
      "04-14", "04-03", "03-23", "04-11", "03-31", "04-18", "04-08", "03-28", "04-16", "04-05",
      "03-25", "04-13", "04-02", "03-22", "04-10", "03-30", "04-17", "04-07", "03-27",
    ]
    for year in 1900...2199 {
      var easter = try day("\(year)-\(fullMoons[year % 19])").adding(days: 1)
      while easter.weekday != 7 { easter = easter.adding(days: 1) }
      #expect(NorwegianHoliday(on: easter) == .easterSunday, "\(easter)")
      for (offset, holiday) in [
        -3: NorwegianHoliday.maundyThursday, -2: .goodFriday, 1: .easterMonday,
      ] {
        #expect(NorwegianHoliday(on: easter.adding(days: offset)) == holiday, "\(easter)")
      }
    }
  }

  @Test func twoOnOneDayAreOneHoliday() throws {
    #expect(try NorwegianHoliday(on: day("2008-05-01")) == .labourDay)
    #expect(try NorwegianHoliday(on: day("2027-05-17")) == .constitutionDay)
  }
}
