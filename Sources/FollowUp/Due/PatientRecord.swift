public import Scheduling
public import Triage
public import Values

/// All that says what is due for one patient in one protocol.
public struct PatientRecord: Sendable {
  /// The patient's data as last recorded.
  public var patient: Patient
  /// What happened to the enrolment, in the order it was recorded.
  public var events: [EnrolmentEvent]
  /// What was given out before, in that order.
  public var dispatches: [Dispatch]
  /// The forms that were decided by the protocol, in any order.
  public var forms: [Course.DecidedForm]
  /// The contacts that were held, in any order.
  public var contacts: [HeldContact]
  /// The latest deadline of what waits for a person; `nil` where nothing does.
  public var openUntil: CivilDate?

  /// Makes a record.
  public init(
    patient: Patient,
    events: [EnrolmentEvent] = [],
    dispatches: [Dispatch] = [],
    forms: [Course.DecidedForm] = [],
    contacts: [HeldContact] = [],
    openUntil: CivilDate? = nil
  ) {
    self.patient = patient
    self.events = events
    self.dispatches = dispatches
    self.forms = forms
    self.contacts = contacts
    self.openUntil = openUntil
  }
}

/// A contact that a person has had with a patient.
public struct HeldContact: Sendable, Hashable {
  /// The day.
  public let day: CivilDate
  /// The kind of contact, such as `phone`.
  public let contact: String

  /// Makes a contact.
  public init(day: CivilDate, contact: String) {
    self.day = day
    self.contact = contact
  }

  /// The kinds in which the two have spoken.
  public static let conversations: Set<String> = ["phone", "video", "in_person"]

  /// Whether the two have spoken: what was only written, or has a word that nobody knows, is no
  /// promise kept.
  public var isConversation: Bool { Self.conversations.contains(contact) }
  /// Whether they have met.
  public var isMeeting: Bool { contact == "in_person" }
}

/// What a day brings for one patient in one protocol.
public struct DueOutcome: Sendable, Hashable {
  /// What is given out, new.
  public internal(set) var dispatches: [Dispatch] = []
  /// What a person has to deal with, new.
  public internal(set) var concerns: [Concern] = []
  /// What happens to the enrolment.
  public internal(set) var events: [EnrolmentEvent] = []
  /// The next day that something is due; `nil` where the patient is not followed up, or is out until
  /// somebody says otherwise.
  public internal(set) var next: CivilDate?
}
