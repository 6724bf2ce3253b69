import Foundation
import Scheduling
import Testing
import Values

/// Occurrences held against a walk through Europe/Oslo that asks a calendar of the host what day it
/// is, hour by hour, and counts from there.
@Suite("Occurrences equal a day-by-day walk, 2026–2032")
struct OccurrenceWalkTests {
  private struct Day {
    let date: CivilDate
    let month: Int
    let day: Int
    let isLastOfMonth: Bool
  }

  /// The days as the host's calendar has them: one entry each time its day changes.
  private static let days: [Day] = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: "Europe/Oslo") ?? .gmt
    var found: [(year: Int, month: Int, day: Int)] = []
    // From 2025-12-31T12:00Z, hour by hour, so that a day of 23 or 25 hours is met as it is.
    for hour in 0..<(2558 * 24) {
      let moment = Date(timeIntervalSince1970: 1_767_182_400 + Double(hour) * 3600)
      let parts = calendar.dateComponents([.year, .month, .day], from: moment)
      guard let year = parts.year, let month = parts.month, let day = parts.day else { continue }
      if let last = found.last, last == (year, month, day) { continue }
      found.append((year, month, day))
    }
    return found.indices.dropLast().compactMap { index in
      let (year, month, day) = found[index]
      return CivilDate(year: year, month: month, day: day).map {
        Day(date: $0, month: year * 12 + month, day: day, isLastOfMonth: found[index + 1].day == 1)
      }
    }.filter { $0.month >= 2026 * 12 + 1 && $0.month <= 2032 * 12 + 12 }
  }()

  @Test func theWalkHasEveryDay() {
    #expect(Self.days.count == 2557)
    #expect(Self.days.first?.date.description == "2026-01-01")
    #expect(Self.days.last?.date.description == "2032-12-31")
  }

  private func occurrences(_ interval: Period, _ anchor: Int) throws -> [CivilDate] {
    let (first, last) = try (#require(Self.days.first), #require(Self.days.last))
    let anchor = Self.days[anchor].date
    var plan = FollowUpPlan()
    plan.regular = .init(every: interval)
    let course = Course(enrolled: first.date, anchor: anchor)
    return plan.occurrences(of: course, in: first.date...last.date).map(\.date)
  }

  /// Every interval of days up to two years, from every day as anchor.
  @Test func inDays() throws {
    var differences = 0
    for interval in 1...731 {
      for anchor in Self.days.indices {
        let walked = stride(from: anchor, to: Self.days.count, by: interval)
        let found = try occurrences(Period(interval, .day), anchor)
        if !found.elementsEqual(walked.lazy.map { Self.days[$0].date }) { differences += 1 }
      }
    }
    #expect(differences == 0)
  }

  /// Every interval of months from 1 to 24, from every day as anchor.
  @Test func inMonths() throws {
    var differences = 0
    for interval in 1...24 {
      for anchor in Self.days.indices {
        let start = Self.days[anchor]
        let walked = Self.days[anchor...].filter { day in
          let isTheDay = day.day == start.day || (day.day < start.day && day.isLastOfMonth)
          return isTheDay && (day.month - start.month) % interval == 0
        }
        let found = try occurrences(Period(interval, .month), anchor)
        if !found.elementsEqual(walked.lazy.map(\.date)) { differences += 1 }
      }
    }
    #expect(differences == 0)
  }

  @Test(arguments: [
    ("1 month", "2026-01-31", "2026-02-28 2026-03-31 2026-04-30"),
    ("1 year", "2028-02-29", "2029-02-28 2030-02-28 2031-02-28"),
    ("1 week", "2026-12-24", "2026-12-31 2027-01-07 2027-01-14"),  // 2026 has week 53
    ("1 day", "2026-03-28", "2026-03-29 2026-03-30 2026-03-31"),  // a day of 23 hours
    ("1 day", "2026-10-24", "2026-10-25 2026-10-26 2026-10-27"),  // a day of 25 hours
  ])
  func whereCalendarsAreHard(interval: String, anchor: String, expected: String) throws {
    var plan = FollowUpPlan()
    plan.regular = .init(every: try Period(written: interval))
    var date = try day(anchor)
    let course = Course(enrolled: date, anchor: date)
    var found: [String] = []
    for _ in 1...3 {
      date = try #require(plan.nextOccurrence(of: course, after: date)).date
      found.append("\(date)")
    }
    #expect(found.joined(separator: " ") == expected)
  }
}
