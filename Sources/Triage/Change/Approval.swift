public import Values

/// One person's approval of a protocol, for the content it had then.
public struct Approval: Sendable, Hashable {
  /// The hash of all that the protocol decides by.
  public let content: ContentHash
  /// The protocol, with the hash of its own file.
  public let rules: ContentReference
  /// Who approved it.
  public let person: Approver
  /// The first day it is to be in force.
  public let from: CivilDate
  /// Why the person accepts that some patients get less; `nil` where that was not asked.
  public let accepted: String?
  /// What the person was shown, as JSON: the content, the difference and the impact.
  public let basis: [UInt8]
  /// The engine's version.
  public let engine: String
  /// When it was given.
  public let now: Instant

  /// Makes an approval.
  public init(
    content: ContentHash,
    rules: ContentReference,
    person: Approver,
    from: CivilDate,
    accepted: String?,
    basis: [UInt8],
    engine: String,
    now: Instant
  ) {
    self.content = content
    self.rules = rules
    self.person = person
    self.from = from
    self.accepted = accepted
    self.basis = basis
    self.engine = engine
    self.now = now
  }
}

/// A person who approves, by name.
public struct Approver: Sendable {
  /// The name as it was written, without blanks around it.
  public let name: String
  /// What tells people apart: the letters and digits of the name, in one case.
  public let key: String

  /// Takes a name; `nil` for one without a letter.
  public init?(_ name: String) {
    let words = name.split(whereSeparator: \.isWhitespace)
    self.name = words.joined(separator: " ")
    let seen = self.name.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
    let letters = String(String.UnicodeScalarView(seen.map(Self.usual)))
      .filter { $0.isLetter || $0.isNumber }
    // Upper case first, because only then `ß` and `ss` fall together.
    key = letters.uppercased().lowercased()
    if key.isEmpty { return nil }
  }

  /// A full-width letter in its usual width.
  private static func usual(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }
}

extension Approver: Hashable {
  /// Whether both are the same person, as far as names tell.
  public static func == (left: Approver, right: Approver) -> Bool { left.key == right.key }

  /// Hashes what tells people apart.
  public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

/// How far the approval of a protocol has come.
public enum ApprovalStanding: Sendable, Hashable {
  /// Nobody has approved this content.
  case none
  /// The same version was approved with other content; the last of those approvals.
  case changed(Approval)
  /// One person has.
  case one(Approval)
  /// Two have; in force from the later of their days.
  case both(Approval, Approval)

  /// Where a protocol's content stands.
  ///
  /// - Parameters:
  ///   - content: the content as it is now.
  ///   - approvals: every approval of that protocol, in the order they were given.
  public init(of content: ProtocolContent, among approvals: [Approval]) {
    var own: [Approval] = []
    for approval in approvals where approval.content == content.hash {
      if !own.contains(where: { $0.person == approval.person }) { own.append(approval) }
    }
    let others = approvals.filter {
      $0.content != content.hash && $0.rules.id == content.rules.id
        && $0.rules.version == content.rules.version
    }
    switch (own.count, others.last) {
    case (0, nil): self = .none
    case (0, let last?): self = .changed(last)
    case (1, _): self = .one(own[0])
    default: self = .both(own[0], own[1])
    }
  }

  /// The first day of an approved protocol; `nil` where it is not approved.
  public var inForceFrom: CivilDate? {
    guard case .both(let first, let second) = self else { return nil }
    return max(first.from, second.from)
  }
}

extension [Approval] {
  /// The approvals of other content, with another rules file, that fully approved the same version.
  public func fullyApprovedOther(than content: ProtocolContent) -> [Approval] {
    let others = filter {
      $0.rules.id == content.rules.id && $0.rules.version == content.rules.version
        && $0.rules.hash != content.rules.hash
    }
    return Dictionary(grouping: others, by: \.content).values
      .first { Set($0.map(\.person)).count > 1 } ?? []
  }

  /// The approval that put in force what is in force on a day, of all content but one.
  ///
  /// In force is what two people have approved, from the later of their days; the latest of those
  /// days holds, and of several the last that was approved.
  /// - Parameters:
  ///   - day: the day.
  ///   - content: what does not count, as it is what is to be approved.
  /// - Returns: the second person's approval; `nil` where nothing is in force.
  public func lastInForce(on day: CivilDate, otherThan content: ContentHash) -> Approval? {
    var first: [ContentHash: Approval] = [:]
    var found: (from: CivilDate, approval: Approval)?
    for approval in self where approval.content != content {
      guard let earlier = first[approval.content] else {
        first[approval.content] = approval
        continue
      }
      let from = Swift.max(earlier.from, approval.from)
      if earlier.person == approval.person || from > day { continue }
      if let found, from < found.from { continue }
      found = (from, approval)
    }
    return found?.approval
  }
}
