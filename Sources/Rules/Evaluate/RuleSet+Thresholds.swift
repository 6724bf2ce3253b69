public import Expressions
public import Values

/// One threshold or rule as it was evaluated.
public struct Evaluated: Sendable, Hashable {
  /// What it proves and what it could still be.
  public let outcome: Outcome
  /// The value that was tested; `nil` for a rule.
  public let value: ValueSet?
  /// The row that was used, by index; `nil` for a rule, and where nobody knows which row was due.
  public let row: Int?
  /// Whether the colour is the one that the row gives to silence, and no answer proves it.
  public var isOfSilence = false
}

extension RuleSet {
  /// Evaluates a threshold at the form's time point.
  ///
  /// - Parameters:
  ///   - threshold: one of the rule set's.
  ///   - frame: all values.
  ///   - timePoint: the time point the form belongs to; `nil` where the plan has none, or nobody
  ///     knows.
  /// - Returns: the outcome; without a row for the time point, what any of the rows could give.
  public func evaluate(
    _ threshold: Threshold,
    _ frame: inout Frame,
    at timePoint: Period?
  ) -> Evaluated {
    guard let due = threshold.rows.firstIndex(where: { $0.isDue(at: timePoint) }) else {
      return anyRow(threshold, &frame)
    }
    return evaluate(threshold.rows[due], due, &frame)
  }

  private func evaluate(_ row: Threshold.Row, _ due: Int, _ frame: inout Frame) -> Evaluated {
    guard let section = row.section else {
      let value = program.value(row.subject, &frame)
      let (outcome, isOfSilence) = outcome(row, value, &frame)
      return Evaluated(outcome: outcome, value: value, row: due, isOfSilence: isOfSilence)
    }
    return entries(row, section, due, &frame)
  }

  /// What any of the rows could give; of what all of them prove, the mildest shows it.
  private func anyRow(_ threshold: Threshold, _ frame: inout Frame) -> Evaluated {
    let each = threshold.rows.indices.map { evaluate(threshold.rows[$0], $0, &frame) }
    guard let mildest = each.min(by: { $0.outcome.proven < $1.outcome.proven }) else {
      return Evaluated(outcome: Outcome(proven: .green, possible: .red), value: nil, row: nil)
    }
    let outcome = each.reduce(mildest.outcome) { $0.union($1.outcome) }
    let isShown = outcome.proven > .green || outcome.possible == .green
    return Evaluated(
      outcome: outcome,
      value: isShown ? mildest.value : nil,
      row: isShown ? mildest.row : nil,
      isOfSilence: mildest.isOfSilence
    )
  }

  /// Tests the entries of a repeated section one by one; the worst counts.
  private func entries(
    _ row: Threshold.Row,
    _ section: Int,
    _ due: Int,
    _ frame: inout Frame
  ) -> Evaluated {
    let entries = frame.sections[section]
    guard entries.canApply else {
      return Evaluated(outcome: .green, value: nil, row: due)
    }
    var worst = Outcome.green
    var value: ValueSet?
    var isOfSilence = false
    for entry in 0..<max(entries.count, 1) {
      frame.look(at: entries.count > 0 ? entry : nil, ofSection: section)
      let found = program.value(row.subject, &frame)
      let (outcome, isSilent) = outcome(row, found, &frame)
      if value == nil || (outcome.proven, outcome.possible) > (worst.proven, worst.possible) {
        value = found
        isOfSilence = isSilent
      }
      worst = worst.worse(outcome)
    }
    frame.look(at: nil, ofSection: section)
    if entries.canBeNotApplicable { worst = worst.union(.green) }
    return Evaluated(outcome: worst, value: value, row: due, isOfSilence: isOfSilence)
  }

  /// The outcome of a value, and whether it is what the row says of silence.
  ///
  /// A value that nobody answered has the colour of silence, and nothing worse is possible. One that
  /// was answered in part has at least that colour, and all that it can still become is possible.
  private func outcome(
    _ row: Threshold.Row,
    _ value: ValueSet,
    _ frame: inout Frame
  ) -> (Outcome, isOfSilence: Bool) {
    guard value.canApply else { return (.green, false) }
    let found = cut(row, value.applicable, &frame)
    guard let colour = row.missing.colour, !value.isKnown else {
      return (value.canBeNotApplicable ? found.union(.green) : found, false)
    }
    let worst = max(found.proven, colour)
    let possible = isSilent(row, frame) ? worst : max(found.possible, worst)
    return (Outcome(proven: worst, possible: possible), found.proven < colour)
  }

