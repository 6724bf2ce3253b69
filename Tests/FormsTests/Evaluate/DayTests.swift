import Expressions
import Testing
import Values

@testable import Forms

@Suite("Which day it was")
struct DayTests {
  @Test(
    "a date-time counts by the day it was in the clinic, whatever offset it was written with",
    arguments: [
      ("2026-10-30T02:30:00+01:00", "2026-10-30"), ("2026-10-29T23:30:00-02:00", "2026-10-30"),
      ("2026-10-30T01:30:00Z", "2026-10-30"), ("2026-10-29T23:30:00Z", "2026-10-30"),
      ("2026-10-30T10:00:00+14:00", "2026-10-29"),
    ]
  )
  func isTheClinics(_ row: (moment: String, day: String)) throws {
    var fixture = HandmadeForm()
    try fixture.item("took", .dateTime)
    let evaluated = try Evaluated(fixture.form, "\"took\":\"\(row.moment)\"")
    #expect(evaluated["took"] == .date(try #require(CivilDate(row.day))))
  }
}
