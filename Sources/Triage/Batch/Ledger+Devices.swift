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
    guard let window = DeviceWindow(triage, from: first, until: last) else { return DeviceData() }
    return try readings(
      of: patient,
      codes: window.codes,
      after: window.start,
      until: window.end
    )
  }
}
