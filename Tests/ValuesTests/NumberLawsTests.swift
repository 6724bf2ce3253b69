import Testing
import Values

/// What a fraction of any size is, computed the naive way: nothing is reduced but at the end.
private struct NaiveFraction {
  var above: Int128
  var below: Int128

  init(_ above: Int128, _ below: Int128) {
    self.above = below < 0 ? -above : above
    self.below = below < 0 ? -below : below
  }

  init(_ number: Number) { self.init(Int128(number.numerator), Int128(number.denominator)) }

  /// Whether a result is this fraction; `nil` where it does not fit below the bounds.
  func isShown(by number: Number?) -> Bool {
    var (left, right) = (above.magnitude, below.magnitude)
    while right != 0 { (left, right) = (right, left % right) }
    let divisor = Int128(left)
    let (reducedAbove, reducedBelow) = (above / divisor, below / divisor)
    let limit = Int128(Int64.max)
    guard abs(reducedAbove) < limit, reducedBelow <= limit else { return number == nil }
    guard let number else { return false }
    return Int128(number.numerator) == reducedAbove && Int128(number.denominator) == reducedBelow
  }
}

struct NumberLawsTests {
  private static func number(_ random: inout SeededGenerator) -> Number {
    let bits = Int64.random(in: 1...62, using: &random)
    let above = Int64.random(in: -(1 << bits)...(1 << bits), using: &random)
    let scale = Int64.random(in: 0...18, using: &random)
    let below =
      switch Int.random(in: 0...3, using: &random) {
      case 0: Int64(1)
      case 1: (0..<scale).reduce(Int64(1)) { power, _ in power * 10 }
      case 2: Int64.random(in: 1...100, using: &random)
      default: Int64.random(in: 1...Int64.max, using: &random)
      }
    return Number(above, over: below) ?? .zero
  }

  private func forEachPair(seed: UInt64, _ body: (Number, Number) -> Void) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20_000 { body(Self.number(&random), Self.number(&random)) }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func calculatesAsTheNaiveFractionDoes(seed: UInt64) {
    forEachPair(seed: seed) { left, right in
      let (a, b) = (NaiveFraction(left), NaiveFraction(right))
      let below = a.below * b.below
      let sum = NaiveFraction(a.above * b.below + b.above * a.below, below)
      #expect(sum.isShown(by: left.adding(right)), "\(left) + \(right)")
      let difference = NaiveFraction(a.above * b.below - b.above * a.below, below)
      #expect(difference.isShown(by: left.subtracting(right)), "\(left) - \(right)")
      let product = NaiveFraction(a.above * b.above, below)
      #expect(product.isShown(by: left.multiplied(by: right)), "\(left) * \(right)")
      if right == .zero { return }
      let quotient = NaiveFraction(a.above * b.below, a.below * b.above)
      #expect(quotient.isShown(by: left.divided(by: right)), "\(left) / \(right)")
    }
  }

  @Test(arguments: [4, 5] as [UInt64])
  func ordersByValue(seed: UInt64) {
    forEachPair(seed: seed) { left, right in
      let (a, b) = (NaiveFraction(left), NaiveFraction(right))
      #expect((left < right) == (a.above * b.below < b.above * a.below))
      #expect((left == right) == (a.above * b.below == b.above * a.below))
      #expect([left < right, left == right, left > right].count { $0 } == 1)
    }
  }

  @Test(arguments: [6, 7] as [UInt64])
  func obeysTheLawsOfArithmetic(seed: UInt64) {
    forEachPair(seed: seed) { left, right in
      #expect(left.adding(right) == right.adding(left))
      #expect(left.multiplied(by: right) == right.multiplied(by: left))
      #expect(left.adding(.zero) == left)
      #expect(left.multiplied(by: .one) == left)
      #expect(left.subtracting(left) == .zero)
      #expect(left.negated.negated == left)
      if left != .zero { #expect(left.divided(by: left) == .one) }
      if let sum = left.adding(right) { #expect(sum.subtracting(right) == left) }
      if let product = left.multiplied(by: right), right != .zero {
        #expect(product.divided(by: right) == left)
      }
    }
  }

  @Test(arguments: [8] as [UInt64])
  func roundsToTheNearest(seed: UInt64) {
    forEachPair(seed: seed) { number, _ in
      for decimals in [0, 1, 2, 6] {
        guard let rounded = number.rounded(toDecimals: decimals) else { continue }
        let scale = (0..<decimals).reduce(Int128(1)) { power, _ in power * 10 }
        let steps = Int128(rounded.numerator) * scale / Int128(rounded.denominator)
        #expect(Int128(rounded.numerator) * scale % Int128(rounded.denominator) == 0)
        #expect(steps == Self.nearest(number, scale), "\(number) to \(decimals)")
      }
      #expect(number.roundedDown <= number)
      #expect(number.isWhole == (number.roundedDown == number))
    }
  }

  /// The nearest whole number of steps, found from the remainder; halves away from zero.
  private static func nearest(_ number: Number, _ scale: Int128) -> Int128 {
    let (steps, remainder) = (Int128(number.numerator) * scale)
      .quotientAndRemainder(dividingBy: Int128(number.denominator))
    if abs(remainder) * 2 < Int128(number.denominator) { return steps }
    return number.numerator < 0 ? steps - 1 : steps + 1
  }
}
