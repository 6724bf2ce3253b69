public import Expressions
public import Values

/// Values side by side: one option, or numbers or days without a gap.
public enum Stretch: Sendable, Hashable {
  /// An option by its id; `false` and `true` for yes or no.
  case option(String)
  /// Numbers from `low` to `high`; an end belongs to it where it is included.
  case numbers(low: Number, high: Number, includesLow: Bool, includesHigh: Bool)
  /// Days from the first to the last, both included; `nil` where nothing bounds them.
  case days(from: CivilDate?, to: CivilDate?)
}

extension Stretch: CustomStringConvertible {
  /// The number or the ends of the numbers, such as `3–5` or `>34–<54`.
  ///
  /// `…` stands where nothing bounds it. An option is its id.
  public var description: String {
    if case .numbers(let low, let high, _, _) = self, low == high { return low.description }
    return ends.first == ends.last ? ends.first : "\(ends.first)–\(ends.last)"
  }

  /// Its ends as text.
  var ends: (first: String, last: String) {
    switch self {
    case .option(let id): (id, id)
    case .days(let from, let to): (from?.description ?? "…", to?.description ?? "…")
    case .numbers(let low, let high, let includesLow, let includesHigh):
      (
        low.isBounded ? (includesLow ? "" : ">") + low.description : "…",
        high.isBounded ? (includesHigh ? "" : "<") + high.description : "…"
      )
    }
  }

  /// Numbers that stand for days, as days; `nil` where no day is among them.
  public var inDays: Stretch? {
    guard case .numbers(let low, let high, let includesLow, let includesHigh) = self else {
      return self
    }
    let first = (low.isBounded ? low.whole : nil).map { includesLow ? $0 : $0 + 1 }
    let last = (high.isBounded ? high.whole : nil).map { includesHigh ? $0 : $0 - 1 }
    if let first, let last, last < first { return nil }
    return .days(
      from: first.map { CivilDate(dayNumber: $0) },
      to: last.map { CivilDate(dayNumber: $0) }
    )
  }

  /// The least and the greatest number that belong to it, or one near each; `nil` of an option.
  public var numbers: (least: Number, greatest: Number)? {
    guard case .numbers(let low, let high, let includesLow, let includesHigh) = self,
      let middle = low.middle(to: high)
    else { return nil }
    return (
      includesLow && low.isBounded ? low : middle, includesHigh && high.isBounded ? high : middle
    )
  }

  /// Numbers in order, cut where what is said of them changes.
  ///
  /// - Parameters:
  ///   - domain: an interval.
  ///   - limits: where it may change.
  ///   - property: what is said of one number.
  /// - Returns: the stretches, each as long as it can be.
  /// - Complexity: O(limits × log limits), and as many properties.
  public static func stretches<Property: Equatable>(
    of domain: ValueSet,
    cutAt limits: [Number],
    by property: (ValueSet) -> Property
  ) -> [(Stretch, Property)] {
    guard domain.kind == .interval else { return [] }
    let ends = Set(limits + [domain.low, domain.high])
    let isStepped = domain.step > .zero && domain.low.isBounded
    let points = domain.points(between: limits)
    let said = points.map { property(.number($0)) }
    var stretches: [(Stretch, Property)] = []
    var first = 0
    for index in points.indices where index + 1 == points.count || said[index + 1] != said[index] {
      let holdsFirst = isStepped || ends.contains(points[first])
      let holdsLast = isStepped || ends.contains(points[index])
      let stretch = Stretch.numbers(
        low: holdsFirst ? points[first] : points[first - 1],
        high: holdsLast ? points[index] : points[index + 1],
        includesLow: holdsFirst,
        includesHigh: holdsLast
      )
      stretches.append((stretch, said[first]))
      first = index + 1
    }
    return stretches
  }
}

extension Number {
  /// A number between this one and a greater one; `nil` where none can be held.
  func middle(to other: Number) -> Number? {
    guard isBounded else { return other.isBounded ? other.subtracting(.one) : .zero }
    guard other.isBounded else { return adding(.one) }
    return adding(other)?.divided(by: Number(2))
  }
}
