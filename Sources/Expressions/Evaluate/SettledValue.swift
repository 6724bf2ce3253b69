package import Values

/// A value of which only one outcome is possible, in 16 bytes.
///
/// A number whose denominator takes more than 32 bits is ``open``, as if it were not settled.
package struct SettledValue: Sendable, Hashable {
  enum Kind: UInt8, Sendable {
    case number, choice, choices, text
    /// Surely not applicable.
    case hidden
    /// Not settled after all.
    case open
  }

  /// The number above the line, or the options as bits.
  private let bits: Int64
  /// The number below the line; 1 for all that is no number.
  private let below: UInt32
  let kind: Kind
  /// Whether it was answered, or computed wholly from answers.
  package let isAnswered: Bool

  @inline(__always)
  private init(_ kind: Kind, _ bits: Int64, _ below: UInt32, isAnswered: Bool) {
    self.kind = kind
    self.bits = bits
    self.below = below
    self.isAnswered = isAnswered
  }

  /// A number; ``open`` where it takes too much room.
  package init(_ number: Number, isAnswered: Bool) {
    guard let below = UInt32(exactly: number.denominator) else {
      self = .open
      return
    }
    self.init(.number, number.numerator, below, isAnswered: isAnswered)
  }

  /// A whole number.
  init(_ whole: Int, isAnswered: Bool) {
    self.init(Number(whole), isAnswered: isAnswered)
  }

  private init(_ kind: Kind, options: UInt64, isAnswered: Bool) {
    self.init(kind, Int64(bitPattern: options), 1, isAnswered: isAnswered)
  }

  /// Surely not applicable.
  package static var hidden: SettledValue { .init(.hidden, 0, 1, isAnswered: false) }
  /// A value that is not settled.
  package static var open: SettledValue { .init(.open, 0, 1, isAnswered: false) }

  /// The number that a value of that kind is.
  var number: Number { Number(unchecked: bits, Int64(below)) }

  /// The options that a value is, or has among it; none for a value of another kind.
  var options: UInt64 {
    kind == .choice || kind == .choices ? UInt64(bitPattern: bits) : 0
  }

  /// Takes a value; ``open`` where it is not settled.
  package init(_ set: ValueSet) {
    guard set.canApply else {
      self = .hidden
      return
    }
    guard set.isKnown else {
      self = .open
      return
    }
    switch set.kind {
    case .interval: self.init(set.low, isAnswered: set.isAnswered)
    case .choice: self.init(.choice, options: set.options, isAnswered: set.isAnswered)
    case .choices: self.init(.choices, options: set.options, isAnswered: set.isAnswered)
    case .text: self.init(.text, 0, 1, isAnswered: set.isAnswered)
    }
  }

  /// A known option, by its index.
  package static func option(_ index: Int, isAnswered: Bool = true) -> SettledValue {
    SettledValue(.choice, options: 1 << UInt64(index), isAnswered: isAnswered)
  }

  /// Known options among several.
  package static func chosen(_ options: UInt64) -> SettledValue {
    SettledValue(.choices, options: options, isAnswered: true)
  }

  /// A text that was given.
  package static var text: SettledValue { SettledValue(.text, 0, 1, isAnswered: true) }

  /// A known day.
  package static func date(_ date: CivilDate) -> SettledValue {
    SettledValue(date.dayNumber, isAnswered: true)
  }

  /// Whether it is not settled.
  package var isOpen: Bool { kind == .open }

  /// Whether it is surely not applicable.
  package var isHidden: Bool { kind == .hidden }

  /// The day that a number stands for.
  package var day: CivilDate? {
    kind == .number ? number.whole.map { CivilDate(dayNumber: $0) } : nil
  }

  /// The number rounded to some decimals, halves away from zero; ``open`` where that is not exact.
  package func rounded(toDecimals decimals: Int) -> SettledValue {
    if isHidden || isWhole { return self }
    guard kind == .number, isBounded, let rounded = number.rounded(toDecimals: decimals) else {
      return .open
    }
    return SettledValue(rounded, isAnswered: isAnswered)
  }

  /// Whether it is a whole number, and no bound.
  @inline(__always)
  private var isWhole: Bool { kind == .number && below == 1 && isBounded }

  /// Whether a number neither is nor stands for a bound, nor is past it.
  private var isBounded: Bool { -.max < bits && bits < .max }

  /// Arithmetic has a meaning only on two numbers; what does not fit is ``open``.
  func arithmetic(_ operation: ArithmeticOperator, _ other: SettledValue) -> SettledValue {
    guard kind == .number, other.kind == .number, isBounded, other.isBounded,
      let result = result(operation, other.number), result.isBounded
    else { return .open }
    return SettledValue(result, isAnswered: isAnswered && other.isAnswered)
  }

  /// The sum, as of ``arithmetic(_:_:)``.
  @inline(__always)
  func adding(_ other: SettledValue) -> SettledValue {
    if isWhole, other.isWhole {
      let (sum, overflows) = bits.addingReportingOverflow(other.bits)
      let result = SettledValue(.number, sum, 1, isAnswered: isAnswered && other.isAnswered)
      if !overflows, result.isBounded { return result }
    }
    return arithmetic(.plus, other)
  }

  private func result(_ operation: ArithmeticOperator, _ other: Number) -> Number? {
    switch operation {
    case .plus: number.adding(other)
    case .minus: number.adding(other.negated)
    case .times: number.multiplied(by: other)
    case .over: other == .zero ? nil : number.divided(by: other)
    }
  }

  /// The comparison of two numbers; open on anything else.
  @inline(__always)
  func compared(_ comparison: ComparisonOperator, _ other: SettledValue) -> TruthSet {
    if kind == .number, other.kind == .number, below == other.below {
      return TruthSet(comparison.holds(bits, other.bits))
    }
    if isHidden || other.isHidden { return .notApplicable }
    guard kind == .number, other.kind == .number else { return .open }
    return TruthSet(comparison.holds(number, other.number))
  }

  func isOption(in mask: UInt64) -> TruthSet {
    if isHidden { return .notApplicable }
    return TruthSet(canBeTrue: options & mask != 0, canBeFalse: options & ~mask != 0)
  }

  func isSameOption(as other: SettledValue) -> TruthSet {
    if isHidden || other.isHidden { return .notApplicable }
    return TruthSet(
      canBeTrue: options & other.options != 0,
      canBeFalse: !(options == other.options && options.nonzeroBitCount == 1)
    )
  }

  func hasOption(in mask: UInt64) -> TruthSet {
    if isHidden { return .notApplicable }
    let chosen = kind == .choices ? options : 0
    return TruthSet(
      canBeTrue: options & mask != 0,
      canBeFalse: chosen & mask == 0 && (isAnswered || options & ~mask != 0)
    )
  }

  /// Whether the value was not given.
  var missing: TruthSet { TruthSet(!isHidden && !isAnswered) }
}

extension ComparisonOperator {
  /// Whether it holds of two values.
  @inline(__always)
  fileprivate func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
    switch self {
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    case .equal: left == right
    case .notEqual: left != right
    }
  }
}
