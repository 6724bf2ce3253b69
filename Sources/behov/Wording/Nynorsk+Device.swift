import Expressions
import Forms

extension Nynorsk: DeviceWording {
  var measured: String { "Målingar" }

  func readings(_ count: Int, coverage: String?) -> String {
    (count == 1 ? "1 måling" : "\(count) målingar")
      + (coverage.map { ", dekkjer \($0) % av tida" } ?? "")
  }

  func enough(_ coverage: String, from low: String, to high: String) -> String {
    "Minst \(coverage) % av tida må vere dekt; ei måling ligg frå \(low) til og med \(high), elles tel ho som ukjend"
  }

  func made(
    _ function: SeriesCall.Function,
    of series: String,
    test: String?,
    last stretch: String
  ) -> String {
    let counted = test.map { " som er \($0)" } ?? ""
    return switch function {
    case .mean: "gjennomsnittet av \(series) siste \(stretch)"
    case .min: "det lågaste av \(series) siste \(stretch)"
    case .max: "det høgaste av \(series) siste \(stretch)"
    case .latest: "siste måling av \(series), høgst \(stretch) gammal"
    case .count: "talet på målingar av \(series)\(counted), siste \(stretch)"
    case .percent: "delen av \(series)\(counted), i prosent, siste \(stretch)"
    }
  }

  func readings(_ stored: Int, _ duplicate: Int, _ rejected: Int) -> String {
    "\(stored) lagra, \(duplicate) lagra før, \(rejected) avviste"
  }

  func unread(_ count: Int, code: String, nearest: String?) -> String {
    "\(count) \(count == 1 ? "måling" : "målingar") med kode \(code) blir ikkje "
      + "\(count == 1 ? "lesen" : "lesne") av nokon protokoll"
      + (nearest.map { " (meinte du \($0)?)" } ?? "")
  }
  func unread(_ count: Int, code: String, of patient: String) -> String {
    "\(count) \(count == 1 ? "måling" : "målingar") med kode \(code) blir ikkje "
      + "\(count == 1 ? "lesen" : "lesne") av nokon protokoll "
      + "som pasient \(patient) blir følgd opp etter"
  }
  func notEnrolled(_ patient: String, _ count: Int, nearest: String?) -> String {
    "pasient \(patient) er ikkje registrert (\(count) \(count == 1 ? "måling" : "målingar"))"
      + (nearest.map { ": meinte du \($0)?" } ?? "")
  }
  func moreUnread(_ count: Int) -> String { "… og \(count) til" }
  func decidedByReadings(_ again: Int, _ started: Int) -> String {
    let parts = [
      again == 0 ? nil : "\(again) skjema \(again == 1 ? "vurdert" : "vurderte") på nytt",
      started == 0
        ? nil : "\(started) \(started == 1 ? "vurdering" : "vurderingar") utan skjema starta",
    ]
    return "Etter målingane: \(list(parts.compactMap(\.self)))."
  }
  func startedByReadings(patient: String, _ moment: String?) -> String {
    "pasient \(patient), målingar" + (moment.map { " til \($0)" } ?? "")
  }
  var startedByReadings: String { "Starta av målingar, utan skjema" }

  func readingSubject(patient: String?, reading: String?) -> String {
    [patient.map { "pasient \($0)" }, reading.map { "måling \($0)" }].compactMap(\.self)
      .joined(separator: ", ")
  }

  func reading(_ code: FaultCode) -> String? {
    switch code {
    case .conflict: "Ei anna måling med same id er alt lagra"
    case .fromFuture: "Målinga er datert fram i tid"
    case .unsupportedFormat: "Dette er ikkje éi ferdig måling"
    case .tooLarge: "Målinga har for mange byte"
    default: nil
    }
  }
}
