import Diagnostics
public import Forms
import Values

extension DecisionFault {
  /// Faults that one question to the patient settles.
  private static let patientCodes: Set<FaultCode> = [
    .outOfRange, .tooLong, .tooManyEntries, .tooFewEntries, .invalidDate, .notExclusive,
    .duplicateEntry, .contradiction,
  ]

  /// Makes the fault of a decision of one of an answer; its place in the line counts from 1.
  public init(_ fault: AnswerFault) {
    let isPatients = FaultCode(rawValue: fault.code).map(Self.patientCodes.contains) ?? false
    var particulars = fault.particulars
    particulars[.nearest] = fault.suggestion
    self.init(
      code: fault.code,
      cause: isPatients ? .patient : .technical,
      item: fault.item,
      column: fault.offset + 1,
      message: fault.suggestion.map { "\(fault.message): did you mean `\($0)`?" } ?? fault.message,
      particulars: particulars
    )
  }

  static func fromFuture(_ authored: Instant) -> DecisionFault {
    DecisionFault(
      .fromFuture,
      .technical,
      message: "authored \(authored), which is after it was received",
      particulars: [.found: authored.description]
    )
  }

  static func stale(_ authored: Instant, _ limit: Period?) -> DecisionFault {
    let period = limit.map { ", and answers count for \($0)" } ?? ""
    var particulars: Particulars = [.found: authored.description]
    particulars[.period] = limit?.description
    return DecisionFault(
      .stale,
      .patient,
      message: "authored \(authored)\(period)",
      particulars: particulars
    )
  }

  static func anchorUnknown(_ name: String) -> DecisionFault {
    DecisionFault(
      .anchorUnknown,
      .technical,
      item: name,
      message: "the patient is enrolled without `\(name)`, which the limits hang on"
    )
  }

  static func anchorLater(_ name: String, _ date: CivilDate, form day: CivilDate) -> DecisionFault {
    DecisionFault(
      .anchorLater,
      .technical,
      item: name,
      message: "`\(name)` is \(date), which is after the form of \(day): correct the enrolment",
      particulars: [.found: date.description, .latest: day.description]
    )
  }

  static func unfollowedCorrection(of submission: String) -> DecisionFault {
    DecisionFault(
      .unfollowedCorrection,
      .technical,
      message: "`\(submission)` is no earlier form of the same patient, form and reporter",
      particulars: [.found: submission]
    )
  }

  static func overlappingLimits(_ limits: [Patient.OwnLimit]) -> DecisionFault {
    let values = limits.map { "\($0.value)" }
    return DecisionFault(
      .overlappingLimits,
      .technical,
      item: limits.first?.id,
      message: "own limits of the patient hold on the same day: \(values.joined(separator: ", "))"
    )
  }

  static func contradiction(_ item: String) -> DecisionFault {
    DecisionFault(
      .contradiction,
      .patient,
      item: item,
      message: "`\(item)` was answered although other answers hide it, and would raise the colour"
    )
  }

  static func unknownVersion(_ version: Version, of form: String, _ newest: Version?)
    -> DecisionFault
  {
    let loaded = newest.map { "the newest accepted is \($0)" } ?? "none is loaded"
    var particulars: Particulars = [.version: version.description]
    particulars[.newest] = newest?.description
    return DecisionFault(
      .unknownVersion,
      .technical,
      message: "version \(version) of form `\(form)` cannot be read: \(loaded)",
      particulars: particulars
    )
  }

  static func noConsultationRow() -> DecisionFault {
    DecisionFault(
      .noConsultationRow,
      .protocol,
      message: "no row of the consultation table holds for this decision"
    )
  }
}

extension Diagnostic {
  static func duplicateProtocol(_ id: String, first: Place, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "duplicate-name",
      "two files hold a protocol `\(id)`",
      at: place,
      notes: [.init("first defined here", at: first)]
    )
  }

  static func unknownForm(_ id: String, among known: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      code: "unknown-form",
      "there is no form `\(id)`",
      at: place,
      label: didYouMean(id, among: known).map { "did you mean `\($0)`?" },
      help: known.isEmpty ? "no forms were read" : "the forms are " + known.joined(separator: ", "),
      fixIts: .respelling(id, among: known, at: place)
    )
  }

  static func formFaulty(_ id: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .note,
      code: "faulty-form",
      "the form `\(id)` has errors, so that the protocol cannot be checked",
      at: place,
      help: "mend the form first"
    )
  }

  static func noAcceptedVersion(_ versions: [Version], at place: Place) -> Diagnostic {
    let loaded = versions.map(\.description).joined(separator: ", ")
    return Diagnostic(
      code: "unknown-version",
      "no loaded version of the form is this one or a newer one of the same major number",
      at: place,
      label: "loaded: \(loaded)"
    )
  }
}
