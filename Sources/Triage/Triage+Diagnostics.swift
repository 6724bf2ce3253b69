import Forms
import Values

extension DecisionFault {
  /// Faults that one question to the patient settles.
  private static let patientCodes: Set<String> = [
    "out-of-range", "too-long", "too-many-entries", "too-few-entries", "invalid-date",
    "not-exclusive", "contradiction",
  ]

  init(_ fault: AnswerFault) {
    self.init(
      code: fault.code,
      cause: Self.patientCodes.contains(fault.code) ? .patient : .technical,
      item: fault.item,
      column: fault.offset + 1,
      message: fault.suggestion.map { "\(fault.message): did you mean `\($0)`?" } ?? fault.message
    )
  }

  static func fromFuture(_ authored: Instant) -> DecisionFault {
    DecisionFault(
      code: "from-future",
      cause: .technical,
      message: "authored \(authored), which is after it was received"
    )
  }

  static func stale(_ authored: Instant, _ limit: Period?) -> DecisionFault {
    let period = limit.map { ", and answers count for \($0)" } ?? ""
    return DecisionFault(code: "stale", cause: .patient, message: "authored \(authored)\(period)")
  }

  static func contradiction(_ item: String) -> DecisionFault {
    DecisionFault(
      code: "contradiction",
      cause: .patient,
      item: item,
      message: "`\(item)` was answered although other answers hide it, and would raise the colour"
    )
  }

  static func unknownVersion(_ version: Version, of form: String, _ newest: Version?)
    -> DecisionFault
  {
    let loaded = newest.map { "the newest accepted is \($0)" } ?? "none is loaded"
    return DecisionFault(
      code: "unknown-version",
      cause: .technical,
      message: "version \(version) of form `\(form)` cannot be read: \(loaded)"
    )
  }

  static func noConsultationRow() -> DecisionFault {
    DecisionFault(
      code: "no-consultation-row",
      cause: .protocol,
      message: "no row of the consultation table holds for this decision"
    )
  }
}
