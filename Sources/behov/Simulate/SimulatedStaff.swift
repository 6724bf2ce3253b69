import FollowUp
import Scheduling
import Simulation
import Storage
import Values

/// The people of a simulated clinic: they work on the list in its own order, as far as there is room.
///
/// Each kind of contact has room for so many a day. A patient who is to be seen is called in, which
/// claims the entry, and is seen on a later day. What there is no room for stays on the list.
struct SimulatedStaff {
  /// Something that was done: an entry that was dealt with, or a call that was about none.
  struct Deed {
    let patient: String
    let contact: String
    /// The entry as it was; `nil` where there was none.
    let entry: WorklistEntry?
    let judgement: Clinicians.Judgement
    let isOwnCall: Bool
  }

  private let clinicians: Clinicians
  private let patients: Int
  private let seed: UInt64
  private let store: Store
  /// Thousandths of a contact that earlier days had room for and no whole one came of.
  private var rest: [String: Int] = [:]

  /// Takes what the clinic manages.
  ///
  /// - Parameters:
  ///   - clinicians: what there is room for, for each thousand patients.
  ///   - patients: the patients of the cohort.
  ///   - seed: another seed gives other judgements.
  ///   - store: where the work list is.
  init(_ clinicians: Clinicians, patients: Int, seed: UInt64, _ store: Store) {
    self.clinicians = clinicians
    self.patients = patients
    self.seed = seed
    self.store = store
  }

  /// Goes through one working day.
  ///
  /// - Parameters:
  ///   - calls: who has rung; they are answered first.
  ///   - hasEnded: whether a patient is no longer followed up, and is not contacted.
  ///   - now: when.
  /// - Returns: what was done, in order.
  /// - Throws: where the store cannot be read or written.
  mutating func work(
    calls: [String],
    hasEnded: @escaping (String) -> Bool,
    now: Instant
  ) throws -> [Deed] {
    var day = StaffDay(
      clinicians: clinicians,
      seed: seed,
      store: store,
      hasEnded: hasEnded,
      now: now,
      room: nextRoom()
    )
    try day.run(calls)
    return day.deeds
  }

  /// What there is room for today; what is not used is lost.
  private mutating func nextRoom() -> [String: Int] {
    var room: [String: Int] = [:]
    for capacity in clinicians.capacity {
      let all = rest[capacity.contact, default: 0] + capacity.aDayPerThousand * patients
      room[capacity.contact] = all / 1000
      rest[capacity.contact] = all % 1000
    }
    return room
  }
}

/// One working day of the people.
struct StaffDay {
  typealias Deed = SimulatedStaff.Deed

  let clinicians: Clinicians
  let seed: UInt64
  let store: Store
  let hasEnded: (String) -> Bool
  let now: Instant
  var room: [String: Int]
  var deeds: [Deed] = []
  /// What was dealt with in a call.
  var answered: Set<EntryKey> = []

  /// Goes through the day; the list is read once, since nobody else works on it.
  mutating func run(_ calls: [String]) throws {
    let entries = WorklistView.ordered(try store.worklist())
    try answer(calls, entries)
    let rest = entries.filter { !answered.contains($0.key) }
    let greens = rest.filter { $0.isToConfirm && !hasEnded($0.key.patient) }
    try confirm(greens)
    let keys = Set(greens.map(\.key))
    for entry in rest where !keys.contains(entry.key) { try handle(entry) }
  }

  /// Answers those who have rung; what waits for them is dealt with in the same call, where a call is
  /// enough.
  private mutating func answer(_ calls: [String], _ entries: [WorklistEntry]) throws {
    let waiting = entries.filter { $0.isMet(by: "phone") }
    let entries = Dictionary(waiting.map { ($0.key.patient, $0) }) { first, _ in first }
    for patient in calls {
      take("phone")
      let entry = entries[patient].flatMap { answered.insert($0.key).inserted ? $0 : nil }
      if let entry, let role = Self.role(of: entry) {
        try act(.done(contact: "phone"), on: entry, by: role, note: nil)
      }
      deeds.append(
        Deed(
          patient: patient,
          contact: "phone",
          entry: entry,
          judgement: .agrees,
          isOwnCall: true
        )
      )
    }
  }

  /// Signs the greens once the share that has to be opened is; who opens one may judge otherwise.
  private mutating func confirm(_ entries: [WorklistEntry]) throws {
    var greens = Dictionary(uniqueKeysWithValues: entries.map { ($0.key, $0) })
    let signature = Signature(by: Self.nurse, now: now)
    // Nobody else works on the list: what the signature will draw is known beforehand.
    for entry in signature.drawn(from: signature.covers(entries, [])) {
      if try isRaised(entry) { greens[entry.key] = nil }
    }
    while !greens.isEmpty {
      let result = try store.sign(signature) { greens[$0.key] != nil }
      switch result {
      case .success(let steps):
        for step in steps { tell(step.entry, "none", .agrees) }
        return
      case .failure(.notOpened(let entries)):
        for id in entries {
          guard let entry = greens.values.first(where: { $0.id == id }) else { continue }
          if try isRaised(entry) { greens[entry.key] = nil }
        }
      case .failure: return
      }
    }
  }

