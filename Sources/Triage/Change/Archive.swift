public import Values

/// A ledger that can be gone through, patient by patient.
public protocol Archive: Ledger {
  /// Who has sent a form whose decision in force was made by a protocol, by patient and form.
  ///
  /// - Parameters:
  ///   - protocolID: the protocol, in any version.
  ///   - since: the first day of the forms that count, with a day to spare; `nil` for all.
  ///   - last: where the part before ended; `nil` for the first part.
  ///   - count: how many at most.
  /// - Returns: each patient and form once, in order; fewer than `count` where there are no more.
  /// - Throws: what the ledger throws when the disk or the database fails.
  func senders(
    decidedBy protocolID: String,
    since: CivilDate?,
    after last: Sender?,
    count: Int
  ) throws(Failure) -> [Sender]
}

/// A patient, and a form that the patient has sent.
public struct Sender: Sendable, Hashable {
  /// The patient.
  public let patient: String
  /// The form.
  public let form: String

  /// Makes a sender.
  public init(patient: String, form: String) {
    self.patient = patient
    self.form = form
  }
}
