import Expressions
import Forms
import Rules
import Values

/// How far apart the values of an expression can lie.
struct ValueSteps {
  let form: Form
  let rules: RuleSet

  /// The least change that a change of one answer makes; 1 where there is none.
  ///
  /// The decimals of a score can be finer than that: PRWE has one, and moves by halves.
  func step(of expression: Expression) -> Number {
    if case .path(let name) = expression.kind,
      case .field(_, _, let value) = rules.schema.lookUp(name)
    {
      return value.domain.step > .zero ? value.domain.step : .one
    }
    var compiler = ExpressionCompiler(path: "", schema: rules.schema, program: rules.program)
    compiler.know(rules.series, rules.seriesValues)
    guard let computation = compiler.computation(expression) else { return .one }
    return step(of: computation, compiler.program)
  }

  /// The least change that a change of one answer makes; 1 where there is none.
  func step(of computation: Computation, _ program: Program) -> Number {
    let lowest = rules.schema.values.map(\.domain.least)
    let base = value(computation, program, lowest, recalled: lowest)
    let computed = Set(form.scores.map(\.slot) + rules.named.map(\.slot))
    let changes = lowest.indices.filter { !computed.contains($0) }.compactMap { slot -> Number? in
      var slots = lowest
      slots[slot] = rules.schema.values[slot].domain.nextToLeast
      let changed = value(computation, program, slots, recalled: lowest)
      return base.flatMap { changed?.subtracting($0)?.magnitude }
    }
    return changes.filter { $0 > .zero }.min() ?? .one
  }

  /// The number that an expression is where each slot holds what is given.
  private func value(
    _ computation: Computation,
    _ program: Program,
    _ slots: [ValueSet],
    recalled: [ValueSet]
  ) -> Number? {
    var frame = Frame(
      slots: slots,
      sections: rules.schema.sections.map { SectionEntries(width: $0.fields.count) },
      authored: CivilDate(dayNumber: 0)
    )
    frame.outcomes = Array(repeating: .green, count: rules.outcomeIDs.count)
    fillScores(&frame)
    let earlier = recalledFrame(frame, recalled)
    frame.recalled = program.recalls.map { earlier.slots[$0.slot] }
    for value in rules.named {
      frame.slots[value.slot] = rules.program.value(value.computation, &frame)
    }
    return program.value(computation, &frame).knownNumber
  }

  private func recalledFrame(_ frame: Frame, _ slots: [ValueSet]) -> Frame {
    var earlier = frame
    earlier.slots = slots
    fillScores(&earlier)
    return earlier
  }

  private func fillScores(_ frame: inout Frame) {
    for score in form.scores {
      let value = form.program.value(score.formula, &frame)
      let rounded = value.knownNumber?.rounded(toDecimals: score.decimals)
      frame.slots[score.slot] = rounded.map { .number($0) } ?? value
    }
  }
}

extension ValueSet {
  /// The least number or the first option, known.
  var least: ValueSet {
    switch kind {
    case .interval: .number(low.isBounded ? low : .zero)
    case .choice: .option(0)
    case .choices: .chosen(1)
    case .text: self
    }
  }

  /// One step further.
  var nextToLeast: ValueSet {
    switch kind {
    case .interval:
      .number(least.low.adding(step > .zero ? step : .one) ?? least.low)
    case .choice: .option(1)
    case .choices: .chosen(2)
    case .text: self
    }
  }
}
