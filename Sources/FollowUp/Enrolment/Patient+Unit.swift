public import Triage

extension Sequence<Patient> {
  /// The unit that has a patient, of all enrolments of the patient as last recorded.
  ///
  /// A move is recorded in the enrolment as well as an event, so what was said last holds, whether
  /// an enrolment or a move said it.
  ///
  /// - Parameter protocolID: the protocol; where it is empty, as of a line that could not be read,
  ///   any unit that has the patient.
  /// - Returns: `nil` where none is recorded.
  public func unit(in protocolID: String) -> String? {
    first { $0.unit != nil && (protocolID.isEmpty || $0.protocol == protocolID) }?.unit
  }
}
