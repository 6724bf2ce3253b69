public import Triage
import Values

extension Concern {
  /// What a decision leaves to a person; `nil` for a green one that asks for no contact and closes.
  ///
  /// - Parameters:
  ///   - decision: the decision.
  ///   - id: the id it is stored by.
  ///   - hasLeft: whether the patient is no longer followed up, so that nobody waits for the form.
  public init?(_ decision: Decision, id: String, hasLeft: Bool = false) {
    let consultation = decision.consultation
    let confirmation = consultation.confirmation
    let isQuiet = decision.colour == .green && consultation.contact == "none"
    if isQuiet, confirmation == nil, !hasLeft { return nil }
    self.init(
      id: "decision \(id)",
      key: EntryKey(decision),
      kind: .decision,
      colour: decision.colour,
      contact: consultation.contact,
      by: consultation.by ?? confirmation?.by,
      // What nothing gives a day to is due on the day it was decided.
      deadline: consultation.deadline ?? confirmation?.deadline ?? decision.now.date,
      patient: decision.patient,
      submission: decision.submission,
      decision: id,
      raised: decision.now
    )
  }

  /// A refused line whose patient could be read; `nil` where nobody knows whose it is.
  ///
  /// - Parameters:
  ///   - refused: the line.
  ///   - protocols: the protocols that the patient is followed up by.
  public init?(_ refused: Quarantined, protocols: [String]) {
    guard let patient = refused.patient else { return nil }
    self.init(
      id: "refused \(refused.input) \(refused.fault.code)",
      key: .patient(patient, protocols.count == 1 ? protocols[0] : ""),
      kind: .refused,
      colour: .grey,
      deadline: refused.now.date,
      patient: patient,
      submission: refused.submission,
      subject: refused.fault.code,
      raised: refused.now
    )
  }
}

extension EntryKey {
  /// The entry of a decision: the patient's, but for a grey that no answer would settle.
  public init(_ decision: Decision) {
    let own = EntryKey.patient(decision.patient, decision.rules.id)
    guard decision.colour == .grey else {
      self = own
      return
    }
    switch decision.cause {
    case .patient: self = own
    case .technical: self = .cause(decision.technicalCause, decision.rules.id, .operator)
    case .protocol:
      let fault = decision.faults.first { $0.cause == .protocol }
      self = .cause(fault?.code ?? "unforeseen", decision.rules.id, .author)
    }
  }
}

extension Decision {
  /// What has to be mended before the form can be assessed: alike for every form it stops.
  fileprivate var technicalCause: String {
    if let fault = faults.first(where: { $0.cause == .technical }) {
      return ([fault.code, form.id, form.version] + [fault.item].compactMap(\.self))
        .joined(separator: " ")
    }
    let reason = open.flatMap(\.because).first {
      $0.reason == .factUnknown || $0.reason == .earlierFormUnread
    }
    return [reason?.reason.rawValue, reason?.item].compactMap(\.self).joined(separator: " ")
  }
}
