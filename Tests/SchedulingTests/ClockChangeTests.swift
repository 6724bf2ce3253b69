import Foundation
import Scheduling
import Testing
import Values

@Suite("A time by the clinic's clock")
struct ClockChangeTests {
  @Test(arguments: [
    ("2026-11-03", 9, ["2026-11-03T09:00:00+01:00"]),
    ("2026-07-03", 9, ["2026-07-03T09:00:00+02:00"]),
    ("2026-03-29", 1, ["2026-03-29T01:00:00+01:00"]),
    ("2026-03-29", 2, []),
    ("2026-03-29", 3, ["2026-03-29T03:00:00+02:00"]),
    ("2026-10-25", 1, ["2026-10-25T01:00:00+02:00"]),
    ("2026-10-25", 2, ["2026-10-25T02:00:00+02:00", "2026-10-25T02:00:00+01:00"]),
    ("2026-10-25", 3, ["2026-10-25T03:00:00+01:00"]),
    ("2026-03-28", 2, ["2026-03-28T02:00:00+01:00"]),
    ("2026-10-26", 2, ["2026-10-26T02:00:00+01:00"]),
  ])
  func isOneMomentOrNoneOrTwo(day: String, hour: Int, moments: [String]) throws {
    let calendar = try #require(ClinicCalendar(zone: "Europe/Oslo"))
    let date = try #require(CivilDate(day))
    let found = calendar.instants(on: date, hour: hour, minute: 0).map(\.description)
    #expect(found == moments)
  }

  /// Where clocks are more than half a day ahead of UTC.
  @Test func isTwoOnTheOtherSideOfTheWorldToo() throws {
    let calendar = try #require(ClinicCalendar(zone: "Pacific/Auckland"))
    func moments(_ day: String) throws -> [String] {
      let date = try #require(CivilDate(day))
      return calendar.instants(on: date, hour: 2, minute: 30).map(\.description)
    }
    #expect(
      try moments("2026-04-05") == ["2026-04-05T02:30:00+13:00", "2026-04-05T02:30:00+12:00"]
    )
    #expect(try moments("2026-09-27") == [])
    #expect(try moments("2026-09-28") == ["2026-09-28T02:30:00+13:00"])
  }

  /// Clocks there are put back for the month of Ramadan alone, and those of 2014 in Cairo for 35 days.
  @Test(arguments: ["Africa/Casablanca", "Africa/Cairo", "Pacific/Apia", "Europe/Oslo"])
  func stepsOverNoChange(zone: String) throws {
    let calendar = try #require(ClinicCalendar(zone: zone))
    let host = try #require(TimeZone(identifier: zone))
    for day in stride(from: 7_305, to: 32_872, by: 1) {
      let offset = calendar.local(Instant(milliseconds: day * 86_400_000)).offset
      let expected = host.secondsFromGMT(for: Date(timeIntervalSince1970: Double(day) * 86_400))
      try #require(offset * 60 == expected, "\(CivilDate(dayNumber: day))")
    }
  }
}
