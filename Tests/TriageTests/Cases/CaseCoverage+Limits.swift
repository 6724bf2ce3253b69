import Expressions
import Forms
import Rules
import Values

@testable import Triage

extension CaseCoverage {
  /// The limits that no case is at, or one step below or above, at some time point of their row.
  var untriedLimits: [String] {
    rules.thresholds.enumerated().flatMap { index, threshold in
      threshold.rows.enumerated().flatMap { number, row in
        let points: [Period?] = row.timePoints.isEmpty ? [nil] : row.timePoints
        return points.flatMap { point in
          let due = runs.filter { run in
            run.evaluation.evaluated[index].row == number
              && (point == nil || run.timePoint == point)
          }
          let place = point.map { " at \($0)" } ?? ""
          return untried(row, due).map { "`\(threshold.id)`\(place) \($0)" }
        }
      }
    }
  }

  private func untried(_ row: Threshold.Row, _ due: [Triage.Run]) -> [String] {
    let cells = [("green", row.green), ("yellow", row.yellow), ("red", row.red)]
    let step = step(of: row.subject)
    return cells.flatMap { colour, cell in
      (cell?.limits ?? []).flatMap { limit -> [String] in
        let distances = Set(due.compactMap { distance(of: row.subject, from: limit, $0) })
        let sides = [("below", step.negated), ("at", Number.zero), ("above", step)]
        let untried = sides.filter { _, side in
          !distances.contains(side) && canLie(row.subject, side, from: limit)
        }
        let number = value(limit, blank)?.description ?? "the limit"
        return untried.map { side, _ in "\(colour): \(side) \(number)" }
      }
    }
  }

  private func distance(
    of subject: Computation,
    from limit: Computation,
    _ run: Triage.Run
  ) -> Number? {
    guard let value = value(subject, run), let limit = self.value(limit, run) else { return nil }
    return value.subtracting(limit)
  }

  private func value(_ computation: Computation, _ run: Triage.Run) -> Number? {
    var frame = run.frame
    return rules.program.value(computation, &frame).knownNumber
  }

  /// Whether the form allows a value at some distance from a limit.
  private func canLie(_ subject: Computation, _ distance: Number, from limit: Computation) -> Bool {
    var frame = blank.frame
    let domain = rules.program.value(subject, &frame)
    guard let place = value(limit, blank)?.adding(distance) else { return true }
    return domain.low <= place && place <= domain.high
  }

  /// The least change that one answer makes; the decimals of a score can be finer than that.
  private func step(of subject: Computation) -> Number {
    var lowest = blank.frame
    for item in form.items {
      guard case .slot(let slot) = item.position else { continue }
      lowest.slots[slot] = lowest.slots[slot].least
    }
    let base = computed(subject, lowest)
    let changes = form.items.compactMap { item -> Number? in
      guard case .slot(let slot) = item.position else { return nil }
      var frame = lowest
      frame.slots[slot] = blank.frame.slots[slot].nextToLeast
      return base.flatMap { computed(subject, frame)?.subtracting($0)?.magnitude }
    }
    return changes.filter { $0 > .zero }.min() ?? .one
  }

  private func computed(_ subject: Computation, _ frame: Frame) -> Number? {
    var frame = frame
    for score in form.scores {
      frame.slots[score.slot] = form.program.value(score.formula, &frame)
    }
    for value in rules.named {
      frame.slots[value.slot] = rules.program.value(value.computation, &frame)
    }
    return rules.program.value(subject, &frame).knownNumber
  }
}

extension ValueSet {
  /// The least number or the first option, known.
  fileprivate var least: ValueSet { kind == .interval ? .number(low) : .option(0) }

  /// One step further.
  fileprivate var nextToLeast: ValueSet {
    kind == .interval ? .number(low.adding(step) ?? low) : .option(1)
  }
}
