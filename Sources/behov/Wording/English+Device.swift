import Expressions
import Forms

extension English: DeviceWording {
  var measured: String { "Readings" }

  func readings(_ count: Int, coverage: String?) -> String {
    (count == 1 ? "1 reading" : "\(count) readings")
      + (coverage.map { ", covering \($0) % of the time" } ?? "")
  }

  func enough(_ coverage: String, from low: String, to high: String) -> String {
    "At least \(coverage) % of the time must be covered; a reading lies from \(low) to \(high), or else counts as unknown"
  }

  func made(
    _ function: SeriesCall.Function,
    of series: String,
    test: String?,
    last stretch: String
  ) -> String {
    let counted = test.map { " that are \($0)" } ?? ""
    return switch function {
    case .mean: "the mean of \(series) over the last \(stretch)"
    case .min: "the lowest of \(series) over the last \(stretch)"
    case .max: "the highest of \(series) over the last \(stretch)"
    case .latest: "the last reading of \(series), at most \(stretch) old"
    case .count: "the number of readings of \(series)\(counted), over the last \(stretch)"
    case .percent:
      "the share of readings of \(series)\(counted), in per cent, over the last \(stretch)"
    }
  }

  func readings(_ stored: Int, _ duplicate: Int, _ rejected: Int) -> String {
    "\(stored) stored, \(duplicate) stored before, \(rejected) refused"
  }

  func unread(_ count: Int, code: String, nearest: String?) -> String {
    "\(count) \(count == 1 ? "reading" : "readings") with code \(code) "
      + "\(count == 1 ? "is" : "are") read by no protocol"
      + (nearest.map { " (did you mean \($0)?)" } ?? "")
  }
  func unread(_ count: Int, code: String, of patient: String) -> String {
    "\(count) \(count == 1 ? "reading" : "readings") with code \(code) "
      + "\(count == 1 ? "is" : "are") read by no protocol that patient \(patient) is followed up by"
  }
  func notEnrolled(_ patient: String, _ count: Int, nearest: String?) -> String {
    "patient \(patient) is not enrolled (\(count) \(count == 1 ? "reading" : "readings"))"
      + (nearest.map { ": did you mean \($0)?" } ?? "")
  }
  func moreUnread(_ count: Int) -> String { "… and \(count) more" }
  func decidedByReadings(_ again: Int, _ started: Int) -> String {
    let parts = [
      again == 0 ? nil : "\(again) \(again == 1 ? "form" : "forms") assessed again",
      started == 0
        ? nil : "\(started) \(started == 1 ? "assessment" : "assessments") started without a form",
    ]
    return "By the readings: \(list(parts.compactMap(\.self)))."
  }
  func startedByReadings(patient: String, _ moment: String?) -> String {
    "patient \(patient), readings" + (moment.map { " until \($0)" } ?? "")
  }
  var startedByReadings: String { "Started by readings, without a form" }

  func readingSubject(patient: String?, reading: String?) -> String {
    [patient.map { "patient \($0)" }, reading.map { "reading \($0)" }].compactMap(\.self)
      .joined(separator: ", ")
  }

  func reading(_ code: FaultCode) -> String? {
    switch code {
    case .conflict: "Another reading with the same id is already stored"
    case .fromFuture: "The reading is dated in the future"
    case .unsupportedFormat: "This is not one final reading"
    case .tooLarge: "The reading has too many bytes"
    default: nil
    }
  }
}
