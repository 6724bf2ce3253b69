import Values

/// A stretch of days in which nothing is sent: paused, or left and enrolled again.
struct Absence: Sendable, Hashable {
  /// The first day.
  let start: CivilDate
  /// The day that follow-up goes on; `nil` where that is not known yet.
  let end: CivilDate?

  /// Those that have begun on or before a day, the earliest first.
  static func all(in events: [EnrolmentEvent], through day: CivilDate) -> [Absence] {
    if events.count < 2 { return [] }
    let days = Set(events.flatMap { [$0.day, $0.until].compactMap(\.self) }).filter { $0 <= day }
    var absences: [Absence] = []
    var wasActive = false
    var start: CivilDate?
    for day in days.sorted() {
      let isActive = EnrolmentState(events, on: day).isActive
      if !isActive, wasActive { start = day }
      if isActive, let began = start {
        absences.append(Absence(start: began, end: day))
        start = nil
      }
      wasActive = isActive
    }
    return absences + (start.map { [Absence(start: $0, end: nil)] } ?? [])
  }
}