  /// Opens a green; whether it is found to need a call, for which there is room.
  private mutating func isRaised(_ entry: WorklistEntry) throws -> Bool {
    try act(.open, on: entry, by: Self.nurse, note: nil)
    guard judgement(of: entry) == .raises, room["phone", default: 0] > 0 else { return false }
    take("phone")
    try act(.override(.tooMild, contact: "phone"), on: entry, by: Self.nurse, note: nil)
    tell(entry, "phone", .raises)
    return true
  }

  private mutating func handle(_ entry: WorklistEntry) throws {
    guard let role = Self.role(of: entry) else {
      // Nobody here can mend a cause; it is said that the form will not be assessed.
      try act(.override(.unreadable, contact: nil), on: entry, by: "operator", note: "simulated")
      return tell(entry, "none", .agrees)
    }
    if hasEnded(entry.key.patient) { return try close(entry, by: role) }
    let judgement = judgement(of: entry)
    let contact = Self.contact(entry.closestContact, judgement)
    if contact == "in_person", entry.lastClaim.map({ $0.since.date >= now.date }) ?? true {
      if entry.lastClaim == nil { try act(.claim, on: entry, by: role, note: nil) }
      return
    }
    guard contact == "none" || room[contact, default: 0] > 0 else { return }
    take(contact)
    switch judgement {
    case .agrees: try act(.done(contact: contact), on: entry, by: role, note: nil)
    case .lowers: try act(.override(.tooStrict, contact: contact), on: entry, by: role, note: nil)
    case .raises: try act(.override(.tooMild, contact: contact), on: entry, by: role, note: nil)
    }
    tell(entry, contact, judgement)
  }

  /// Ends what is left of a patient who is no longer followed up, and is not contacted.
  private mutating func close(_ entry: WorklistEntry, by role: String) throws {
    if entry.isToConfirm { try act(.open, on: entry, by: role, note: nil) }
    let kind: EntryAct.Kind = entry.isToConfirm ? .confirm : .done(contact: "none")
    try act(kind, on: entry, by: role, note: "no longer followed up")
    tell(entry, "none", .agrees)
  }

  // MARK: Judging

  private static let nurse = "nurse"

  /// Who deals with an entry; `nil` where it is not the clinic's.
  private static func role(of entry: WorklistEntry) -> String? {
    entry.key.desk == .clinic ? entry.leading.by ?? nurse : nil
  }

  /// What a clinician makes of the decision that leads.
  ///
  /// Grey is not judged: the patient is asked. Nor is what no form has led to, or a decision beside which
  /// something else asks for a closer contact.
  private func judgement(of entry: WorklistEntry) -> Clinicians.Judgement {
    let leading = entry.leading
    guard leading.colour != .grey, let submission = leading.submission,
      leading.contact == entry.closestContact
    else { return .agrees }
    let judgement = clinicians.judgement(of: submission, seed: seed)
    let contact = Self.contact(leading.contact, judgement)
    if contact == leading.contact { return .agrees }
    return judgement
  }

  /// The contact that a judgement leads to: one step less or more.
  private static func contact(_ contact: String, _ judgement: Clinicians.Judgement) -> String {
    switch (judgement, contact) {
    case (.lowers, "in_person"): "phone"
    case (.lowers, "phone"), (.lowers, "video"): "message"
    case (.lowers, "message"): "none"
    case (.raises, "none"), (.raises, "message"): "phone"
    case (.raises, "phone"), (.raises, "video"): "in_person"
    default: contact
    }
  }

  // MARK: Doing

  private mutating func take(_ contact: String) { room[contact, default: 0] -= 1 }

  private mutating func tell(
    _ entry: WorklistEntry,
    _ contact: String,
    _ judgement: Clinicians.Judgement
  ) {
    deeds.append(
      Deed(
        patient: entry.key.patient,
        contact: contact,
        entry: entry,
        judgement: judgement,
        isOwnCall: false
      )
    )
  }

  private func act(
    _ kind: EntryAct.Kind,
    on entry: WorklistEntry,
    by person: String,
    note: String?
  ) throws {
    let act = EntryAct(
      kind,
      by: person,
      note: note,
      seen: entry.version,
      takesOver: true,
      now: now
    )
    if case .failure(let refusal) = try store.act(on: entry.id, act) {
      throw CommandFailure(.fault, "a fault of ours: entry \(entry.id) refuses \(kind): \(refusal)")
    }
  }
}
