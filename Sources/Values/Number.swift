/// An exact number: a fraction of two 64-bit integers in lowest terms.
///
/// Every decimal of up to 18 digits is one, and so is 24 ÷ 11, which no decimal holds. A score is
/// therefore rounded once, at its end, and 7 ÷ 9 × 4.5 is 3.5 and not 3.4999…. An operation whose
/// result does not fit gives `nil`; it never wraps and never rounds by itself.
/// - SeeAlso: docs/decisions/0002-exact-numbers.md
public struct Number: Sendable, Hashable {
  /// The number above the line; it carries the sign.
  public let numerator: Int64
  /// The number below the line; always positive.
  public let denominator: Int64

  /// A whole number.
  ///
  /// - Parameter whole: a count or constant between `lowest` and `highest`; a text is read by
  ///   `init(parsing:)`, which refuses what is not.
  @inlinable public init(_ whole: Int) {
    precondition(whole.magnitude < Int64.max.magnitude, "so large a number stands for no bound")
    numerator = Int64(whole)
    denominator = 1
  }

  /// A fraction that is known to be in lowest terms, over a positive denominator.
  @inlinable package init(unchecked numerator: Int64, _ denominator: Int64) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// A fraction; `nil` where the denominator is 0 or the reduced fraction does not fit.
  public init?(_ numerator: Int64, over denominator: Int64) {
    self.init(reducing: Int128(numerator), Int128(denominator))
  }

  @inlinable init?(reducing numerator: Int128, _ denominator: Int128) {
    if denominator == 1 {
      guard let whole = Self.belowBounds(numerator) else { return nil }
      self.init(unchecked: whole, 1)
      return
    }
    self.init(dividing: numerator, by: denominator)
  }

  @usableFromInline init?(dividing numerator: Int128, by denominator: Int128) {
    guard denominator != 0 else { return nil }
    let divisor = greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    let divided = Int128(divisor)
    guard let above = Self.belowBounds(sign * (numerator / divided)),
      let below = Int64(exactly: sign * (denominator / divided))
    else { return nil }
    self.init(unchecked: above, below)
  }

  /// The same number in 64 bits; `nil` where it would stand for a bound, or is past it.
  @inlinable static func belowBounds(_ numerator: Int128) -> Int64? {
    numerator.magnitude < UInt128(Int64.max) ? Int64(truncatingIfNeeded: numerator) : nil
  }

  /// Zero.
  public static let zero = Number(0)
  /// One.
  public static let one = Number(1)
  /// Stands for "no lower bound"; no text and no operation gives it.
  public static let lowest = Number(unchecked: -Int64.max, 1)
  /// Stands for "no upper bound"; no text and no operation gives it.
  public static let highest = Number(unchecked: Int64.max, 1)

  /// Whether the number has no fraction.
  @inlinable public var isWhole: Bool { denominator == 1 }

  /// The number as a whole one; `nil` where it has a fraction.
  @inlinable public var whole: Int? { isWhole ? Int(numerator) : nil }

  /// Whether the number is neither `lowest` nor `highest`.
  @inlinable public var isBounded: Bool { numerator != Int64.max && numerator != -Int64.max }
}

extension Number: Comparable {
  /// Compares the two values exactly.
  @inlinable public static func < (left: Number, right: Number) -> Bool {
    if left.denominator == right.denominator { return left.numerator < right.numerator }
    return Int128(left.numerator) * Int128(right.denominator)
      < Int128(right.numerator) * Int128(left.denominator)
  }
}

extension Number {
  /// The sum, or `nil` where it does not fit.
  @inlinable public func adding(_ other: Number) -> Number? {
    if denominator == 1, other.denominator == 1 {
      return Number(reducing: Int128(numerator) + Int128(other.numerator), 1)
    }
    let below = Int128(denominator) * Int128(other.denominator)
    let (left, overflow) = (Int128(numerator) * Int128(other.denominator))
      .addingReportingOverflow(Int128(other.numerator) * Int128(denominator))
    return overflow ? nil : Number(reducing: left, below)
  }

  /// The difference, or `nil` where it does not fit.
  @inlinable public func subtracting(_ other: Number) -> Number? { adding(other.negated) }

  /// The product, or `nil` where it does not fit.
  @inlinable public func multiplied(by other: Number) -> Number? {
    Number(
      reducing: Int128(numerator) * Int128(other.numerator),
      Int128(denominator) * Int128(other.denominator)
    )
  }

  /// The quotient, or `nil` where the other is 0 or the quotient does not fit.
  @inlinable public func divided(by other: Number) -> Number? {
    Number(
      reducing: Int128(numerator) * Int128(other.denominator),
      Int128(denominator) * Int128(other.numerator)
    )
  }

  /// The number with the other sign.
  @inlinable public var negated: Number { Number(unchecked: -numerator, denominator) }

  /// The number without its sign.
  public var magnitude: Number { numerator < 0 ? negated : self }

  /// The greatest whole number that is not above this one.
  public var roundedDown: Number {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return Number(unchecked: remainder < 0 ? quotient - 1 : quotient, 1)
  }

  /// The nearest number with that many decimals, halves away from zero; `nil` if it does not fit.
  ///
  /// - Parameter decimals: 0 to 18.
  /// - Returns: the rounded number.
  public func rounded(toDecimals decimals: Int) -> Number? {
    if denominator == 1 { return self }
    guard let scale = Self.powerOfTen(decimals) else { return nil }
    let scaled = Int128(numerator.magnitude) * Int128(scale)
    let below = Int128(denominator)
    let nearest = (2 * scaled + below) / (2 * below)
    return Number(reducing: numerator < 0 ? -nearest : nearest, Int128(scale))
  }

  static func powerOfTen(_ exponent: Int) -> Int64? {
    guard (0...18).contains(exponent) else { return nil }
    return (0..<exponent).reduce(Int64(1)) { power, _ in power * 10 }
  }
}

@usableFromInline func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
  var (left, right) = (left, right)
  while right != 0 { (left, right) = (right, left % right) }
  return left == 0 ? 1 : left
}
