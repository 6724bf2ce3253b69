public import Expressions
import Values

extension Answers.Value {
  /// Yes or no.
  static func boolean(_ value: Bool) -> Self { .option(value ? 1 : 0) }

  /// A day.
  static func date(_ date: CivilDate) -> Self { .number(Number(date.dayNumber)) }

  /// Takes a value that is known; `nil` for any other, and for a text that was not given.
  public init?(_ set: ValueSet) {
    guard set.isKnown else { return nil }
    switch set.kind {
    case .interval: self = .number(set.low)
    case .choice: self = .option(set.options.trailingZeroBitCount)
    case .choices: self = .chosen(set.chosen)
    case .text where set.isAnswered: self = .text
    case .text: return nil
    }
  }

  /// The one value that it can be.
  public var set: ValueSet {
    switch self {
    case .number(let number): .number(number)
    case .option(let index): .option(index)
    case .chosen(let options): .chosen(options)
    case .text: .text(isGiven: true)
    }
  }

  var settled: SettledValue {
    switch self {
    case .number(let number): SettledValue(number, isAnswered: true)
    case .option(let index): .option(index)
    case .chosen(let options): .chosen(options)
    case .text: .text
    }
  }
}
