public import Expressions
public import Values

extension RuleSet {
  /// The rows of the consultation table that a decision reaches, from the top.
  ///
  /// The first row that surely holds is reached and ends the search; a row above it that only may
  /// hold is reached too. No row may hide an unsettled one.
  /// - Parameters:
  ///   - colour: the colour of the decision.
  ///   - overall: what is proven and possible.
  ///   - frame: the evaluated frame.
  /// - Returns: the rows; empty where none holds.
  public func consultations(
    for colour: Colour,
    _ overall: Outcome,
    _ frame: inout Frame
  ) -> [ConsultationRow] {
    var reached: [ConsultationRow] = []
    for row in consultation {
      let truth = truth(row.inputs, colour, overall, &frame)
      if truth.canBeTrue { reached.append(row) }
      if truth.isTrue { break }
    }
    return reached
  }

  /// The rows of the action table that may hold; all of them apply.
  public func actions(
    for colour: Colour,
    _ overall: Outcome,
    _ frame: inout Frame
  ) -> [ActionRow] {
    actions.filter { truth($0.inputs, colour, overall, &frame).canBeTrue }
  }

  private func truth(
    _ inputs: TableInputs,
    _ colour: Colour,
    _ overall: Outcome,
    _ frame: inout Frame
  ) -> TruthSet {
    let certain =
      inputs.colours?.contains(colour) ?? true
      && inputs.proven?.contains(overall.proven) ?? true
      && inputs.possible?.contains(overall.possible) ?? true
      && hasFired(inputs.fired, colour, frame)
    guard certain else { return .no }
    var result = TruthSet.yes
    for cell in inputs.values {
      frame.subject = program.value(cell.subject, &frame)
      result = result.and(program.truth(cell.condition, &frame))
    }
    return result
  }

  /// Whether one of them fired; for a grey decision one that is still open counts too.
  private func hasFired(_ fired: [TableInputs.Fired], _ colour: Colour, _ frame: Frame) -> Bool {
    fired.isEmpty
      || fired.contains { named in
        let outcome = frame.outcomes[named.outcome]
        let verdict = colour == .grey ? outcome.possible : outcome.proven
        return named.colour.map { verdict == $0 || colour == .grey && verdict > $0 }
          ?? (verdict > .green)
      }
  }
}
