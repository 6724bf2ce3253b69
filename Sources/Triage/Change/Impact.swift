public import Values

/// What a changed protocol would do to stored decisions.
public struct Impact: Sendable, Hashable {
  /// The protocol that was tried.
  public let rules: ContentReference
  /// The first day of the forms that were looked at; `nil` for all.
  public let since: CivilDate?
  /// How many have a colour, by the one in force and the one it would be.
  public private(set) var counts: [Colour: [Colour: Int]] = [:]
  /// How many come to the same on other grounds.
  public private(set) var otherGrounds = 0
  /// How many the protocol in force too would decide otherwise, with today's enrolment and engine.
  public private(set) var changedAnyway = 0
  /// The stored submissions that the protocol cannot read, by patient and authored time.
  public private(set) var unread: [Unread] = []
  private var found: [Change] = []

  /// An impact before anything is looked at.
  public init(_ rules: ContentReference, since: CivilDate?) {
    self.rules = rules
    self.since = since
  }

  /// A stored submission that the protocol does not read: another form, or another version.
  public struct Unread: Sendable, Hashable {
    /// The patient.
    public let patient: String
    /// The submission.
    public let submission: String
    /// The colour in force; it stays.
    public let colour: Colour
    /// The form.
    public let form: String
    /// Its version.
    public let version: String
    /// Whether the protocol in force could read it.
    public let wasRead: Bool
  }

  /// A decision that would be another.
  public struct Change: Sendable, Hashable {
    /// Which way it goes, the most worrying first.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      /// To a colour that is less urgent.
      case fall
      /// Of the same colour, but with less: a later day, a contact that is less close, an order
      /// that is gone, or a next form that comes later. What is more beside it does not make up.
      case milder
      /// To a colour that is more urgent.
      case rise
      /// Of the same colour, with another consultation or other orders.
      case other

      /// Whether a patient would get less, or get it later.
      public var isDowngrade: Bool { self == .fall || self == .milder }
    }

    /// Which way it goes.
    public let kind: Kind
    /// The patient.
    public let patient: String
    /// The submission.
    public let submission: String
    /// The id of the decision in force.
    public let decision: String
    /// The colour in force.
    public let before: Colour
    /// The colour it would be.
    public let after: Colour
    /// What makes the difference; `nil` where it is the consultation table alone.
    public let difference: Difference?
    /// Contact, role and deadline in force.
    public let contactBefore: Contact
    /// Contact, role and deadline as they would be.
    public let contactAfter: Contact
  }

  /// Who would see to the patient, how and by when.
  public struct Contact: Sendable, Hashable {
    /// The kind of contact.
    public let contact: String
    /// The role.
    public let by: String?
    /// The last day.
    public let deadline: CivilDate?
  }

  /// A ground that only one of two decisions has.
  public struct Difference: Sendable, Hashable {
    /// Whether the changed protocol has it; else the one in force.
    public let isNew: Bool
    /// The ground.
    public let ground: Ground
  }

  /// How many were decided again.
  public var compared: Int { counts.values.reduce(0) { $0 + $1.values.reduce(0, +) } }

  /// Every change: falls first, and within a kind the longest falls and the most urgent first.
  public var changes: [Change] {
    found.enumerated().sorted { left, right in
      left.element.rank == right.element.rank
        ? left.offset < right.offset : left.element.rank < right.element.rank
    }.map(\.element)
  }

  /// The changes that give a patient less, or give it later.
  public var downgrades: Int { found.count { $0.kind.isDowngrade } }

  /// Whether nobody's colour or follow-up would change, and all that was read still can be.
  public var isNone: Bool { found.isEmpty && !unread.contains(where: \.wasRead) }

  /// What one stored submission that was decided again adds to an impact.
  public struct Weighed: Sendable {
    private enum Outcome {
      case unread(Unread)
      case decided(before: Colour, after: Colour, change: Change?, isOnOtherGrounds: Bool)
    }

    private let isChangedAnyway: Bool
    private let outcome: Outcome

    /// Weighs a submission.
    public init(_ reviewed: Reviewed) {
      let before = reviewed.before
      isChangedAnyway = reviewed.isChangedAnyway
      guard let after = reviewed.decision else {
        outcome = .unread(Unread(before))
        return
      }
      let change = Change(from: before, reviewed.decisionID, to: after)
      outcome = .decided(
        before: before.colour,
        after: after.colour,
        change: change,
        isOnOtherGrounds: change == nil && !before.isSameInSubstance(as: after)
      )
    }

    /// Weighs a submission that comes to the same colour, follow-up and tests by both protocols.
    init(same colour: Colour, isOnOtherGrounds: Bool, isChangedAnyway: Bool) {
      self.isChangedAnyway = isChangedAnyway
      outcome = .decided(
        before: colour,
        after: colour,
        change: nil,
        isOnOtherGrounds: isOnOtherGrounds
      )
    }

    fileprivate func add(to impact: inout Impact) {
      if isChangedAnyway { impact.changedAnyway += 1 }
      switch outcome {
      case .unread(let unread): impact.unread.append(unread)
      case .decided(let before, let after, let change, let isOnOtherGrounds):
        impact.counts[before, default: [:]][after, default: 0] += 1
        if let change { impact.found.append(change) }
        if isOnOtherGrounds { impact.otherGrounds += 1 }
      }
    }
  }

  /// Counts a stored submission that was decided again.
  public mutating func add(_ weighed: Weighed) { weighed.add(to: &self) }
}

