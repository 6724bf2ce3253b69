package import Values

/// A value of which only one outcome is possible, in less than half the room of a ``ValueSet``.
package struct SettledValue: Sendable, Hashable {
  enum Kind: UInt8, Sendable {
    case number, choice, choices, text
    /// Surely not applicable.
    case hidden
    /// Not settled after all.
    case open
  }

  let kind: Kind
  /// Whether it was answered, or computed wholly from answers.
  package let isAnswered: Bool
  let number: Number
  let options: UInt64

  init(_ kind: Kind, _ number: Number = .zero, options: UInt64 = 0, isAnswered: Bool = false) {
    self.kind = kind
    self.number = number
    self.options = options
    self.isAnswered = isAnswered
  }

  /// Surely not applicable.
  package static let hidden = SettledValue(.hidden)
  /// A value that is not settled.
  package static let open = SettledValue(.open)

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
    case .interval: self.init(.number, set.low, isAnswered: set.isAnswered)
    case .choice: self.init(.choice, options: set.options, isAnswered: set.isAnswered)
    case .choices: self.init(.choices, options: set.options, isAnswered: set.isAnswered)
    case .text: self.init(.text, isAnswered: set.isAnswered)
    }
  }

  /// A known option, by its index.
  package static func option(_ index: Int) -> SettledValue {
    SettledValue(.choice, options: 1 << UInt64(index), isAnswered: true)
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
    if isHidden { return self }
    guard kind == .number, number.isBounded, let rounded = number.rounded(toDecimals: decimals)
    else { return .open }
    return SettledValue(.number, rounded, isAnswered: isAnswered)
  }

  /// Arithmetic has a meaning only on two numbers; what does not fit is ``open``.
  func arithmetic(_ operation: ArithmeticOperator, _ other: SettledValue) -> SettledValue {
    guard kind == .number, other.kind == .number, number.isBounded, other.number.isBounded,
      let result = result(operation, other.number), result.isBounded
    else { return .open }
    return SettledValue(.number, result, isAnswered: isAnswered && other.isAnswered)
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
  func compared(_ comparison: ComparisonOperator, _ other: SettledValue) -> TruthSet {
    if isHidden || other.isHidden { return .notApplicable }
    guard kind == .number, other.kind == .number else { return .open }
    switch comparison {
    case .less: return TruthSet(number < other.number)
    case .lessOrEqual: return TruthSet(number <= other.number)
    case .greater: return TruthSet(number > other.number)
    case .greaterOrEqual: return TruthSet(number >= other.number)
    case .equal: return TruthSet(number == other.number)
    case .notEqual: return TruthSet(number != other.number)
    }
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
