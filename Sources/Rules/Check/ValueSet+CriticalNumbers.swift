public import Expressions
public import Values

extension ValueSet {
  /// The options it could be, by index.
  public var optionIndices: [Int] { (0..<64).filter { options >> UInt64($0) & 1 == 1 } }

  /// How many steps there are from one end to the other; `nil` where it has none.
  private var steps: Int? {
    step > .zero ? high.subtracting(low)?.divided(by: step)?.whole : nil
  }

  /// Whether every number that it can be is among the critical ones.
  public func hasFewNumbers(_ few: Int) -> Bool { low == high || steps.map { $0 <= few } == true }

  /// Every number where there are few; else both ends and some near them, and each number at which
  /// something changes, with one under and one over it.
  public func criticalNumbers(_ numbers: [Number], few: Int = 24) -> [Number] {
    if let count = steps, count <= few {
      return (0...count).compactMap { Number($0).multiplied(by: step)?.adding(low) }
    }
    let near = step > .zero ? step : .one
    var cuts = numbers
    for end in [low, high] where end.isBounded { cuts.append(end) }
    if low.isBounded, let next = low.adding(near), let second = next.adding(near) {
      cuts += [next, second]
    }
    return points(between: cuts).filter(\.isBounded)
  }
}
