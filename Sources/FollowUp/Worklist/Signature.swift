public import Values

/// Many green decisions confirmed with one signature, once a random share of them has been opened.
public struct Signature: Sendable, Hashable {
  /// One of how many has to be opened: a proposal, since no source names a share.
  public static let share = 20

  /// Who signs.
  public let person: String
  /// When, by the clinic's clock.
  public let now: Instant
  /// The last concern that the person's list had; `nil` is any.
  public let seen: Int?

  /// Makes a signature.
  public init(by person: String, seen: Int? = nil, now: Instant) {
    self.person = person
    self.seen = seen
    self.now = now
  }

  /// Those of some entries that it would confirm: green, seen, and nobody else's.
  public func covers(_ entries: [WorklistEntry], _ absences: [Absence]) -> [WorklistEntry] {
    entries.filter { entry in
      guard entry.isToConfirm else { return false }
      if let seen, entry.open.contains(where: { $0.sequence > seen }) { return false }
      let claim = entry.claim(on: now.date, absences)
      return claim.map { isSamePerson($0.person, person) } ?? true
    }
  }

  /// The entries to be opened first: one in ``share``, and one at least.
  ///
  /// Which they are follows from their numbers and the day, so that asking again draws the same.
  public func drawn(from entries: [WorklistEntry]) -> [WorklistEntry] {
    let count = (entries.count + Self.share - 1) / Self.share
    let day = UInt64(bitPattern: Int64(now.date.dayNumber))
    return entries.sorted { left, right in
      (Self.mixed(left.id, day), left.id) < (Self.mixed(right.id, day), right.id)
    }.prefix(count).sorted { $0.id < $1.id }
  }

  /// What it comes to: every green it covers is confirmed, or none.
  ///
  /// - Throws: which are still to be opened.
  public func steps(
    _ entries: [WorklistEntry],
    _ absences: [Absence]
  ) throws(EntryRefusal) -> [EntryStep] {
    let covered = covers(entries, absences)
    if covered.isEmpty { throw .nothingToConfirm }
    let unopened = drawn(from: covered).filter { !$0.isOpened(by: person) }
    if !unopened.isEmpty { throw .notOpened(unopened.map(\.id)) }
    return covered.map { entry in
      let event = EntryEvent(
        key: entry.key,
        version: entry.version + 1,
        kind: .confirmed,
        person: person,
        now: now
      )
      return EntryStep(event: event, entry: entry)
    }
  }

  /// The finalizer of SplitMix64: neighbouring numbers give unrelated ones.
  ///
  /// - SeeAlso: Steele, Lea and Flood 2014, fig. 17, doi:10.1145/2660193.2660195.
  private static func mixed(_ id: Int, _ day: UInt64) -> UInt64 {
    var value = UInt64(bitPattern: Int64(id)) &* 0x9E37_79B9_7F4A_7C15
    value = value &+ day &* 0xD1B5_4A32_D192_ED03
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
