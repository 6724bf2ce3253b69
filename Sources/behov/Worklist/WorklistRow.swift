import FollowUp
import Forms
import Triage
import Values

/// An entry of the work list with all that is shown of it.
struct WorklistRow {
  /// The entry.
  let entry: WorklistEntry
  /// The unit whose it is where nobody has taken it on.
  let unit: String
  /// Who has it; `nil` where it is the unit's.
  let claim: WorklistEntry.Claim?
  /// The decision that leads it; `nil` where something else does, or where it is not shown.
  let decision: Decision?
  /// When the form it leads with was filled in.
  let authored: Instant?
  /// The colours of the patient's last decisions, the oldest first.
  let trail: [Colour]
  /// What the plan counts from, where the entry is about a date that nobody has told.
  let date: NamedDate?
  /// What is to be known beside the colour.
  let flags: [EntryFlag]

  /// How the entry is named by whoever acts on it: its number and its version.
  var token: String { "\(entry.id).\(entry.version)" }

  /// Whether the patient wishes for contact.
  var hasWish: Bool { flags.contains(.wish) }

  /// The item to ask the patient about, where an answer would settle a grey; the answers to a form that
  /// was corrected are given to the one that corrects it.
  var question: Question? {
    let isCorrected = flags.contains { if case .corrected = $0 { true } else { false } }
    return isCorrected ? nil : decision.flatMap(Question.init)
  }

  /// Whether what leads it is grey for a reason that no answer of the patient's would settle.
  var cannotBeAssessed: Bool {
    guard entry.key.desk == .clinic, entry.leading.colour == .grey, let decision else {
      return false
    }
    return decision.cause != .patient
  }

  /// What a patient is asked, so that a grey decision can be made again.
  struct Question: Sendable, Hashable {
    /// The item.
    let item: String
    /// The item in words.
    let label: LocalizedText
    /// How many other items are open too.
    let others: Int

    /// The first item that the worst open test waits for, or else one with a wrong answer.
    init?(_ decision: Decision) {
      guard decision.colour == .grey, decision.cause == .patient else { return nil }
      let asked: Set<Because.Reason> = [.unanswered, .invalid, .gateOpen, .contradiction]
      let open = decision.open.flatMap(\.because).filter { asked.contains($0.reason) }
        .map { ($0.item, $0.label) }
      let faulty = decision.faults.filter { $0.cause == .patient }.compactMap { fault in
        fault.item.map { ($0, fault.label) }
      }
      let all = open + faulty
      guard let (item, label) = all.first else { return nil }
      self.item = item
      self.label = label
      others = Set(all.map(\.0)).count - 1
    }
  }
}

/// Something that is to be known of an entry beside its colour.
enum EntryFlag: Sendable, Hashable {
  /// The patient wishes for contact.
  case wish
  /// The form corrects an earlier one, and why where it changes an answer.
  case corrects(String, reason: String?)
  /// A later form corrects this one, and does not take its place on the list.
  case corrected(by: String)
  /// Somebody else answered.
  case reporter(Submission.Reporter, enteredBy: String?)
  /// The patient answered, and somebody else typed it in.
  case enteredBy(String)
  /// The patient is no longer followed up; whether that was so when the form came.
  case departed(EnrolmentEvent.Reason?, wasSoBefore: Bool)
  /// The patient is not sent forms for a while: until a day, or until somebody says otherwise.
  case paused(EnrolmentEvent.Reason?, until: CivilDate?)
  /// Who has taken it on is away, until that day.
  case away(String, until: CivilDate)
}
