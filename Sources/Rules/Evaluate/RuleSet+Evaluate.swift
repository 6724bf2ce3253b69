public import Expressions
public import Values

/// All that the thresholds, rules and statuses of a protocol make of one form.
public struct Evaluation: Sendable {
  /// Each threshold and rule as it ran, in the order of `outcomeIDs`.
  public let evaluated: [Evaluated]
  /// Each status as it ran.
  public let statuses: [Outcome]
  /// The worst of all.
  public let overall: Outcome
}

extension Evaluation {
  /// The same, with all that another evaluation of the form holds possible possible as well.
  public func widened(by other: Evaluation) -> Evaluation {
    func wider(_ own: Outcome, _ other: Outcome) -> Outcome {
      Outcome(proven: own.proven, possible: max(own.possible, other.possible))
    }
    return Evaluation(
      evaluated: zip(evaluated, other.evaluated).map { own, other in
        Evaluated(
          outcome: wider(own.outcome, other.outcome),
          value: own.value,
          row: own.row,
          isOfSilence: own.isOfSilence
        )
      },
      statuses: zip(statuses, other.statuses).map(wider),
      overall: wider(overall, other.overall)
    )
  }
}

extension RuleSet {
  /// Evaluates every threshold, rule and status; none is left out because of another.
  ///
  /// - Parameters:
  ///   - frame: the form's values, the limits in their slots and earlier forms recalled; it
  ///     comes back with named values and outcomes.
  ///   - timePoint: the time point the form belongs to; `nil` where the plan has none.
  /// - Returns: what was found.
  public func evaluate(_ frame: inout Frame, at timePoint: Period?) -> Evaluation {
    for value in named {
      frame.slots[value.slot] = program.value(value.computation, &frame)
    }
    frame.outcomes = Array(repeating: .green, count: thresholds.count + rules.count)
    var evaluated: [Evaluated] = []
    evaluated.reserveCapacity(frame.outcomes.count)
    for (index, threshold) in thresholds.enumerated() {
      let found = evaluate(threshold, &frame, at: timePoint)
      frame.outcomes[index] = found.outcome
      evaluated.append(found)
    }
    for index in ruleOrder {
      let outcome = outcome(yellow: rules[index].yellow, red: rules[index].red, &frame)
      frame.outcomes[rules[index].outcome] = outcome
      evaluated.append(Evaluated(outcome: outcome, value: nil, row: nil))
    }
    let found = frame.outcomes.reduce(Outcome.green) { $0.worse($1) }
    let statuses = statuses.map { status in
      status.colour == .red
        ? outcome(yellow: nil, red: status.condition, &frame)
        : outcome(yellow: status.condition, red: nil, &frame)
    }
    return Evaluation(
      evaluated: evaluated,
      statuses: statuses,
      overall: statuses.reduce(found) { $0.worse($1) }
    )
  }

  /// The outcome of a condition for each colour.
  func outcome(
    yellow: Condition?,
    red: Condition?,
    _ frame: inout Frame
  ) -> Outcome {
    let isRed = red.map { program.truth($0, &frame) } ?? .no
    let isYellow = yellow.map { program.truth($0, &frame) } ?? .no
    if isRed.isTrue { return Outcome(proven: .red, possible: .red) }
    return Outcome(
      proven: isYellow.isTrue ? .yellow : .green,
      possible: isRed.canBeTrue ? .red : isYellow.canBeTrue ? .yellow : .green
    )
  }
}