  /// Takes a value apart into the points between which no cell changes its verdict.
  private func cut(_ row: Threshold.Row, _ value: ValueSet, _ frame: inout Frame) -> Outcome {
    if value.isKnown { return verdict(row, value, &frame) }
    var result: Outcome?
    for point in points(of: value, row, &frame) {
      let found = verdict(row, point, &frame)
      result = result?.union(found) ?? found
    }
    return result ?? verdict(row, value, &frame)
  }

  /// The outcome of one value that is applicable.
  func verdict(_ row: Threshold.Row, _ value: ValueSet, _ frame: inout Frame) -> Outcome {
    frame.subject = value
    let red = row.red.map { program.truth($0.condition, &frame) } ?? .no
    let yellow = row.yellow.map { program.truth($0.condition, &frame) } ?? .no
    let green = row.green.map { program.truth($0.condition, &frame) } ?? .yes
    if red.isTrue { return Outcome(proven: .red, possible: .red) }
    let proven: Verdict = yellow.isTrue ? .yellow : .green
    if red.canBeTrue || (!yellow.isTrue && !green.isTrue) {
      return Outcome(proven: proven, possible: .red)
    }
    return Outcome(proven: proven, possible: yellow.canBeTrue ? .yellow : .green)
  }

  /// Whether a known value lies in no cell of a row: neither surely nor perhaps.
  public func isInNoCell(_ value: ValueSet, of row: Threshold.Row, _ frame: Frame) -> Bool {
    guard value.isKnown, row.green != nil else { return false }
    var frame = frame
    frame.subject = value
    return !row.cells.contains { program.truth($0.condition, &frame).canBeTrue }
  }

  private func points(
    of value: ValueSet,
    _ row: Threshold.Row,
    _ frame: inout Frame
  ) -> [ValueSet] {
    switch value.kind {
    case .choice: return bits(value.options).map { .anyOption(1 << UInt64($0)) }
    case .choices where value.chosen == 0:
      return bits(value.options).map { .chosen(1 << UInt64($0)) }
    case .choices, .text: return [value]
    case .interval: break
    }
    let limits = row.cells.flatMap(\.limits).flatMap { limit -> [Number] in
      let set = program.value(limit, &frame)
      return [set.low, set.high].filter(\.isBounded)
    }
    return value.points(between: limits).map { .interval($0, $0) }
  }

  private func bits(_ mask: UInt64) -> [Int] { (0..<64).filter { mask >> UInt64($0) & 1 == 1 } }
}

extension MissingMeaning {
  /// The colour that silence has; `nil` where its bounds decide.
  var colour: Verdict? {
    switch self {
    case .yellow: .yellow
    case .red: .red
    case .grey, .notNeeded: nil
    }
  }
}

extension ValueSet {
  /// Both ends, every limit that lies between, and a point in each stretch between two limits.
  func points(between limits: [Number]) -> [Number] {
    let inside = Set(limits.filter { low <= $0 && $0 <= high })
    guard step > .zero, low.isBounded else { return openPoints(inside) }
    var points: Set<Number> = [low, high]
    for limit in inside {
      let near = stepsAround(limit) ?? openPoints([limit])
      points.formUnion(near.filter { low <= $0 && $0 <= high })
    }
    return points.sorted()
  }

  /// The step at or under a number, with one under and one over it; `nil` where the steps are more than
  /// can be counted.
  private func stepsAround(_ number: Number) -> [Number]? {
    guard let steps = number.subtracting(low)?.divided(by: step)?.roundedDown else { return nil }
    let points = (-1...1).compactMap { next in
      steps.adding(Number(next))?.multiplied(by: step)?.adding(low)
    }
    return points.count == 3 ? points : nil
  }

  private func openPoints(_ inside: Set<Number>) -> [Number] {
    let ends = inside.union([low, high]).sorted()
    let between = zip(ends, ends.dropFirst()).compactMap { $0.middle(to: $1) }
    return (ends + between).sorted()
  }
}
