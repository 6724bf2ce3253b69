public import Values

/// What a person wants to do with an entry.
public struct EntryAct: Sendable, Hashable {
  /// What is to be done.
  public enum Kind: Sendable, Hashable {
    case open
    case claim
    case release
    case handOver(to: String)
    /// Confirms what is green; agrees with any other colour.
    case confirm
    case done(contact: String)
    case override(OverrideReason, contact: String?)
  }

  /// What is to be done.
  public let kind: Kind
  /// By whom.
  public let person: String
  /// What the person wrote.
  public let note: String?
  /// The version that the person has seen; `nil` is the one the person last acted on.
  ///
  /// One who never has acted is taken to know of what has been open the longest, and of nothing that
  /// came after it.
  public let seen: Int?
  /// Whether the person takes over what another has.
  public let takesOver: Bool
  /// When, by the clinic's clock.
  public let now: Instant

  /// Makes an act.
  public init(
    _ kind: Kind,
    by person: String,
    note: String? = nil,
    seen: Int? = nil,
    takesOver: Bool = false,
    now: Instant
  ) {
    self.kind = kind
    self.person = person
    self.note = note
    self.seen = seen
    self.takesOver = takesOver
    self.now = now
  }
}

/// Why a person cannot do something with an entry.
public enum EntryRefusal: Error, Sendable, Hashable {
  /// There is no such entry.
  case unknown
  /// It was dealt with: by a person, or where `nil` by a later decision.
  case closed(EntryEvent?)
  /// Something was raised or done that the person has not seen.
  case changed(WorklistEntry.News)
  /// There is no such version yet.
  case noSuchVersion(Int)
  /// Another person has it.
  case claimed(WorklistEntry.Claim)
  /// Nobody has it, so nobody can let go of it.
  case unclaimed
  /// It cannot be handed to one who is away.
  case away(Absence)
  /// It needs a word on why.
  case needsNote
  /// The contact is less than the one that something of it asks for, which needs a word on why.
  case lessContact(held: String, asked: String)
  /// It is a green that the person has not opened.
  case unopened
  /// It ends when its forms are decided again.
  case endsByDeciding
  /// The random share of the greens that has to be opened first.
  case notOpened([Int])
  /// There is no green to confirm.
  case nothingToConfirm
}

/// An event to be written, with the concerns that it settles.
public struct EntryStep: Sendable, Hashable {
  /// The event.
  public let event: EntryEvent
  /// The entry it is about, as it was.
  public let entry: WorklistEntry

  /// The concerns that it settles, by their place: what is open and was seen.
  public var settles: [Int] { event.kind.settles ? entry.open.map(\.sequence) : [] }

  /// What it leaves to the clinic: a form that another desk gives up is still one nobody has assessed.
  ///
  /// What the clinic has had already is not raised again.
  public var raises: [Concern] {
    guard case .overridden = event.kind else { return [] }
    return entry.open.compactMap { $0.concern.forClinic(raised: event.now) }
  }
}

extension WorklistEntry {
  /// What an act comes to.
  ///
  /// - Parameters:
  ///   - act: what a person wants to do.
  ///   - absences: who is away when.
  /// - Returns: the event to be written, with what it ends.
  /// - Throws: why it cannot be.
  public func step(_ act: EntryAct, _ absences: [Absence]) throws(EntryRefusal) -> EntryStep {
    guard isOpen else { throw .closed(events.last { $0.kind.settles }) }
    if let seen = act.seen, seen > version { throw .noSuchVersion(seen) }
    if act.kind != .open {
      try checkClaim(act, absences)
      let news = news(for: act)
      if !news.isEmpty { throw .changed(news) }
    }
    let event = EntryEvent(
      key: key,
      version: version + 1,
      kind: try eventKind(act, absences),
      person: act.person,
      note: act.note,
      now: act.now
    )
    return EntryStep(event: event, entry: self)
  }

  /// What an act may not go past: what is new since the version it names or, where it ends
  /// something, since the last that the person acted on.
  private func news(for act: EntryAct) -> News {
    if let seen = act.seen { return news(since: seen, for: act.person) }
    if !act.settles { return News(concerns: [], events: []) }
    if let seen = versionSeen(by: act.person) { return news(since: seen, for: act.person) }
    return News(concerns: news(since: firstOpenVersion, for: act.person).concerns, events: [])
  }

  private func checkClaim(_ act: EntryAct, _ absences: [Absence]) throws(EntryRefusal) {
    guard let claim = claim(on: act.now.date, absences) else {
      if act.kind == .release, lastClaim == nil { throw .unclaimed }
      return
    }
    if !act.takesOver, !isSamePerson(claim.person, act.person) { throw .claimed(claim) }
  }

  private func eventKind(
    _ act: EntryAct,
    _ absences: [Absence]
  ) throws(EntryRefusal) -> EntryEvent.Kind {
    switch act.kind {
    case .open: return .opened
    case .claim: return .claimed
    case .release: return .released
    case .confirm:
      if key.desk != .clinic { throw .endsByDeciding }
      if !isToConfirm { return .agreed }
      if !isOpened(by: act.person) { throw .unopened }
      return .confirmed
    case .handOver(let other):
      if let absence = absences.covering(other, act.now.date) { throw .away(absence) }
      return .handedOver(to: other)
    case .done(let contact):
      if key.desk != .clinic { throw .endsByDeciding }
      if act.note == nil, let asked = closerContact(than: contact) {
        throw .lessContact(held: contact, asked: asked)
      }
      return .done(contact: contact)
    case .override(let reason, let contact):
      let isShared = key.desk != .clinic
      if reason.needsNote || isShared, act.note == nil { throw .needsNote }
      return .overridden(reason, contact: contact)
    }
  }

  /// A contact that something open asks for, and that the one held is less than; `nil` where that is
  /// enough.
  private func closerContact(than held: String) -> String? {
    ([leading] + open.map(\.concern)).map(\.contact).first {
      ContactCloseness.isLess(held, than: $0)
    }
  }
}

extension EntryAct {
  /// Whether it ends what is open, or says that a person agrees with it.
  fileprivate var settles: Bool {
    switch kind {
    case .confirm, .done, .override: true
    case .open, .claim, .release, .handOver: false
    }
  }
}
