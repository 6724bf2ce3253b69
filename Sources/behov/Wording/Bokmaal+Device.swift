import Forms

extension Bokmaal: DeviceWording {
  var measured: String { "Målinger" }

  func readings(_ count: Int, coverage: String?) -> String {
    (count == 1 ? "1 måling" : "\(count) målinger")
      + (coverage.map { ", dekker \($0) % av tiden" } ?? "")
  }

  func readings(_ stored: Int, _ duplicate: Int, _ rejected: Int) -> String {
    "\(stored) lagret, \(duplicate) lagret før, \(rejected) avvist"
  }

  func readingSubject(patient: String?, reading: String?) -> String {
    [patient.map { "pasient \($0)" }, reading.map { "måling \($0)" }].compactMap(\.self)
      .joined(separator: ", ")
  }

  func reading(_ code: FaultCode) -> String? {
    switch code {
    case .conflict: "En annen måling med samme id er allerede lagret"
    case .fromFuture: "Målingen er datert fram i tid"
    case .unsupportedFormat: "Dette er ikke én ferdig måling"
    default: nil
    }
  }
}
