public import Triage
import Values

extension EnrolmentEvent {
  /// What an enrolment of a patient is recorded as, so that the store knows which unit had the patient
  /// when.
  ///
  /// - Parameters:
  ///   - known: the patient as recorded before; `nil` where nothing was.
  ///   - patient: the patient as recorded now.
  ///   - isNew: whether follow-up begins.
  /// - Returns: the enrolment with its unit; a move where another unit is told of one who is followed up
  ///   already, from the day it was told; else nothing.
  public func recorded(of known: Patient?, as patient: Patient, isNew: Bool) -> EnrolmentEvent? {
    guard isNew || known?.unit != patient.unit else { return nil }
    return EnrolmentEvent(
      patient: patient.id,
      protocol: patient.protocol,
      kind: isNew ? .enrolled : .moved,
      day: isNew ? day : now.date,
      unit: patient.unit,
      person: person,
      now: now
    )
  }
}
