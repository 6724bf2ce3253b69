public import Values

/// One thing that the audit tells: who did, read or took out what, of whom, when and why.
public struct AuditTrail: Sendable, Hashable {
  /// What was done.
  public enum Act: String, Sendable, Hashable, CaseIterable {
    /// A form was decided.
    case decided
    /// It was decided again.
    case redecided
    /// A line was refused.
    case refused
    /// A reading of a device was taken in.
    case reading
    /// What is known of a patient in a protocol was recorded.
    case recorded
    /// An enrolment began, paused, moved or ended.
    case enrolment
    /// A form, a reminder or a silence was given out.
    case dispatched
    /// Somebody did something with an entry of the work list.
    case acted
    /// Somebody's absence was recorded.
    case absence
    /// A protocol was approved.
    case approved
    /// A file of content was kept.
    case kept
    /// Something was shown.
    case read
    /// Something was written into a file that leaves the store.
    case exported
  }

  /// The entry of the chain.
  public let entry: Int
  /// What was done.
  public let act: Act
  /// When; `nil` where nobody told.
  public let now: Instant?
  /// What the host's clock said, where a person had named another moment.
  public let clock: Instant?
  /// The account of the system.
  public let account: String?
  /// Who, by the name that was given.
  public let person: String?
  /// In which role.
  public let role: String?
  /// The command.
  public let command: String?
  /// The patients that it is about; none where it is about nobody, or the store does not tell whom.
  public let patients: [String]
  /// What it was about: an id, a protocol, a condition.
  public let subject: String?
  /// What came of it, as a colour or a code.
  public let detail: String?
  /// Why.
  public let purpose: String?
}

/// Which part of the audit is asked for.
public struct AuditChoice: Sendable, Hashable {
  /// Only what is about a patient.
  public var patient: String?
  /// From this moment on.
  public var from: Instant?
  /// Before this moment.
  public var before: Instant?

  /// Makes a choice.
  public init(patient: String? = nil, from: Instant? = nil, before: Instant? = nil) {
    self.patient = patient
    self.from = from
    self.before = before
  }
}
