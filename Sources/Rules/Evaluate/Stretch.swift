public import Expressions
public import Values

/// Values side by side: one option, or numbers without a gap.
public enum Stretch: Sendable, Hashable {
  /// An option by its id; `false` and `true` for yes or no.
  case option(String)
  /// Numbers from `low` to `high`; an end belongs to it where it is included.
  case numbers(low: Number, high: Number, includesLow: Bool, includesHigh: Bool)
}

extension Stretch {
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
