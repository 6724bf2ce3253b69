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
}
