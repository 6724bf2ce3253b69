public import Values

/// A value as the set of what it could be.
///
/// An answer is one point. A gap is all that the form allows. What the form hides is not
/// applicable, and while the hiding itself is open the value is both. What has no bounds at all is
/// unknown. Sets are sound and not always tight: they hold at least what is possible.
public struct ValueSet: Sendable, Hashable {
  /// How the possible values are held.
  public enum Kind: UInt8, Sendable, Hashable {
    /// Numbers, and days by their number: an interval.
    case interval
    /// One of some options; `false` and `true` are options 0 and 1.
    case choice
    /// Several options.
    case choices
    /// A text, of which only the presence counts.
    case text
  }

  /// How the possible values are held.
  public var kind: Kind
  /// The least it could be, inclusive; `Number.lowest` where nothing bounds it.
  public var low: Number
  /// The greatest it could be, inclusive; `Number.highest` where nothing bounds it.
  public var high: Number
  /// The distance between possible numbers, counted from `low`; 0 where any number is possible.
  public var step: Number
  /// The options it could be, or that could be among it, as bits.
  public var options: UInt64
  /// The options that surely are among several.
  public var chosen: UInt64
  /// Whether it could have a value.
  public var canApply: Bool
  /// Whether it could be not applicable.
  public var canBeNotApplicable: Bool
  /// Whether it was answered, or computed wholly from answers.
  public var isAnswered: Bool

  init(
    _ kind: Kind,
    low: Number = .lowest,
    high: Number = .highest,
    step: Number = .zero,
    options: UInt64 = 0,
    chosen: UInt64 = 0,
    canApply: Bool = true,
    canBeNotApplicable: Bool = false,
    isAnswered: Bool = false
  ) {
    self.kind = kind
    self.low = low
    self.high = high
    self.step = step
    self.options = options
    self.chosen = chosen
    self.canApply = canApply
    self.canBeNotApplicable = canBeNotApplicable
    self.isAnswered = isAnswered
  }

  /// A known number.
  @inlinable public static func number(_ number: Number) -> ValueSet {
    .interval(number, number, step: .zero, isAnswered: true)
  }

  /// A known day.
  @inlinable public static func date(_ date: CivilDate) -> ValueSet {
    .number(Number(date.dayNumber))
  }

  /// Every number from `low` to `high`, both included, in steps from `low`.
  public static func interval(
    _ low: Number,
    _ high: Number,
    step: Number = .zero,
    isAnswered: Bool = false
  ) -> ValueSet {
    ValueSet(.interval, low: low, high: high, step: step, isAnswered: isAnswered)
  }

  /// A known option, by its index.
  public static func option(_ index: Int) -> ValueSet {
    ValueSet(.choice, options: 1 << UInt64(index), isAnswered: true)
  }

  /// Yes or no.
  public static func boolean(_ value: Bool) -> ValueSet { .option(value ? 1 : 0) }

  /// One of the options of a mask.
  public static func anyOption(_ mask: UInt64) -> ValueSet { ValueSet(.choice, options: mask) }

  /// Known options among several.
  public static func chosen(_ mask: UInt64) -> ValueSet {
    ValueSet(.choices, options: mask, chosen: mask, isAnswered: true)
  }

  /// Any options of a mask.
  public static func anyOptions(_ mask: UInt64) -> ValueSet { ValueSet(.choices, options: mask) }

  /// A text that was given, or was not.
  public static func text(isGiven: Bool) -> ValueSet { ValueSet(.text, isAnswered: isGiven) }

  /// A number of which nothing is known.
  public static let unknown = ValueSet(.interval)

  /// Everything that a value of a type could be, where nothing more is known.
  public static func anything(_ type: ValueType) -> ValueSet {
    switch type {
    case .boolean: .anyOption(0b11)
    case .choice(let options): .anyOption(Self.mask(options.count))
    case .choices(let options): .anyOptions(Self.mask(options.count))
    case .text: .text(isGiven: false)
    case .number, .date, .period, .section: .unknown
    }
  }

  /// The mask of the first `count` options.
  public static func mask(_ count: Int) -> UInt64 {
    count >= 64 ? .max : (1 << UInt64(count)) - 1
  }
}

extension ValueSet {
  /// The same kind of value, surely not applicable.
  public var hidden: ValueSet {
    var copy = self
    copy.canApply = false
    copy.canBeNotApplicable = true
    copy.isAnswered = false
    return copy
  }

  /// The same possible values, or not applicable.
  public var perhapsHidden: ValueSet {
    var copy = self
    copy.canBeNotApplicable = true
    copy.isAnswered = false
    return copy
  }

  /// The same possible values, surely applicable.
  public var applicable: ValueSet {
    var copy = self
    copy.canApply = true
    copy.canBeNotApplicable = false
    return copy
  }

  /// Whether it is surely not applicable.
  public var isHidden: Bool { !canApply }

  /// Whether only one value is possible, and it is applicable.
  public var isKnown: Bool {
    guard canApply, !canBeNotApplicable else { return false }
    switch kind {
    case .interval: return low == high
    case .choice: return options.nonzeroBitCount == 1
    case .choices: return options == chosen && options != 0
    case .text: return true
    }
  }

  /// Whether only one outcome is possible: one value, or surely not applicable.
  public var isSettled: Bool { isKnown || isHidden }

  /// The one number it can be.
  public var knownNumber: Number? { kind == .interval && isKnown ? low : nil }

  /// The index of the one option it can be.
  public var knownOption: Int? { kind == .choice && isKnown ? options.trailingZeroBitCount : nil }

  /// Whether both ends are known.
  public var isBounded: Bool { low.isBounded && high.isBounded }

  /// Every number it can be, the least first; `nil` where they are more than that many, or cannot
  /// be told one by one.
  func numbers(atMost limit: Int) -> [Number]? {
    guard kind == .interval, isBounded else { return nil }
    if low == high { return [low] }
    guard step > .zero else { return nil }
    var numbers: [Number] = []
    var next = low
    while next <= high {
      guard numbers.count < limit, let following = next.adding(step) else { return nil }
      numbers.append(next)
      next = following
    }
    return numbers
  }

  /// Everything that either could be.
  public func union(_ other: ValueSet) -> ValueSet {
    guard canApply else { return other.canApply ? other.perhapsHidden : self }
    guard other.canApply else { return perhapsHidden }
    var result = self
    result.low = min(low, other.low)
    result.high = max(high, other.high)
    result.step = self == other ? step : commonStep(other)
    result.options = options | other.options
    result.chosen = chosen & other.chosen
    result.canBeNotApplicable = canBeNotApplicable || other.canBeNotApplicable
    result.isAnswered = isAnswered && other.isAnswered
    return result
  }

  /// A step that every value of both stands on; 0 where there is none that is simple.
  func commonStep(_ other: ValueSet) -> Number {
    let whole = [low, other.low, step, other.step].allSatisfy(\.isWhole)
    let stepped =
      (step > .zero || low == high) && (other.step > .zero || other.low == other.high)
    return whole && stepped && isBounded && other.isBounded ? .one : .zero
  }
}
