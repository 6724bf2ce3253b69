import Expressions
import Values

extension ItemDeclaration.Kind {
  /// The type of the value that expressions read.
  var type: ValueType {
    switch self {
    case .ordinal, .scale, .count: .number(unit: nil)
    case .quantity(_, let unit, _): .number(unit: unit)
    case .coded(let set): .choice(set.ids)
    case .several(let set, _): .choices(set.ids)
    case .boolean: .boolean
    case .date, .dateTime: .date
    case .text, .display: .text
    }
  }

  /// All that an answer can be; `nil` where that follows from the type.
  var domain: ValueSet? {
    switch self {
    case .ordinal(let set): set.interval(step: .one)
    case .scale(let set): set.interval(step: .zero)
    case .count(let range): .interval(range.lowerBound, range.upperBound, step: .one)
    case .quantity(let range, _, let decimals):
      .interval(range.lowerBound, range.upperBound, step: .step(decimals: decimals))
    case .coded, .several, .boolean, .date, .dateTime, .text, .display: nil
    }
  }

  /// The decimals an answer is shown with.
  var decimals: Int {
    switch self {
    case .quantity(_, _, let decimals): decimals
    case .scale(let set): set.values.compactMap(\.decimals).max() ?? 0
    default: 0
    }
  }

  /// How an answer is written and what is allowed; `nil` where there is none.
  var answer: FormItem.Answer? {
    switch self {
    case .ordinal(let set), .scale(let set): .ordinal(set.values)
    case .coded(let set): .coded(set.ids)
    case .several(let set, let exclusive):
      .several(set.ids, exclusive: exclusive.flatMap { set.ids.firstIndex(of: $0) })
    case .count(let range): .count(range)
    case .quantity(let range, let unit, let decimals):
      .quantity(range, unit: unit, decimals: decimals)
    case .boolean: .boolean
    case .date(let earliest, let latest): .date(earliest: earliest, latest: latest)
    case .dateTime: .dateTime
    case .text(let maxLength): .text(maxLength: maxLength)
    case .display: nil
    }
  }
}

extension OptionSet {
  /// The ids of the options, in order.
  var ids: [String] { options.map(\.id.value) }

  /// The values of the options, in order.
  var values: [Number] { options.compactMap { $0.value?.value } }

  fileprivate func interval(step: Number) -> ValueSet? {
    guard let low = values.min(), let high = values.max() else { return nil }
    return .interval(low, high, step: step)
  }
}

extension Number {
  /// The distance between numbers of some decimals: 1, 0.1, 0.01 and so on.
  static func step(decimals: Int) -> Number {
    let scale = (0..<decimals).reduce(Int64(1)) { scale, _ in scale * 10 }
    return Number(1, over: scale) ?? .zero
  }
}
