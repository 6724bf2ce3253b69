import Expressions
import Rules
import Scheduling
import Values

extension Ledger {
  /// What devices measured of a patient, as far as a protocol's series look back.
  func devices(
    of patient: String,
    _ triage: Triage,
    until authored: Instant
  ) throws(Failure) -> DeviceData {
    try devices(of: patient, triage, from: authored, until: authored)
  }

  /// The same for every moment from one until another.
  func devices(
    of patient: String,
    _ triage: Triage,
    from first: Instant,
    until last: Instant
  ) throws(Failure) -> DeviceData {
    let rules = triage.protocol.readings.map(\.rules)
    let stretches = rules.flatMap(\.seriesValues).map(\.call.stretch)
    let starts = stretches.map { triage.calendar.moment($0, before: first) }
    guard let start = starts.min() else { return DeviceData() }
    return try readings(
      of: patient,
      codes: Set(rules.flatMap(\.series).map(\.code)).sorted(),
      after: start,
      until: last
    )
  }
}
