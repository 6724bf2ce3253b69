import Scheduling
import Testing
import Values

/// The day of a text such as `2026-05-17`.
func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text), "\(text)") }

/// A clinic in Oslo.
func oslo(closed days: String...) throws -> ClinicCalendar {
  let closed = try Set(days.map(day))
  return try #require(ClinicCalendar(zone: "Europe/Oslo", closedDays: closed))
}

extension Period {
  /// The period of a text such as `6 weeks`.
  init(written text: String) throws {
    let words = text.split(separator: " ")
    let count = try #require(Int(words[0]))
    let name = words[1].hasSuffix("s") ? words[1].dropLast() : words[1]
    self.init(count, try #require(Unit(rawValue: String(name)), "\(text)"))
  }
}
