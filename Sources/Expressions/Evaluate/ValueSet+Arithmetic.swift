import Values

extension ValueSet {
  /// The negated number.
  var negated: ValueSet {
    guard let applied = arithmeticOperand, applied.isBounded else { return .unknown }
    return .interval(
      applied.high.negated,
      applied.low.negated,
      step: applied.step,
      isAnswered: applied.isAnswered
    )
  }

  /// Arithmetic has no meaning on what is not applicable; the result is then unknown.
  private var arithmeticOperand: ValueSet? { canBeNotApplicable || !canApply ? nil : self }

  func arithmetic(_ operation: ArithmeticOperator, _ other: ValueSet) -> ValueSet {
    guard let left = arithmeticOperand, let right = other.arithmeticOperand, left.isBounded,
      right.isBounded
    else { return .unknown }
    switch operation {
    case .plus: return left.sum(right)
    case .minus: return left.sum(right.negated)
    case .times: return left.corners(right) { $0.multiplied(by: $1) }
    case .over:
      if right.low <= .zero, right.high >= .zero { return .unknown }
      return left.corners(right) { $0.divided(by: $1) }
    }
  }

  private func sum(_ other: ValueSet) -> ValueSet {
    guard let low = low.adding(other.low), let high = high.adding(other.high), low.isBounded,
      high.isBounded
    else { return .unknown }
    return .interval(
      low,
      high,
      step: low == high ? .zero : commonStep(other),
      isAnswered: isAnswered && other.isAnswered
    )
  }

  private func corners(
    _ other: ValueSet,
    _ operation: (Number, Number) -> Number?
  ) -> ValueSet {
    guard let first = operation(low, other.low), let second = operation(low, other.high),
      let third = operation(high, other.low), let fourth = operation(high, other.high)
    else { return .unknown }
    let least = min(first, second, third, fourth)
    let greatest = max(first, second, third, fourth)
    guard least.isBounded, greatest.isBounded else { return .unknown }
    return .interval(least, greatest, isAnswered: isAnswered && other.isAnswered)
  }

  /// The number rounded to some decimals, halves away from zero, the ends of bounds alike.
  ///
  /// Bounds that cannot be rounded exactly are given up: the number is then unknown.
  public func rounded(toDecimals decimals: Int) -> ValueSet {
    guard canApply else { return self }
    guard isBounded, let low = low.rounded(toDecimals: decimals),
      let high = high.rounded(toDecimals: decimals)
    else { return canBeNotApplicable ? .unknown.perhapsHidden : .unknown }
    let isRound = low == self.low && step > .zero && step.rounded(toDecimals: decimals) == step
    var result = self
    result.low = low
    result.high = high
    result.step = low == high ? .zero : isRound ? step : Self.grid(decimals)
    return result
  }

  /// One unit of the last decimal; 0, which is any number, where that cannot be held.
  private static func grid(_ decimals: Int) -> Number {
    var power: Int64 = 1
    for _ in 0..<min(decimals, 18) { power *= 10 }
    return Number(1, over: power) ?? .zero
  }

  /// This value, and where it is not applicable the other one.
  func otherwise(_ other: ValueSet) -> ValueSet {
    guard canApply else { return other }
    guard canBeNotApplicable else { return self }
    return applicable.union(other)
  }
}

extension ValueSet {
  func compared(_ comparison: ComparisonOperator, _ other: ValueSet) -> TruthSet {
    guard canApply, other.canApply else { return .notApplicable }
    let hidden = canBeNotApplicable || other.canBeNotApplicable
    let (canBeTrue, canBeFalse) = interval(comparison, other)
    return TruthSet(canBeTrue: canBeTrue, canBeFalse: canBeFalse, canBeNotApplicable: hidden)
  }

  private func interval(_ comparison: ComparisonOperator, _ other: ValueSet) -> (Bool, Bool) {
    switch comparison {
    case .less: (low < other.high, high >= other.low)
    case .lessOrEqual: (low <= other.high, high > other.low)
    case .greater: (high > other.low, low <= other.high)
    case .greaterOrEqual: (high >= other.low, low < other.high)
    case .equal: (canEqual(other), !mustEqual(other))
    case .notEqual: (!mustEqual(other), canEqual(other))
    }
  }

  private func mustEqual(_ other: ValueSet) -> Bool {
    low == high && other.low == other.high && low == other.low
  }

  private func canEqual(_ other: ValueSet) -> Bool {
    guard low <= other.high, other.low <= high else { return false }
    if other.low == other.high { return isOnGrid(other.low) }
    if low == high { return other.isOnGrid(low) }
    return true
  }

  /// Whether a number within the interval is one of its steps.
  func isOnGrid(_ number: Number) -> Bool {
    guard step > .zero, low.isBounded else { return true }
    return number.subtracting(low)?.divided(by: step)?.isWhole ?? true
  }

  func isOption(in mask: UInt64) -> TruthSet {
    guard canApply else { return .notApplicable }
    return TruthSet(
      canBeTrue: options & mask != 0,
      canBeFalse: options & ~mask != 0,
      canBeNotApplicable: canBeNotApplicable
    )
  }

  func isSameOption(as other: ValueSet) -> TruthSet {
    guard canApply, other.canApply else { return .notApplicable }
    return TruthSet(
      canBeTrue: options & other.options != 0,
      canBeFalse: !(options == other.options && options.nonzeroBitCount == 1),
      canBeNotApplicable: canBeNotApplicable || other.canBeNotApplicable
    )
  }

  func hasOption(in mask: UInt64) -> TruthSet {
    guard canApply else { return .notApplicable }
    return TruthSet(
      canBeTrue: options & mask != 0,
      canBeFalse: chosen & mask == 0 && (isAnswered || options & ~mask != 0),
      canBeNotApplicable: canBeNotApplicable
    )
  }

  /// A boolean value as a truth.
  var truth: TruthSet { isOption(in: 0b10) }

  /// Whether the value was not given: true, false, or both while its hiding is open.
  var missing: TruthSet {
    if isHidden { return .no }
    if isAnswered, isKnown { return .no }
    return canBeNotApplicable ? .open : .yes
  }
}

extension TruthSet {
  /// The truth as a boolean value.
  var value: ValueSet {
    var set = ValueSet.anyOption(UInt64(canBeFalse ? 1 : 0) | UInt64(canBeTrue ? 2 : 0))
    set.canApply = canBeTrue || canBeFalse
    set.canBeNotApplicable = canBeNotApplicable
    set.isAnswered = set.isKnown
    return set
  }
}