extension Impact.Unread {
  fileprivate init(_ before: Decision) {
    self.init(
      patient: before.patient,
      submission: before.submission,
      colour: before.colour,
      form: before.form.id,
      version: before.form.version,
      wasRead: before.form.hash != nil
    )
  }
}

extension Impact.Change {
  /// The change between two decisions; `nil` where colour and follow-up are the same.
  init?(from before: Decision, _ id: String, to after: Decision) {
    guard let kind = Kind(from: before, to: after) else { return nil }
    self.kind = kind
    patient = before.patient
    submission = before.submission
    decision = id
    self.before = before.colour
    self.after = after.colour
    difference = Impact.Difference(from: before, to: after, prefersNew: kind == .rise)
    contactBefore = Impact.Contact(before.consultation)
    contactAfter = Impact.Contact(after.consultation)
  }

  /// Falls first, then the longest way down or up, then the most urgent.
  fileprivate var rank: (Int, Int, Int) {
    let way = abs(Int(before.rawValue) - Int(after.rawValue))
    return (Kind.allCases.firstIndex(of: kind) ?? 0, -way, -Int(before.rawValue))
  }
}

extension Impact.Change.Kind {
  init?(from before: Decision, to after: Decision) {
    let (old, new) = (before.consultation, after.consultation)
    if after.colour != before.colour {
      self = after.colour < before.colour ? .fall : .rise
    } else if new.dueDay > old.dueDay || new.distance > old.distance
      || after.nextDay > before.nextDay
      || !before.orders.allSatisfy({ old in after.orders.contains { $0.order == old.order } })
    {
      self = .milder
    } else if new.deadline != old.deadline || after.nextForm != before.nextForm
      || !before.hasSameFollowUp(as: after)
    {
      self = .other
    } else {
      return nil
    }
  }
}

extension Impact.Difference {
  /// The weightiest ground that one of two decisions has alone.
  init?(from before: Decision, to after: Decision, prefersNew: Bool) {
    let (old, new) = (before.grounds, after.grounds)
    let gone = old.first { ground in !new.contains { $0.matches(ground) } }
    let come = new.first { ground in !old.contains { $0.matches(ground) } }
    let goneDifference = gone.map { Self(isNew: false, ground: $0) }
    let comeDifference = come.map { Self(isNew: true, ground: $0) }
    let ranked = prefersNew ? [comeDifference, goneDifference] : [goneDifference, comeDifference]
    guard let first = ranked.compactMap(\.self).first else { return nil }
    self = first
  }
}

extension Impact.Contact {
  init(_ consultation: Consultation) {
    self.init(
      contact: consultation.contact,
      by: consultation.by,
      deadline: consultation.deadline
    )
  }
}

extension Decision {
  fileprivate var nextDay: Int { nextForm?.dayNumber ?? .max }
}

extension Consultation {
  fileprivate var dueDay: Int { deadline?.dayNumber ?? .max }
  /// How far from meeting in person the contact is.
  fileprivate var distance: Int { Triage.closeness.firstIndex(of: contact) ?? 0 }
}
