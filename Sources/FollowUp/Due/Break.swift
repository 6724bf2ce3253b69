import Values

/// A stretch of days in which nothing is sent: paused, or left and enrolled again.
struct Break: Sendable, Hashable {
  /// The first day.
  let start: CivilDate
  /// The day that follow-up goes on; `nil` where that is not known yet.
  let end: CivilDate?

  /// Those that have begun on or before a day, the earliest first.
  static func all(in events: [EnrolmentEvent], through day: CivilDate) -> [Break] {
    if events.count < 2 { return [] }
    let days = Set(events.flatMap { [$0.day, $0.until].compactMap(\.self) }).filter { $0 <= day }
    var breaks: [Break] = []
    var wasActive = false
    var start: CivilDate?
    for day in days.sorted() {
      let isActive = EnrolmentState(events, on: day).isActive
      if !isActive, wasActive { start = day }
      if isActive, let began = start {
        breaks.append(Break(start: began, end: day))
        start = nil
      }
      wasActive = isActive
    }
    return breaks + (start.map { [Break(start: $0, end: nil)] } ?? [])
  }
}
