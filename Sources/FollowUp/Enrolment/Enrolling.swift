import Scheduling
public import Triage
import Values

/// What becomes of one who is to be enrolled.
public struct Enrolling: Sendable, Hashable {
  /// What it comes to.
  public enum Result: String, Sendable, Hashable, CaseIterable {
    /// Follow-up begins.
    case enrolled
    /// The patient is followed up already, and something about it is new.
    case changed
    /// Nothing is new.
    case unchanged
  }

  /// What it comes to.
  public let result: Result
  /// The patient as recorded: without a date of their own, the plan counts from the day.
  public let patient: Patient
  /// An end that was recorded before and holds from a later day: a new enrolment stands in its place,
  /// and one that was there already ends by it; `nil` where none is recorded.
  public let plannedEnd: EnrolmentEvent?

  /// Looks at what is recorded.
  ///
  /// - Parameters:
  ///   - change: what is given.
  ///   - known: as recorded before.
  ///   - events: what happened to the enrolment before.
  ///   - event: the enrolment that is asked for.
  ///   - triageProtocol: the protocol that it is in.
  /// - Throws: why the patient cannot be enrolled.
  public init(
    _ change: PatientChange,
    known: Patient?,
    after events: [EnrolmentEvent],
    by event: EnrolmentEvent,
    in triageProtocol: TriageProtocol
  ) throws(EnrolmentRefusal) {
    if let refused = triageProtocol.refusals(of: change.patient).first {
      throw .notAllowed(refused)
    }
    let state = EnrolmentState(events, on: event.day)
    let isNew = state == .notYet || state.hasEnded
    // The date of a follow-up that has ended is not that of the next.
    var before = known
    if isNew { before?.anchor = nil }
    var patient = change.applied(to: before)
    if patient.anchor == nil {
      if let date = triageProtocol.namedDate { throw .missingDate(date) }
      patient.anchor = event.day
    }
    self.patient = patient
    plannedEnd = EnrolmentState.plannedEnd(events, after: event.day)
    result = isNew ? .enrolled : patient == known ? .unchanged : .changed
  }
}
