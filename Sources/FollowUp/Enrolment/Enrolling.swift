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
    /// The patient has left, and stays out.
    case ended
  }

  /// What a person has said beside what is known of the patient.
  public struct Said: Sendable, Hashable {
    /// Whether one who has left is to be followed up again; the line of a file does not say so, since
    /// the same file is given each night.
    public let isAgain: Bool
    /// How many days ahead the first form may lie; `nil` where nobody has said.
    public let beyond: Int?

    /// Makes it.
    public init(isAgain: Bool, beyond: Int? = nil) {
      self.isAgain = isAgain
      self.beyond = beyond
    }
  }

  /// What it comes to.
  public let result: Result
  /// The patient as recorded: without a date of their own, the plan counts from the day.
  public let patient: Patient
  /// The end of the follow-up before, where there was one: the new one comes after it, or the patient
  /// stays out.
  public let former: EnrolmentEvent?
  /// An end that was recorded before and holds from a later day: a new enrolment stands in its place,
  /// and one that was there already ends by it; `nil` where none is recorded.
  public let plannedEnd: EnrolmentEvent?
  /// Whether every form of the plan was due before the patient was enrolled, so that none is sent.
  public let isTooLate: Bool

  /// Looks at what is recorded.
  ///
  /// - Parameters:
  ///   - change: what is given.
  ///   - known: as recorded before.
  ///   - events: what happened to the enrolment before.
  ///   - event: the enrolment that is asked for.
  ///   - said: what a person has said beside.
  ///   - triageProtocol: the protocol that it is in.
  /// - Throws: why the patient cannot be enrolled.
  public init(
    _ change: PatientChange,
    known: Patient?,
    after events: [EnrolmentEvent],
    by event: EnrolmentEvent,
    said: Said,
    in triageProtocol: TriageProtocol
  ) throws(EnrolmentRefusal) {
    if let refused = triageProtocol.refusals(of: change.patient).first {
      throw .notAllowed(refused)
    }
    let state = EnrolmentState(events, on: event.day)
    let isNew = state == .notYet || state.hasEnded
    let end = isNew ? EnrolmentState.end(events) : nil
    if let end, !said.isAgain {
      self = try Self(stayingOut: change, known, end)
      return
    }
    former = end
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
    let course = Course(
      enrolled: event.day,
      anchor: patient.anchor,
      ownInterval: patient.interval
    )
    if isNew || patient.anchor != known?.anchor {
      try Self.check(course, triageProtocol.plan, on: event.now.date, said)
    }
    isTooLate = isNew && triageProtocol.plan.hasPassed(course)
  }

  /// Refuses a date that may be mistyped.
  private static func check(
    _ course: Course,
    _ plan: FollowUpPlan,
    on today: CivilDate,
    _ said: Said
  ) throws(EnrolmentRefusal) {
    guard let far = plan.farStart(of: course, on: today, beyond: said.beyond) else { return }
    throw .startsFarAhead(far, days: far.dayNumber - today.dayNumber)
  }

  /// One who has left, of whom nothing new is said.
  ///
  /// - Throws: where something new is, since that may mean that follow-up is to begin again.
  private init(
    stayingOut change: PatientChange,
    _ known: Patient?,
    _ former: EnrolmentEvent
  ) throws(EnrolmentRefusal) {
    patient = change.applied(to: known)
    if patient != known { throw .hasLeft(former) }
    result = .ended
    self.former = former
    plannedEnd = nil
    isTooLate = false
  }
}
