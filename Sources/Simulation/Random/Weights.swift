/// Outcomes with a weight each, in the order they were written.
public struct Weights<Outcome: Sendable & Hashable>: Sendable, Hashable {
  /// The outcomes.
  public let outcomes: [Outcome]
  /// The weight of each, 0 or more.
  public let weights: [Int]
  /// Their sum, which is positive.
  public let total: Int

  /// Takes outcomes; `nil` where the weights sum to 0.
  init?(_ weighted: [(outcome: Outcome, weight: Int)]) {
    outcomes = weighted.map(\.outcome)
    weights = weighted.map(\.weight)
    total = weights.reduce(0, +)
    guard total > 0 else { return nil }
  }

  /// The outcome at a position, and how far into its share the position lies.
  func pick(_ position: Position) -> (outcome: Outcome, inside: Share) {
    var rest = position.step * total
    for (outcome, weight) in zip(outcomes, weights) where weight > 0 {
      let width = weight * Position.steps
      if rest < width { return (outcome, Share(part: rest, of: width)) }
      rest -= width
    }
    preconditionFailure("a position lies within the weights")
  }

  /// An outcome at random.
  func pick(_ stream: inout Stream) -> (outcome: Outcome, inside: Share) {
    pick(stream.position())
  }
}

/// A part of a whole, less than all of it.
struct Share {
  let part: Int
  let of: Int

  /// The number of a range at this part of it.
  func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(Int128(part) * Int128(range.count) / Int128(of))
  }
}
