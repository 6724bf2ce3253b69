import Expressions
import Forms
import Rules
import Values

/// Looks for answers that bring a value to where it is wanted.
struct AnswerSearch {
  private let form: Form
  private let rules: RuleSet
  private let base: Frame

  /// Starts from a form as it was evaluated.
  init(_ reading: TriageProtocol.Reading, _ base: Frame) {
    form = reading.form
    rules = reading.rules
    self.base = base
  }

  /// The answers to change, or `nil` where none were found.
  ///
  /// One answer at a time is changed by one step, always the one that leads closest; safety items
  /// only where no other does.
  func answers(
    bringing subject: Computation,
    _ distance: Number,
    from limit: Computation
  ) -> [(item: FormItem, text: String)]? {
    guard var rest = off(base, subject, limit, distance) else { return nil }
    var frame = base
    while rest != .zero {
      let steps = moves(from: frame).compactMap { frame -> (frame: Frame, rest: Number)? in
        off(frame, subject, limit, distance).map { (frame, $0) }
      }.filter { $0.rest.magnitude < rest.magnitude }
      // What passes the place would have to come back by a step that may not be there.
      let short = steps.filter { $0.rest == .zero || ($0.rest < .zero) == (rest < .zero) }
      let nearest = (short.isEmpty ? steps : short).min { $0.rest.magnitude < $1.rest.magnitude }
      guard let nearest else { return nil }
      (frame, rest) = nearest
    }
    return changes(to: frame)
  }

  /// Whether the form to start from has a value and a limit for it.
  func isKnown(_ subject: Computation, _ limit: Computation) -> Bool {
    off(base, subject, limit, .zero) != nil
  }

  /// Whether a form has the value that was wanted.
  func lies(
    _ untried: CoverageReader.UntriedLimit,
    in run: Triage.Run,
    _ subject: Computation
  ) -> Bool {
    run.evaluation.evaluated[untried.threshold].row == untried.row
      && off(run.frame, subject, untried.limit, untried.distance, isSettled: true) == .zero
  }

  /// How far above where it is wanted a value is.
  private func off(
    _ frame: Frame,
    _ subject: Computation,
    _ limit: Computation,
    _ distance: Number,
    isSettled: Bool = false
  ) -> Number? {
    var frame = frame
    if !isSettled { compute(&frame) }
    let value = rules.program.value(subject, &frame).knownNumber
    let wanted = rules.program.value(limit, &frame).knownNumber?.adding(distance)
    return wanted.flatMap { value?.subtracting($0) }
  }

  private func compute(_ frame: inout Frame) {
    for score in form.scores {
      let exact = form.program.value(score.formula, &frame)
      let rounded = exact.knownNumber?.rounded(toDecimals: score.decimals)
      frame.slots[score.slot] = rounded.map(ValueSet.number) ?? exact
    }
    for value in rules.named {
      frame.slots[value.slot] = rules.program.value(value.computation, &frame)
    }
  }

  /// The answered items, those that are no safety item first.
  private var answered: [(item: FormItem, slot: Int)] {
    let items = form.items.compactMap { item -> (item: FormItem, slot: Int)? in
      guard case .slot(let slot) = item.position, base.slots[slot].isAnswered else { return nil }
      return (item, slot)
    }
    return items.filter { !$0.item.isSafety } + items.filter(\.item.isSafety)
  }

  /// The frames in which one answer is another.
  private func moves(from frame: Frame) -> [Frame] {
    answered.flatMap { item, slot in
      others(item, frame.slots[slot], form.schema.values[slot].domain).map { value in
        var moved = frame
        moved.slots[slot] = value
        return moved
      }
    }
  }

  private func others(_ item: FormItem, _ value: ValueSet, _ domain: ValueSet) -> [ValueSet] {
    switch item.answer {
    case .boolean, .coded:
      let options = (0..<64).filter { domain.options >> UInt64($0) & 1 == 1 }
      return options.filter { $0 != value.knownOption }.map { .option($0) }
    case .ordinal(let numbers):
      return numbers.filter { $0 != value.knownNumber }.map { .number($0) }
    case .count, .quantity:
      let step = domain.step > .zero ? domain.step : .one
      let scales = [1, 10, 100].compactMap { step.multiplied(by: Number($0)) }
      let near = scales.flatMap { [$0, $0.negated] }.compactMap { value.knownNumber?.adding($0) }
      return near.filter { domain.low <= $0 && $0 <= domain.high }.map { .number($0) }
    case .several, .date, .dateTime, .text: return []
    }
  }

  private func changes(to frame: Frame) -> [(item: FormItem, text: String)] {
    answered.compactMap { item, slot in
      guard frame.slots[slot] != base.slots[slot],
        let text = frame.slots[slot].text(form.schema.values[slot].type)
      else { return nil }
      return (item, text)
    }
  }
}
