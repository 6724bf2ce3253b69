public import Scheduling
import Triage
public import Values

/// Something that a person did with an entry of the work list.
public struct EntryEvent: Sendable, Hashable {
  /// What was done.
  public enum Kind: Sendable, Hashable {
    /// The person has looked at it, and left it as it is.
    case opened
    /// The person takes it on.
    case claimed
    /// It is the unit's again.
    case released
    /// Another person has it.
    case handedOver(to: String)
    /// The person agrees with the colour; the patient may be told, and the contact is still to come.
    case agreed
    /// A green decision is confirmed, which ends it.
    case confirmed
    /// What had to be done is done.
    case done(contact: String)
    /// The person judges otherwise than the engine did; its result stays as it was.
    case overridden(OverrideReason, contact: String?)
    /// The patient is given a time; what was given before is given up.
    case booked(Slot)

    /// The word that files and programs have for it.
    public var name: String {
      switch self {
      case .opened: "opened"
      case .claimed: "claimed"
      case .released: "released"
      case .handedOver: "handed_over"
      case .agreed: "agreed"
      case .confirmed: "confirmed"
      case .done: "done"
      case .overridden: "overridden"
      case .booked: "booked"
      }
    }

    /// Whether it ends what was open.
    public var settles: Bool {
      switch self {
      case .confirmed, .done, .overridden: true
      case .opened, .claimed, .released, .handedOver, .agreed, .booked: false
      }
    }

    /// Whether it leaves to be done all that there was: nobody has to know of it before acting.
    public var isSilent: Bool {
      switch self {
      case .opened, .booked: true
      case .claimed, .released, .handedOver, .agreed, .confirmed, .done, .overridden: false
      }
    }
  }

  /// The entry.
  public let key: EntryKey
  /// The entry's version once it was done.
  public let version: Int
  /// What was done.
  public let kind: Kind
  /// Who did it.
  public let person: String
  /// What the person wrote.
  public let note: String?
  /// When.
  public let now: Instant

  /// Makes an event.
  public init(
    key: EntryKey,
    version: Int,
    kind: Kind,
    person: String,
    note: String? = nil,
    now: Instant
  ) {
    self.key = key
    self.version = version
    self.kind = kind
    self.person = person
    self.note = note
    self.now = now
  }

  /// Whether a person did it.
  public func isBy(_ name: String) -> Bool { isSamePerson(person, name) }
}

/// Why a person judges otherwise than the engine did.
public enum OverrideReason: String, Sendable, Hashable, CaseIterable {
  /// It is known, and being treated already.
  case known
  /// The contact was arranged already.
  case planned
  /// The patient has misunderstood the question.
  case misunderstood
  /// The person knows something that the form does not tell.
  case otherKnowledge = "other_knowledge"
  /// The protocol asks for more than this patient needs.
  case tooStrict = "too_strict"
  /// The protocol asks for less than this patient needs.
  case tooMild = "too_mild"
  /// The form cannot be assessed, and will not be.
  case unreadable
  /// What the note says.
  case other

  /// Whether it says nothing without a note.
  public var needsNote: Bool { self == .other || self == .otherKnowledge }
}

/// Whether two names are one person's, however they are written.
public func isSamePerson(_ name: String, _ other: String) -> Bool {
  Approver(name)?.key == Approver(other)?.key
}
