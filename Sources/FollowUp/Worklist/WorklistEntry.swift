public import Values

/// All that was raised of one patient in one protocol, or of one cause, and what people did with it.
///
/// It is made of what is stored and stored nowhere itself. It stands under the worst of what is
/// open, so a later green form neither lowers nor closes it.
public struct WorklistEntry: Sendable, Hashable {
  /// What it is about.
  public let key: EntryKey
  /// Everything that was raised, in that order; one at least.
  public let concerns: [RaisedConcern]
  /// Everything that was done, in that order.
  public let events: [EntryEvent]

  /// Makes an entry of all that has its key.
  ///
  /// - Precondition: there is one concern at least.
  public init(concerns: [RaisedConcern], events: [EntryEvent]) {
    guard let first = concerns.first else { preconditionFailure("an entry is about something") }
    key = first.concern.key
    self.concerns = concerns
    self.events = events
  }

  /// How often anything was raised or done: a person who acts says which version was seen.
  public var version: Int { concerns.count + events.count }

  /// What nobody has dealt with.
  public var open: [RaisedConcern] { concerns.filter { $0.settlement == nil } }

  /// The number it goes by: the oldest open concern's, or the last one's where none is open.
  public var id: Int { open.first?.sequence ?? concerns[concerns.count - 1].sequence }

  /// Whether anything is open.
  public var isOpen: Bool { concerns.contains { $0.settlement == nil } }

  /// The worst of what is open: by colour, then by deadline, then the latest.
  public var leading: Concern {
    let ranked = open.map(\.concern).enumerated().max { left, right in
      if left.element.colour != right.element.colour {
        return left.element.colour < right.element.colour
      }
      if left.element.deadline != right.element.deadline {
        return left.element.deadline > right.element.deadline
      }
      return left.offset < right.offset
    }
    return ranked?.element ?? concerns[concerns.count - 1].concern
  }

  /// The worst colour of what is open.
  public var colour: Colour { leading.colour }

  /// The first day by which anything of it has to be done.
  public var deadline: CivilDate {
    open.map(\.concern.deadline).min() ?? leading.deadline
  }

  /// How many days the deadline is past on a day; 0 where it is not.
  public func daysOverdue(on day: CivilDate) -> Int {
    max(day.dayNumber - deadline.dayNumber, 0)
  }

  /// Whether it is nothing but green decisions that a person has to have seen.
  public var isToConfirm: Bool {
    let open = open.map(\.concern)
    return !open.isEmpty
      && open.allSatisfy {
        $0.kind == .decision && $0.colour == .green && $0.contact == "none"
          && $0.key.desk == .clinic
      }
  }
}

// MARK: Who has it

extension WorklistEntry {
  /// That a person has taken an entry on.
  public struct Claim: Sendable, Hashable {
    /// Who has it.
    public let person: String
    /// Since when.
    public let since: Instant
  }

  /// Who took it on last and has not let go of it, whether or not the person is at work.
  public var lastClaim: Claim? {
    var claim: Claim?
    for event in events {
      switch event.kind {
      case .claimed: claim = Claim(person: event.person, since: event.now)
      case .handedOver(let other): claim = Claim(person: other, since: event.now)
      case .released, .confirmed, .done, .overridden: claim = nil
      case .opened, .agreed, .booked: break
      }
    }
    return claim
  }

  /// Who has it on a day; `nil` where it is the unit's.
  ///
  /// What a person took on before an absence, or before anybody recorded it, is the unit's while it
  /// lasts. What the person takes on during it stands: whoever acts is at work.
  public func claim(on day: CivilDate, _ absences: [Absence]) -> Claim? {
    guard let claim = lastClaim else { return nil }
    let away = absences.contains { absence in
      absence.covers(claim.person, day)
        && (claim.since.date < absence.from || claim.since < absence.now)
    }
    return away ? nil : claim
  }
}

// MARK: What happened since

extension WorklistEntry {
  /// What was raised and done after a version.
  public struct News: Sendable, Hashable {
    /// What was raised.
    public let concerns: [Concern]
    /// What was done.
    public let events: [EntryEvent]

    /// Whether there is nothing.
    public var isEmpty: Bool { concerns.isEmpty && events.isEmpty }
  }

  /// What a person who saw a version does not know of: what was raised since, and what others did
  /// beside looking at it or giving the patient a time.
  public func news(since version: Int, for person: String) -> News {
    News(
      concerns: concerns.dropFirst(concernCount(at: version)).map(\.concern),
      events: events.filter { $0.version > version && !$0.kind.isSilent && !$0.isBy(person) }
    )
  }

  /// How many concerns there were in a version.
  func concernCount(at version: Int) -> Int {
    max(version - events.count { $0.version <= version }, 0)
  }

  /// Whether a person has looked at all that was raised.
  func isOpened(by person: String) -> Bool {
    events.contains { event in
      event.kind == .opened && event.isBy(person)
        && concernCount(at: event.version) == concerns.count
    }
  }

  /// The version in which the oldest of what is open was raised.
  var firstOpenVersion: Int {
    guard let index = concerns.firstIndex(where: { $0.settlement == nil }) else { return version }
    return (1...version).first { concernCount(at: $0) > index } ?? version
  }

  /// The last version that a person has acted on; `nil` where the person never has.
  func versionSeen(by person: String) -> Int? {
    events.last { $0.isBy(person) }?.version
  }
}

// MARK: What became of a concern

extension WorklistEntry {
  /// What became of one concern.
  public enum Handling: Sendable, Hashable {
    /// Nobody has dealt with it or agreed with it.
    case open
    /// A person agrees with the colour, and it is still open.
    case agreed(EntryEvent)
    /// A person has dealt with it.
    case settled(EntryEvent)
    /// A later decision stands in its place.
    case replaced(by: String)
  }

  /// What became of a decision; `nil` where the entry has none with that id.
  public func handling(ofDecision decision: String) -> Handling? {
    guard let index = concerns.firstIndex(where: { $0.concern.decision == decision }) else {
      return nil
    }
    switch concerns[index].settlement {
    case .event(let version):
      return events.first { $0.version == version }.map { .settled($0) }
    case .decision(let decision): return .replaced(by: decision)
    case nil:
      let agreed = events.last { $0.kind == .agreed && index < concernCount(at: $0.version) }
      return agreed.map { .agreed($0) } ?? .open
    }
  }

  /// How many days after the deadline an event dealt with something; 0 where it was in time.
  public func daysLate(_ event: EntryEvent) -> Int {
    let settled = concerns.filter { $0.settlement == .event(version: event.version) }
    let deadline = settled.map(\.concern.deadline).min()
    return deadline.map { max(event.now.date.dayNumber - $0.dayNumber, 0) } ?? 0
  }
}
