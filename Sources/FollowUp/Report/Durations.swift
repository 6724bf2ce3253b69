/// How long something took, of many: minutes with how often each came.
///
/// Memory grows with the different minutes, not with how many there are of them.
public struct Durations: Sendable, Hashable {
  private var counts: [Int: Int] = [:]

  /// None.
  public init() {}

  /// How many there are.
  public var count: Int { counts.values.reduce(0, +) }

  /// Adds one, in minutes.
  public mutating func add(_ minutes: Int) { counts[minutes, default: 0] += 1 }

  /// Adds those of another.
  public mutating func add(_ other: Durations) {
    counts.merge(other.counts, uniquingKeysWith: +)
  }

  /// The least that is not shorter than so many per cent of all (nearest rank); `nil` where there is
  /// none.
  ///
  /// - Complexity: O(m log m) for m different minutes.
  public func percentile(_ percent: Int) -> Int? {
    let rank = max((count * percent + 99) / 100, 1)
    var passed = 0
    for (minutes, count) in counts.sorted(by: { $0.key < $1.key }) {
      passed += count
      if passed >= rank { return minutes }
    }
    return nil
  }
}
