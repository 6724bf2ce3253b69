public import Triage
public import Values

extension Concern {
  /// What a decision leaves to people, those of each desk.
  ///
  /// A grey that no answer would settle is the operator's or the author's, by its cause. Where the form
  /// proves anything, a wish for contact too, it is the clinic's as well: what is proven of a
  /// patient is never for another desk alone to end.
  ///
  /// - Parameters:
  ///   - decision: the decision.
  ///   - id: the id it is stored by.
  ///   - hasLeft: whether the patient is no longer followed up, so that nobody waits for the form.
  /// - Returns: the one of the desk whose it is, then the clinic's part in another desk's.
  public static func all(
    of decision: Decision,
    id: String,
    hasLeft: Bool = false
  ) -> [Concern] {
    guard let first = Concern(decision, id: id, hasLeft: hasLeft) else { return [] }
    let clinics = decision.proven > .green ? first.forClinic(raised: first.raised) : nil
    return [first] + [clinics].compactMap(\.self)
  }

  /// The same as the clinic's, in the entry of its patient; `nil` where it is the clinic's already.
  public func forClinic(raised: Instant) -> Concern? {
    guard key.desk != .clinic, let patient else { return nil }
    return Concern(
      id: "\(id) clinic",
      key: .patient(patient, key.protocol),
      kind: kind,
      colour: colour,
      contact: contact,
      by: by,
      deadline: deadline,
      patient: patient,
      submission: submission,
      decision: decision,
      subject: subject,
      raised: raised
    )
  }

  /// What a decision leaves to the desk whose it is; `nil` for a green one that asks for no contact
  /// and closes.
  ///
  /// - Parameters:
  ///   - decision: the decision.
  ///   - id: the id it is stored by.
  ///   - hasLeft: whether the patient is no longer followed up, so that nobody waits for the form.
  public init?(_ decision: Decision, id: String, hasLeft: Bool = false) {
    let consultation = decision.consultation
    let confirmation = consultation.confirmation
    if decision.isQuiet, !hasLeft { return nil }
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
      kind: refused.form == ReadingLine.kind ? .refusedReading : .refused,
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
  /// Whether it asks nothing of anybody who still follows the patient up: a green one without contact
  /// that nobody has to confirm.
  public var isQuiet: Bool {
    colour == .green && consultation.contact == "none" && consultation.confirmation == nil
  }

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
