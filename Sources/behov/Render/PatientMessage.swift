import Triage
import Values

/// What a patient is told about a decision: the protocol's own words, the next form, and whom to
/// turn to.
struct PatientMessage {
  /// The language it is in.
  let language: Language
  /// What it says.
  let paragraphs: [String]

  /// Makes the message of a decision by the protocol that made it.
  ///
  /// - Parameters:
  ///   - decision: the decision.
  ///   - own: the protocol that made it.
  ///   - nextForm: the day that the next form is sent, as it is known when the message is given.
  ///   - language: the language.
  init(
    _ decision: Decision,
    _ own: TriageProtocol,
    nextForm: CivilDate?,
    language: Language
  ) {
    let wording = language.wording
    func text(_ id: String) -> String? {
      own.patientTexts[id].flatMap(wording.text).flatMap { $0.isEmpty ? nil : $0 }
    }
    let told = decision.findings.filter(\.isSafety).map { text($0.id) }
    let next = nextForm.map { wording.patientNextForm(wording.date($0)) }
    self.language = language
    let contact = own.owner.isEmpty ? nil : wording.patientContact(own.owner)
    let all: [String?] = [text("when_\(decision.colour)")] + told + [next, contact]
    // No line ends in the middle of the number that is to be called.
    paragraphs = (all.compactMap(\.self) + [wording.patientEmergency])
      .map { $0.replacing("116 117", with: "116\u{A0}117") }
  }
}
