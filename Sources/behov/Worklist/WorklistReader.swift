import FollowUp
import Forms
import Storage
import Triage
import Values

/// Reads of a store what a work list shows.
struct WorklistReader {
  private let store: Store
  private let today: CivilDate
  private let absences: [Absence]
  private let ended: Set<EntryKey>
  private var protocols: KeptProtocols

  /// How many earlier decisions are shown of a patient.
  private static let trailLength = 6

  /// Takes a store and the day the list is for.
  init(_ store: Store, on today: CivilDate) throws(StorageError) {
    self.store = store
    self.today = today
    absences = try store.absences(after: today)
    ended = try store.endedEnrolments()
    protocols = KeptProtocols(try store.content())
  }

  /// The unit that an entry belongs to: where the patient is, else the protocol's owner, else the
  /// desk; never empty.
  mutating func unit(of entry: WorklistEntry) throws(StorageError) -> String {
    let key = entry.key
    if key.desk == .clinic,
      let unit = try store.enrolments(of: key.patient).unit(in: key.protocol)
    {
      return unit
    }
    let owner = protocols.newest(key.protocol)?.owner ?? protocols.onlyOwner ?? ""
    if !owner.isEmpty { return owner }
    return key.protocol.isEmpty ? key.desk.rawValue : key.protocol
  }

  /// Who has an entry on the day; `nil` where it is the unit's.
  func claim(_ entry: WorklistEntry) -> WorklistEntry.Claim? { entry.claim(on: today, absences) }

  /// Whether an entry is nothing but greens that a person has to have seen, and that nobody has to
  /// look at for another reason.
  func isToConfirm(_ entry: WorklistEntry) throws(StorageError) -> Bool {
    guard entry.isToConfirm else { return false }
    return try departure(entry) == nil
  }

  /// An entry with all that is shown of it.
  mutating func row(_ entry: WorklistEntry) throws(StorageError) -> WorklistRow {
    let leading = entry.leading
    let stored = try leading.decision.map { (id) throws(StorageError) in try store.decision(id: id)
    }
    let found = stored ?? nil
    let submission = found.flatMap { try? SubmissionReader.read($0.line) }
    let patient = entry.key.desk == .clinic ? entry.key.patient : nil
    let trail = try patient.map { (patient) throws(StorageError) in
      try store.trail(of: patient, in: entry.key.protocol, count: Self.trailLength)
    }
    return WorklistRow(
      entry: entry,
      unit: try unit(of: entry),
      claim: claim(entry),
      decision: found?.decision,
      authored: submission?.authored,
      trail: trail ?? [],
      date: leading.kind == .noDate ? protocols.newest(entry.key.protocol)?.namedDate : nil,
      flags: try flags(entry, found?.decision, submission)
    )
  }

  private mutating func flags(
    _ entry: WorklistEntry,
    _ decision: Decision?,
    _ submission: Submission?
  ) throws(StorageError) -> [EntryFlag] {
    var flags: [EntryFlag] = []
    if let decision {
      let wishes = protocols.wishes(decision)
      if decision.findings.contains(where: { wishes.contains($0.id) }) { flags.append(.wish) }
    }
    if let submission { flags += try Self.flags(submission, store) }
    if let departure = try departure(entry) { flags.append(departure) }
    if let pause = try pause(entry) { flags.append(pause) }
    if let last = entry.lastClaim, claim(entry) == nil,
      let absence = absences.covering(last.person, today)
    {
      flags.append(.away(last.person, until: absence.until))
    }
    return flags
  }

  private static func flags(
    _ submission: Submission,
    _ store: Store
  ) throws(StorageError) -> [EntryFlag] {
    var flags: [EntryFlag] = []
    if let replaced = submission.replaces {
      flags.append(.corrects(replaced, reason: submission.correctionReason))
    }
    if let later = try store.correction(of: submission.id) {
      flags.append(.corrected(by: later))
    }
    let typist = submission.enteredBy
    switch submission.reporter {
    case .patient, nil: if let typist { flags.append(.enteredBy(typist)) }
    case .parent, .proxy, .staff:
      if let reporter = submission.reporter { flags.append(.reporter(reporter, enteredBy: typist)) }
    }
    return flags
  }

  /// That the patient is no longer followed up; `nil` where the patient is.
  func departure(_ entry: WorklistEntry) throws(StorageError) -> EntryFlag? {
    guard ended.contains(entry.key) else { return nil }
    let events = try store.events(of: entry.key.patient, in: entry.key.protocol)
    guard EnrolmentState(events, on: today).hasEnded else { return nil }
    let reason = events.last { $0.kind == .left && $0.day <= today }?.reason
    let raised = entry.leading.raised
    // What was recorded later on the same day came after the form, and not before it.
    let before = events.filter { $0.day != raised.date || $0.now <= raised }
    let wasSo = EnrolmentState(before, on: raised.date).hasEnded
    return .departed(reason, wasSoBefore: wasSo)
  }

  /// That the patient has a pause; `nil` where the patient has none.
  private func pause(_ entry: WorklistEntry) throws(StorageError) -> EntryFlag? {
    guard entry.key.desk == .clinic else { return nil }
    let events = try store.events(of: entry.key.patient, in: entry.key.protocol)
    let state = EnrolmentState(events, on: today)
    guard case .paused(let until, let reason) = state else { return nil }
    return .paused(reason, until: until)
  }
}
