public import Values

/// One thing that a person has to deal with; an entry of the work list holds those of one key.
///
/// A concern is raised once and settled once, by a person or by a later decision. Until then its
/// entry is open.
public struct Concern: Sendable, Hashable {
  /// What raised it.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A decision that asks for a contact, or for a person to confirm it.
    case decision
    /// A line of the patient's that was refused.
    case refused
    /// A reading of a device that was refused.
    case refusedReading = "refused_reading"
    /// A form that the patient did not answer in time.
    case unanswered
    /// The plan's promise of some contact has run out.
    case contactDue = "contact_due"
    /// The plan's promise of a meeting in person has run out.
    case meetingDue = "meeting_due"
    /// A limit that was set for the patient has expired.
    case limitExpired = "limit_expired"
    /// The plan can give no date, as where a date it counts from is not recorded, or one so far ahead
    /// that it may be mistyped.
    case noDate = "no_date"
    /// A pause has lasted so long that a person has to see whether it still holds.
    case pauseReview = "pause_review"
  }

  /// Its id, unique in a store: raising it again raises nothing.
  public let id: String
  /// The entry that it belongs to.
  public let key: EntryKey
  /// What raised it.
  public let kind: Kind
  /// How urgent it is.
  public let colour: Colour
  /// The kind of contact, such as `phone`; `none` where nobody is to be contacted.
  public let contact: String
  /// The role that deals with it; `nil` where the protocol names none, which leaves the unit.
  public let by: String?
  /// The last day that keeps what was promised.
  public let deadline: CivilDate
  /// The patient; `nil` where that is not known.
  public let patient: String?
  /// The submission it is about.
  public let submission: String?
  /// The decision it is about.
  public let decision: String?
  /// The occurrence of the plan it is about, or the id of the limit.
  public let subject: String?
  /// When it was raised.
  public let raised: Instant

  /// Makes a concern.
  public init(
    id: String,
    key: EntryKey,
    kind: Kind,
    colour: Colour,
    contact: String = "none",
    by: String? = nil,
    deadline: CivilDate,
    patient: String?,
    submission: String? = nil,
    decision: String? = nil,
    subject: String? = nil,
    raised: Instant
  ) {
    self.id = id
    self.key = key
    self.kind = kind
    self.colour = colour
    self.contact = contact
    self.by = by
    self.deadline = deadline
    self.patient = patient
    self.submission = submission
    self.decision = decision
    self.subject = subject
    self.raised = raised
  }
}
