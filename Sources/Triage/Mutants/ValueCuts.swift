import Diagnostics
import Expressions
import Values

/// Where values are cut.
struct ValueCuts {
  private let numbers: [Number]
  private let days: [CivilDate]
  private let steps: ValueSteps

  /// Cuts values at what stands in a block, days as of the day the made-up form was authored.
  init(_ block: ProtocolBlock, _ steps: ValueSteps, today: CivilDate) {
    numbers = block.numbers
    let back = block.periods.map { Period(-$0.count, $0.unit) }
    days =
      CriticalDays(written: block.days, periods: block.periods + back, from: today, compared: 2)
      .days
    self.steps = steps
  }

  /// The values to try, and whether they are all there are.
  func points(of value: SchemaValue, _ slot: Int) -> ([ValueSet], isWhole: Bool) {
    switch value.domain.kind {
    case .choice:
      let options = (0..<64).filter { value.domain.options >> UInt64($0) & 1 == 1 }
      return (options.map { .option($0) }, true)
    case .choices:
      let options = (0..<64).filter { value.domain.options >> UInt64($0) & 1 == 1 }
      guard options.count <= 8 else {
        return (options.map { .chosen(1 << UInt64($0)) }, false)
      }
      let all = (1..<(1 << options.count)).map { chosen in
        options.indices.filter { chosen >> $0 & 1 == 1 }
          .reduce(UInt64(0)) { $0 | 1 << UInt64(options[$1]) }
      }
      return (all.map { .chosen($0) }, true)
    case .text: return ([.text(isGiven: true), .text(isGiven: false)], true)
    case .interval:
      return value.type == .date ? (days.map { .date($0) }, false) : cut(value, slot)
    }
  }

  private func cut(_ value: SchemaValue, _ slot: Int) -> ([ValueSet], isWhole: Bool) {
    let domain = value.domain
    if domain.step > .zero, domain.isBounded,
      let last = domain.high.subtracting(domain.low)?.divided(by: domain.step)?.whole, last <= 30
    {
      let all = (0...last).compactMap { count in
        domain.step.multiplied(by: Number(count))?.adding(domain.low)
      }
      return (all.map { .number($0) }, true)
    }
    let step = domain.step > .zero ? domain.step : .one
    let far = steps.step(of: Expression(.path(value.name), .init(0, 0)))
    let near = numbers.flatMap { number in
      [number]
        + [step, far].flatMap { [number.adding($0), number.subtracting($0)] }
        .compactMap(\.self)
    }
    let ends = [domain.low, domain.high].filter(\.isBounded)
    let points = Set(near + ends).filter { domain.low <= $0 && $0 <= domain.high }
    return (points.sorted().map { .number($0) }, false)
  }
}
