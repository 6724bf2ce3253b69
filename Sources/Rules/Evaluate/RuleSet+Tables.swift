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
  ) -> [ConsultationRule] {
    var reached: [ConsultationRule] = []
    for row in consultation {
      let truth = truth(row.inputs, colour, overall, &frame, openCounts: colour == .grey)
      if truth.canBeTrue { reached.append(row) }
      if truth.isTrue { break }
    }
    return reached
  }

  /// The rows of the action table that surely hold; all of them apply.
  ///
  /// Nothing is ordered on what is only possible.
  public func actions(
    for colour: Colour,
    _ overall: Outcome,
    _ frame: inout Frame
  ) -> [ActionRule] {
    actions.filter { truth($0.inputs, colour, overall, &frame, openCounts: false).isTrue }
  }

  private func truth(
    _ inputs: TableInputs,
    _ colour: Colour,
    _ overall: Outcome,
    _ frame: inout Frame,
    openCounts: Bool
  ) -> TruthSet {
    let certain =
      inputs.colours?.contains(colour) ?? true
      && inputs.proven?.contains(overall.proven) ?? true
      && inputs.possible?.contains(overall.possible) ?? true
    guard certain else { return .no }
    var result = fired(inputs.fired, frame, openCounts: openCounts)
    for cell in inputs.values {
      frame.subject = program.value(cell.subject, &frame)
      result = result.and(program.truth(cell.condition, &frame))
    }
    return result
  }

  /// Whether any of them fired; where `openCounts`, one that is still open counts as fired.
  private func fired(
    _ fired: [TableInputs.Fired],
    _ frame: Frame,
    openCounts: Bool
  ) -> TruthSet {
    guard !fired.isEmpty else { return .yes }
    return fired.reduce(.no) { truth, named in
      let outcome = frame.outcomes[named.outcome]
      let least = named.colour ?? .yellow
      let most = named.colour ?? .red
      let may = outcome.possible >= least && outcome.proven <= most
      let must = outcome.proven >= least && outcome.possible <= most
      return truth.or(TruthSet(canBeTrue: may, canBeFalse: !must && !(openCounts && may)))
    }
  }
}
