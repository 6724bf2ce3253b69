import Diagnostics
import Values

extension Submission {
  /// Who answered and why, and what it stands instead of: all that a submission need not say of itself.
  struct Circumstances {
    var reporter: Reporter?
    var enteredBy: String?
    var trigger: Trigger?
    var replaces: String?
    var correctionReason: String?

    /// Whether staff answered and nobody is named who typed it in, which is a fault.
    var lacksEnteredBy: Bool { reporter == .staff && enteredBy == nil }
  }

  /// Makes a submission of a patient's.
  init(
    _ id: String,
    of patient: String,
    _ form: String,
    _ version: Version,
    _ authored: Instant,
    _ said: Circumstances,
    answers: Span,
    faults: [AnswerFault]
  ) {
    self.init(
      id: id,
      patient: patient,
      form: form,
      version: version,
      authored: authored,
      reporter: said.reporter,
      enteredBy: said.enteredBy,
      trigger: said.trigger,
      replaces: said.replaces,
      correctionReason: said.correctionReason,
      answers: answers,
      faults: faults
    )
  }
}
