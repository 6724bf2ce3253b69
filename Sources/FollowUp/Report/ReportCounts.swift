public import Triage
public import Values

/// What is counted for a report, of one unit in one protocol or of several together.
///
/// Everything is a count or a sum, so that counts of parts can be added; no patient is in it.
public struct ReportCounts: Sendable, Hashable {
  /// What came of the forms that were sent.
  public var sent: [SentOutcome: Int] = [:]
  /// Of those not stopped, how many the patient was reminded of.
  public var reminded = 0
  /// The days that patients were followed up, together.
  public var followUpDays = 0
  /// The decided forms.
  public var colours: [Colour: Int] = [:]
  /// Who can settle the grey ones.
  public var causes: [DecisionFault.Cause: Int] = [:]
  /// The contact that each form asked for.
  public var asked: [String: Int] = [:]
  /// What became of each form.
  public var handling: [FormHandling: Int] = [:]
  /// From the answer to the first conversation after it.
  public var waiting: [Colour: Durations] = [:]
  /// The contacts that were held.
  public var contacts: [String: Int] = [:]
  /// The deadlines that have passed.
  public var deadlines: [Colour: Kept] = [:]
  /// The silences that a person was told of, and those that a person has dealt with.
  public var silences = Kept()
  /// The decisions that a person has dealt with.
  public var judged = Judged()
  /// The same by the finding that a decision had, by the protocol's id and the finding's.
  public var rules: [RuleName: Judged] = [:]
  /// The open entries.
  public var open: [EntryAge: Int] = [:]

  /// Nothing.
  public init() {}
}

/// What came of a form that was sent.
public enum SentOutcome: String, Sendable, Hashable, CaseIterable {
  /// Answered without a reminder.
  case answered
  /// Answered after a reminder.
  case afterReminder = "answered_after_reminder"
  /// Answered after a person was told that it was not.
  case late = "answered_late"
  /// Not answered, and a person was told.
  case unanswered
  /// Not answered yet.
  case waiting
  /// Stopped before it was answered.
  case stopped

  /// Whether the patient answered.
  public var isAnswer: Bool { self == .answered || self == .afterReminder || self == .late }
}

/// What became of a form that was decided.
public enum FormHandling: String, Sendable, Hashable, CaseIterable {
  /// It is dealt with, and nobody spoke with the patient.
  case withoutContact = "without_contact"
  /// Somebody spoke with the patient.
  case contact
  /// It waits for a person.
  case open
}

/// Things promised, and how many of them were kept.
public struct Kept: Sendable, Hashable {
  /// How many were kept.
  public var kept: Int
  /// How many there were.
  public var all: Int

  /// Makes counts.
  public init(kept: Int = 0, all: Int = 0) {
    self.kept = kept
    self.all = all
  }
}

/// Decisions that a person has dealt with, and those judged otherwise, by reason.
public struct Judged: Sendable, Hashable {
  /// How many a person has dealt with.
  public var all: Int
  /// How many of these a person judged otherwise, by reason.
  public var overridden: [OverrideReason: Int]

  /// Makes counts.
  public init(all: Int = 0, overridden: [OverrideReason: Int] = [:]) {
    self.all = all
    self.overridden = overridden
  }

  /// Adds decisions that were dealt with alike.
  public mutating func add(_ count: Int, _ reason: OverrideReason?) {
    all += count
    if let reason { overridden[reason, default: 0] += count }
  }
}

/// The name of a threshold, rule or status, among those of all protocols.
public struct RuleName: Sendable, Hashable, Comparable {
  /// The protocol's id.
  public let `protocol`: String
  /// The finding's id.
  public let finding: String

  /// Makes a name.
  public init(protocol: String, finding: String) {
    self.protocol = `protocol`
    self.finding = finding
  }

  /// By protocol, then by finding.
  public static func < (left: RuleName, right: RuleName) -> Bool {
    (left.protocol, left.finding) < (right.protocol, right.finding)
  }
}

/// How long an entry has been open.
public enum EntryAge: String, Sendable, Hashable, CaseIterable {
  case oneDay = "0-1_days"
  case oneWeek = "2-7_days"
  case oneMonth = "8-30_days"
  case longer = "over_30_days"

  /// The group of an age in days.
  public init(days: Int) {
    switch days {
    case ..<2: self = .oneDay
    case ..<8: self = .oneWeek
    case ..<31: self = .oneMonth
    default: self = .longer
    }
  }
}

extension ReportCounts {
  /// Adds what was counted elsewhere.
  public mutating func add(_ other: ReportCounts) {
    sent.merge(other.sent, uniquingKeysWith: +)
    reminded += other.reminded
    followUpDays += other.followUpDays
    colours.merge(other.colours, uniquingKeysWith: +)
    causes.merge(other.causes, uniquingKeysWith: +)
    asked.merge(other.asked, uniquingKeysWith: +)
    handling.merge(other.handling, uniquingKeysWith: +)
    for (colour, times) in other.waiting { waiting[colour, default: Durations()].add(times) }
    contacts.merge(other.contacts, uniquingKeysWith: +)
    for (colour, kept) in other.deadlines { deadlines[colour, default: Kept()].add(kept) }
    silences.add(other.silences)
    judged.add(other.judged)
    for (rule, judged) in other.rules { rules[rule, default: Judged()].add(judged) }
    open.merge(other.open, uniquingKeysWith: +)
  }
}

extension Kept {
  /// Adds what was counted elsewhere.
  public mutating func add(_ other: Kept) {
    kept += other.kept
    all += other.all
  }
}

extension Judged {
  /// Adds what was counted elsewhere.
  public mutating func add(_ other: Judged) {
    all += other.all
    overridden.merge(other.overridden, uniquingKeysWith: +)
  }
}
