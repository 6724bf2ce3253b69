public import Values

/// One thing that became due and was given out: a message to send, one to stop, or what a person is
/// told.
///
/// A store holds each once, by ``key``; so giving out twice at the same time gives nothing new.
public struct Dispatch: Sendable, Hashable {
  /// What is given out.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A form is to be sent.
    case form
    /// The patient is to be reminded of a form that was sent.
    case reminder
    /// A form is not to be sent, and nobody waits for it: what is queued for it is stopped.
    case cancelled
    /// A form was not answered within the days the plan gives.
    case unanswered
    /// Some contact is due, however green.
    case contactDue = "contact_due"
    /// A meeting in person is due, however green.
    case meetingDue = "meeting_due"
    /// The patient's own limit has expired, and the protocol's counts again.
    case limitExpired = "limit_expired"
    /// The plan can give no date, or one so far ahead that it may be mistyped.
    case noDate = "no_date"
    /// A pause has lasted long.
    case pauseReview = "pause_review"
    /// The plan has come to its end, and so has the enrolment.
    case completed
  }

  /// The patient.
  public let patient: String
  /// The protocol's id.
  public let `protocol`: String
  /// The occurrence of the plan, by its id; for what is no form, what it is about and its day.
  public let occurrence: String
  /// What is given out.
  public let kind: Kind
  /// Which reminder of the plan, from 1; 1 for all else.
  public let number: Int
  /// The day the plan names.
  public let due: CivilDate
  /// The day it was given out for: later than ``now`` where it was looked up ahead.
  public let day: CivilDate
  /// The id of the form.
  public let form: String
  /// How forms reach the patient.
  public let channel: String?
  /// The language the patient reads.
  public let language: Language?
  /// The unit that has the patient.
  public let unit: String?
  /// The last day for an answer, as the patient is told.
  public let answerBy: CivilDate?
  /// The colour it has on the work list; `nil` where it makes no entry.
  public let colour: Colour?
  /// When it was given out.
  public let now: Instant

  /// Makes a dispatch.
  public init(
    patient: String,
    protocol: String,
    occurrence: String,
    kind: Kind,
    number: Int = 1,
    due: CivilDate,
    day: CivilDate,
    form: String,
    channel: String? = nil,
    language: Language? = nil,
    unit: String? = nil,
    answerBy: CivilDate? = nil,
    colour: Colour? = nil,
    now: Instant
  ) {
    self.patient = patient
    self.protocol = `protocol`
    self.occurrence = occurrence
    self.kind = kind
    self.number = number
    self.due = due
    self.day = day
    self.form = form
    self.channel = channel
    self.language = language
    self.unit = unit
    self.answerBy = answerBy
    self.colour = colour
    self.now = now
  }

  /// The name by which a receiver knows a message that it has had already.
  ///
  /// Neither a protocol's id nor an occurrence holds a `/`, so no two dispatches share one.
  public var key: String { "\(patient)/\(self.protocol)/\(occurrence)/\(kind.rawValue)/\(number)" }
}
