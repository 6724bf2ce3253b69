/// What a test could be: false, does not apply and true, at least one of them.
///
/// The order is false < does not apply < true; `and` is the least, `or` the greatest, and both
/// work element by element, so that the set of a compound holds every outcome its parts allow.
public struct TruthSet: Sendable, Hashable {
  /// Three bits: 1 is false, 2 is does not apply, 4 is true.
  public let bits: UInt8

  @inlinable init(bits: UInt8) { self.bits = bits }

  /// Surely false.
  public static let no = TruthSet(bits: 1)
  /// Surely does not apply.
  public static let notApplicable = TruthSet(bits: 2)
  /// Surely true.
  public static let yes = TruthSet(bits: 4)
  /// Any of the three.
  public static let anything = TruthSet(bits: 7)
  /// True or false.
  public static let open = TruthSet(bits: 5)

  /// Surely true or surely false.
  @inlinable public init(_ value: Bool) { bits = value ? 4 : 1 }

  /// The set of what is possible; at least one must be.
  @inlinable public init(canBeTrue: Bool, canBeFalse: Bool, canBeNotApplicable: Bool = false) {
    let bits: UInt8 =
      (canBeFalse ? 1 : 0) | (canBeNotApplicable ? 2 : 0) | (canBeTrue ? 4 : 0)
    self.bits = bits == 0 ? 7 : bits
  }

  /// Whether it could be true.
  @inlinable public var canBeTrue: Bool { bits & 4 != 0 }
  /// Whether it could be false.
  @inlinable public var canBeFalse: Bool { bits & 1 != 0 }
  /// Whether it could be that it does not apply.
  @inlinable public var canBeNotApplicable: Bool { bits & 2 != 0 }
  /// Whether it is surely true.
  @inlinable public var isTrue: Bool { bits == 4 }

  /// The least of each pair.
  @inlinable public func and(_ other: TruthSet) -> TruthSet {
    TruthSet(bits: Self.least[Int(bits &* 8 &+ other.bits)])
  }

  /// The greatest of each pair.
  @inlinable public func or(_ other: TruthSet) -> TruthSet {
    TruthSet(bits: Self.greatest[Int(bits &* 8 &+ other.bits)])
  }

  /// True and false swapped.
  @inlinable public var negated: TruthSet {
    TruthSet(bits: (bits & 1) << 2 | (bits & 2) | (bits & 4) >> 2)
  }

  /// What either could be.
  @inlinable public func union(_ other: TruthSet) -> TruthSet {
    TruthSet(bits: bits | other.bits)
  }

  @usableFromInline static let least = table { Swift.min($0, $1) }
  @usableFromInline static let greatest = table { Swift.max($0, $1) }

  /// The 8 × 8 table of an operation on single truths, 0 to 2.
  private static func table(_ operation: (Int, Int) -> Int) -> [UInt8] {
    (0..<64).map { index in
      let (left, right) = (index / 8, index % 8)
      var bits: UInt8 = 0
      for a in 0..<3 where left & (1 << a) != 0 {
        for b in 0..<3 where right & (1 << b) != 0 { bits |= 1 << UInt8(operation(a, b)) }
      }
      return bits
    }
  }
}
