import Expressions
import Values

/// What thresholds and rules give as one variable worsens.
struct WorseningParts {
  let rules: RuleSet
  /// What worsens.
  let kind: Variable.Kind
  /// The thresholds and rules.
  let outcomes: [Int]
  /// Whether they count as one, statuses too.
  let isTogether: Bool
  let timePoint: Period?
  /// What is computed before they are evaluated.
  let computed: [ComputedValue]
  let named: [NamedValue]

  /// Whether something that is looked at could be milder though the variable is worse; where it is
  /// exact, whether it is.
  func canFall(_ look: inout CriticalSearch.Look, at index: Int) -> Bool {
    let cell = look.cells[index]
    let after = outcome(cell.worse, &look.frame)
    let before = outcome(cell.hull, &look.frame)
    if look.isExact, before.proven != before.possible || after.proven != after.possible {
      return false
    }
    return before.possible > after.proven
  }

  /// What they give with the variable at a point.
  func outcome(_ at: Variable.Point?, _ frame: inout Frame) -> Outcome {
    if let at { frame.set(kind, to: at) }
    rules.compute(computed, named, &frame)
    return isTogether ? together(&frame) : rules.outcome(outcomes[0], &frame, at: timePoint)
  }

  /// The worst of several findings and of what the statuses make of their number.
  private func together(_ frame: inout Frame) -> Outcome {
    var worst = Outcome.green
    for index in outcomes {
      let outcome = rules.outcome(index, &frame, at: timePoint)
      frame.outcomes[index] = outcome
      worst = worst.worse(outcome)
    }
    for status in rules.statuses {
      let outcome =
        status.colour == .red
        ? rules.outcome(yellow: nil, red: status.condition, &frame)
        : rules.outcome(yellow: status.condition, red: nil, &frame)
      worst = worst.worse(outcome)
    }
    return worst
  }
}
