public import Values

/// Days on which a person is away, so that what the person has taken on is the unit's.
public struct Absence: Sendable, Hashable {
  /// Who is away.
  public let person: String
  /// The first day.
  public let from: CivilDate
  /// The first day back.
  public let until: CivilDate
  /// Who recorded it.
  public let by: String
  /// When it was recorded.
  public let now: Instant

  /// Makes an absence.
  public init(person: String, from: CivilDate, until: CivilDate, by: String, now: Instant) {
    self.person = person
    self.from = from
    self.until = until
    self.by = by
    self.now = now
  }

  /// Whether the person is away on a day.
  public func covers(_ person: String, _ day: CivilDate) -> Bool {
    from <= day && day < until && isSamePerson(self.person, person)
  }
}

extension [Absence] {
  /// The absence of a person on a day that ends last; `nil` where the person is there.
  public func covering(_ person: String, _ day: CivilDate) -> Absence? {
    filter { $0.covers(person, day) }.max { $0.until < $1.until }
  }
}
