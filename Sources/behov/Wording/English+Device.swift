import Forms

extension English: DeviceWording {
  var measured: String { "Readings" }

  func readings(_ count: Int, coverage: String?) -> String {
    (count == 1 ? "1 reading" : "\(count) readings")
      + (coverage.map { ", covering \($0) % of the time" } ?? "")
  }

  func readings(_ stored: Int, _ duplicate: Int, _ rejected: Int) -> String {
    "\(stored) stored, \(duplicate) stored before, \(rejected) refused"
  }

  func readingSubject(patient: String?, reading: String?) -> String {
    [patient.map { "patient \($0)" }, reading.map { "reading \($0)" }].compactMap(\.self)
      .joined(separator: ", ")
  }

  func reading(_ code: FaultCode) -> String? {
    switch code {
    case .conflict: "Another reading with the same id is already stored"
    case .fromFuture: "The reading is dated in the future"
    case .unsupportedFormat: "This is not one final reading"
    default: nil
    }
  }
}
