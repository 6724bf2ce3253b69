import Expressions
import Rules
import Values

extension Triage {
  /// The rows that the form would reach, had the patient not asked for contact.
  ///
  /// A wish makes a colour certain that was open, and what is certain may be given more time than
  /// what has to be found out. Nobody is to wait longer for having asked.
  func rowsWithoutWish(
    _ decision: Decision,
    _ rules: RuleSet,
    _ run: Run
  ) -> [ConsultationRule] {
    guard let name = self.protocol.wish, case .value(let slot, let wish) = rules.schema.lookUp(name)
    else { return [] }
    let findings = rules.thresholds.indices.filter { index in
      rules.thresholds[index].rows.contains { $0.item == slot }
    }
    guard findings.contains(where: { run.evaluation.evaluated[$0].outcome.proven > .green }) else {
      return []
    }
    return wish.domain.optionIndices.flatMap { option -> [ConsultationRule] in
      var frame = run.frame
      frame.slots[slot] = .option(option)
      var evaluation = rules.evaluate(&frame, at: run.timePoint)
      guard findings.allSatisfy({ evaluation.evaluated[$0].outcome == .green }) else { return [] }
      if run.isWidened { evaluation = evaluation.widened(by: run.evaluation) }
      frame.outcomes = evaluation.evaluated.map(\.outcome)
      let overall = evaluation.overall
      let colour = colour(of: overall, hasFaults: !decision.faults.isEmpty)
      return rules.consultations(for: colour, overall, &frame)
    }
  }

  /// The colour of a form; with a fault it is certain only if it is red.
  func colour(of overall: Outcome, hasFaults: Bool) -> Colour {
    hasFaults && overall.proven != .red
      ? .grey : Colour(proven: overall.proven, possible: overall.possible)
  }
}
