import Expressions
import Forms

extension Bokmaal: DeviceWording {
  var measured: String { "Målinger" }

  func readings(_ count: Int, coverage: String?) -> String {
    (count == 1 ? "1 måling" : "\(count) målinger")
      + (coverage.map { ", dekker \($0) % av tiden" } ?? "")
  }

  func enough(_ coverage: String, from low: String, to high: String) -> String {
    "Minst \(coverage) % av tiden må være dekket; en måling ligger fra \(low) til og med \(high), ellers teller den som ukjent"
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
    case .min: "det laveste av \(series) siste \(stretch)"
    case .max: "det høyeste av \(series) siste \(stretch)"
    case .latest: "siste måling av \(series), høyst \(stretch) gammel"
    case .count: "antall målinger av \(series)\(counted), siste \(stretch)"
    case .percent: "andelen av \(series)\(counted), i prosent, siste \(stretch)"
    }
  }

  func readings(_ stored: Int, _ duplicate: Int, _ rejected: Int) -> String {
    "\(stored) lagret, \(duplicate) lagret før, \(rejected) avvist"
  }

  func unread(_ count: Int, code: String, nearest: String?) -> String {
    "\(count) \(count == 1 ? "måling" : "målinger") med kode \(code) leses ikke av noen protokoll"
      + (nearest.map { " (mente du \($0)?)" } ?? "")
  }
  func unread(_ count: Int, code: String, of patient: String) -> String {
    "\(count) \(count == 1 ? "måling" : "målinger") med kode \(code) leses ikke av noen protokoll "
      + "som pasient \(patient) følges opp etter"
  }
  func notEnrolled(_ patient: String, _ count: Int, nearest: String?) -> String {
    "pasient \(patient) er ikke registrert (\(count) \(count == 1 ? "måling" : "målinger"))"
      + (nearest.map { ": mente du \($0)?" } ?? "")
  }
  func moreUnread(_ count: Int) -> String { "… og \(count) til" }
  func decidedByReadings(_ again: Int, _ started: Int) -> String {
    let parts = [
      again == 0 ? nil : "\(again) \(again == 1 ? "skjema" : "skjemaer") vurdert på nytt",
      started == 0
        ? nil : "\(started) \(started == 1 ? "vurdering" : "vurderinger") startet uten skjema",
    ]
    return "Etter målingene: \(list(parts.compactMap(\.self)))."
  }
  func startedByReadings(patient: String, _ moment: String?) -> String {
    "pasient \(patient), målinger" + (moment.map { " til \($0)" } ?? "")
  }
  var startedByReadings: String { "Startet av målinger, uten skjema" }

  func readingSubject(patient: String?, reading: String?) -> String {
    [patient.map { "pasient \($0)" }, reading.map { "måling \($0)" }].compactMap(\.self)
      .joined(separator: ", ")
  }

  func reading(_ code: FaultCode) -> String? {
    switch code {
    case .conflict: "En annen måling med samme id er allerede lagret"
    case .fromFuture: "Målingen er datert fram i tid"
    case .unsupportedFormat: "Dette er ikke én ferdig måling"
    case .tooLarge: "Målingen har for mange byte"
    default: nil
    }
  }
}
