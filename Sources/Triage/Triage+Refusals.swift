import Forms
import Values

extension Refusal {
  init(
    _ code: FaultCode,
    _ submission: Submission,
    _ message: String,
    _ particulars: Particulars = [:]
  ) {
    self.init(
      code: code,
      offset: 0,
      message: message,
      particulars: particulars,
      submission: submission.id,
      patient: submission.patient,
      form: submission.form,
      authored: submission.authored
    )
  }

  static func conflict(_ submission: Submission) -> Refusal {
    Refusal(.conflict, submission, "another submission with this id has been decided")
  }

  static func noProtocol(_ submission: Submission, hasPatients: Bool) -> Refusal {
    Refusal(
      .noProtocol,
      submission,
      hasPatients
        ? "the patient is not enrolled in a protocol for form `\(submission.form)`"
        : "no protocol reads form `\(submission.form)`",
      [.found: submission.form]
    )
  }

  static func ambiguousProtocol(_ submission: Submission, _ protocols: [String]) -> Refusal {
    Refusal(
      .ambiguousProtocol,
      submission,
      "several protocols could decide this: " + protocols.joined(separator: ", "),
      [.candidates: protocols.joined(separator: ", ")]
    )
  }

  static func invalidIdentityNumber(_ submission: Submission) -> Refusal {
    let (masked, message) = maskedIdentityNumber(submission.patient)
    return Refusal(.invalidIdentityNumber, submission, message, [.found: masked])
  }

  /// An identity number that is wrong, masked, and what is said of it.
  static func maskedIdentityNumber(_ patient: String) -> (masked: String, message: String) {
    let masked = "\(patient.prefix(4))** *****"
    return (
      masked,
      "\(masked) is not a national identity number of eleven digits: its date, its check digits or its spelling is wrong"
    )
  }
}

extension Quarantined {
  init(_ line: InputLine, _ input: ContentHash, _ refusal: Refusal, now: Instant) {
    let before = line.bytes.prefix(refusal.offset)
    self.init(
      line: line.bytes,
      input: input,
      submission: refusal.submission,
      patient: refusal.patient,
      form: refusal.form,
      authored: refusal.authored,
      fault: DecisionFault(
        code: refusal.code,
        cause: .technical,
        line: line.number,
        column: String(decoding: before, as: UTF8.self).count + 1,
        message: refusal.message,
        particulars: refusal.particulars
      ),
      now: now
    )
  }
}
