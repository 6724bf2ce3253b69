import Expressions
import Rules
import Scheduling
import Values

/// Which readings a protocol's series look back at, from one moment until another.
struct DeviceWindow {
  /// What was measured, in order.
  let codes: [String]
  /// What was measured at this moment or before it does not count.
  let start: Instant
  /// The last moment that counts.
  let end: Instant

  /// The window of a protocol; `nil` where it reads no series.
  init?(_ triage: Triage, from first: Instant, until last: Instant) {
    let rules = triage.protocol.readings.map(\.rules)
    let stretches = rules.flatMap(\.seriesValues).map(\.call.stretch)
    let starts = stretches.map { triage.calendar.moment($0, before: first) }
    guard let start = starts.min() else { return nil }
    self.start = start
    end = last
    codes = Set(rules.flatMap(\.series).map(\.code)).sorted()
  }

  /// Whether a reading lies in it.
  func holds(_ reading: Reading) -> Bool {
    reading.time > start && reading.time <= end && codes.contains(reading.code)
  }
}
