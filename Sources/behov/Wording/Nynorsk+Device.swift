import Forms

extension Nynorsk: DeviceWording {
  var measured: String { "Målingar" }

  func readings(_ count: Int, coverage: String?) -> String {
    (count == 1 ? "1 måling" : "\(count) målingar")
      + (coverage.map { ", dekkjer \($0) % av tida" } ?? "")
  }

  func readings(_ stored: Int, _ duplicate: Int, _ rejected: Int) -> String {
    "\(stored) lagra, \(duplicate) lagra før, \(rejected) avviste"
  }

  func readingSubject(patient: String?, reading: String?) -> String {
    [patient.map { "pasient \($0)" }, reading.map { "måling \($0)" }].compactMap(\.self)
      .joined(separator: ", ")
  }

  func reading(_ code: FaultCode) -> String? {
    switch code {
    case .conflict: "Ei anna måling med same id er alt lagra"
    case .fromFuture: "Målinga er datert fram i tid"
    case .unsupportedFormat: "Dette er ikkje éi ferdig måling"
    default: nil
    }
  }
}
