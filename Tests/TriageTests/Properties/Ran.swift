import Expressions
import Forms
import Rules
import Scheduling
import Values

@testable import Triage

/// A form as it was evaluated: every value, threshold, rule and status by itself.
struct Ran {
  let rules: RuleSet
  let run: Triage.Run

  init(_ run: Run, _ request: Triage.Request) {
    guard let reading = run.triage.protocol.readings.first, let answers = request.answers else {
      preconditionFailure("the form was not read")
    }
    rules = reading.rules
    self.run = run.triage.run(
      reading,
      answers,
      request,
      run.triage.calendar.date(of: request.submission.authored)
    )
  }

  var colour: Colour {
    Colour(proven: run.evaluation.overall.proven, possible: run.evaluation.overall.possible)
  }

  /// Each outcome by its name.
  var outcomes: [(id: String, outcome: Outcome)] {
    Array(zip(rules.outcomeIDs, run.evaluation.evaluated.map(\.outcome)))
      + run.evaluation.statuses.map { ("status", $0) } + [("the colour", run.evaluation.overall)]
  }

  /// What is open in a form that leaves nothing open.
  var unsettled: [String] {
    outcomes.filter { $0.outcome.proven < $0.outcome.possible }
      .map { "\($0.id) is open in a complete form" }
  }

  /// Where a filled-in form lies outside what this one, with gaps, says is possible.
  func violations(by full: Ran) -> [String] {
    let outside = zip(outcomes, full.outcomes).filter { open, full in
      open.outcome.proven > full.outcome.proven || full.outcome.possible > open.outcome.possible
    }
    let values = run.frame.slots.indices.filter {
      !run.frame.slots[$0].holds(full.run.frame.slots[$0])
    }
    return outside.map { open, full in
      "\(open.id) could be \(open.outcome.proven)…\(open.outcome.possible) "
        + "and is \(full.outcome.proven)…\(full.outcome.possible)"
    }
      + values.map { slot in
        "\(rules.schema.values[slot].name) could be \(run.frame.slots[slot]) "
          + "and is \(full.run.frame.slots[slot])"
      }
  }

  /// Where a threshold's verdict is not what a reader makes of its cells.
  func differences(from plain: PlainCells) -> [String] {
    zip(rules.outcomeIDs, run.evaluation.evaluated).compactMap { id, found in
      guard let read = plain.verdicts[id],
        found.outcome != Outcome(proven: read, possible: read)
      else { return nil }
      return "\(id) reads as \(read) and is \(found.outcome.proven)…\(found.outcome.possible)"
    }
  }
}

extension ValueSet {
  /// Whether everything that another set holds is in this one.
  fileprivate func holds(_ other: ValueSet) -> Bool {
    if other.canBeNotApplicable, !canBeNotApplicable, isBounded || kind != .interval {
      return false
    }
    guard other.canApply else { return true }
    guard canApply else { return false }
    switch kind {
    case .interval: return low <= other.low && other.high <= high
    case .choice: return options & other.options == other.options
    case .choices:
      return options & other.options == other.options && other.chosen & chosen == chosen
    case .text: return true
    }
  }
}
