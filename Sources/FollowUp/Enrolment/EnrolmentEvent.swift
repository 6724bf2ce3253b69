public import Values

/// Something that happened to a patient's enrolment in a protocol.
public struct EnrolmentEvent: Sendable, Hashable {
  /// What happened.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Follow-up began.
    case enrolled
    /// Nothing is sent from the day on, until another day or until it is resumed.
    case paused
    /// A pause ended before its last day, or one without.
    case resumed
    /// Another unit, or none, has the patient from the day on.
    case moved
    /// Follow-up ended.
    case left
    /// The plan's last form has been handled.
    case completed
  }

  /// Why a patient is paused or leaves.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// In hospital.
    case admitted
    /// The patient wants a break.
    case wish
    /// Moved away, to where another clinic has the patient.
    case movedAway = "moved_away"
    /// The patient has withdrawn.
    case withdrawn
    /// The patient has died.
    case dead
    /// Treatment or follow-up is no longer needed.
    case ended
    /// What the note says.
    case other
  }

  /// The patient.
  public let patient: String
  /// The protocol's id.
  public let `protocol`: String
  /// What happened.
  public let kind: Kind
  /// The first day it holds.
  public let day: CivilDate
  /// The first day that a pause no longer holds; `nil` where it has no end.
  public let until: CivilDate?
  /// The unit that has the patient from the day on, of an enrolment or a move; `nil` where none has, and
  /// of all else.
  public let unit: String?
  /// Why; `nil` where nobody has to say.
  public let reason: Reason?
  /// Who recorded it.
  public let person: String
  /// What the person wrote.
  public let note: String?
  /// When it was recorded.
  public let now: Instant

  /// Makes an event.
  public init(
    patient: String,
    protocol: String,
    kind: Kind,
    day: CivilDate,
    until: CivilDate? = nil,
    unit: String? = nil,
    reason: Reason? = nil,
    person: String,
    note: String? = nil,
    now: Instant
  ) {
    self.patient = patient
    self.protocol = `protocol`
    self.kind = kind
    self.day = day
    self.until = until
    self.unit = unit
    self.reason = reason
    self.person = person
    self.note = note
    self.now = now
  }
}
