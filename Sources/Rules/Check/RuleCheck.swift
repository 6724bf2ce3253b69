import Diagnostics
import Expressions
import Values

/// Looks at the rules on several values: one that never or always fires, one that falls as an
/// answer worsens, one that says no more than another.
struct RuleCheck {
  private let rules: RuleSet
  private let budget = 20_000

  init(_ rules: RuleSet) { self.rules = rules }

  func diagnostics() -> [Diagnostic] {
    let constant = rules.rules.flatMap(constancy)
    let idle = Set(constant.filter { $0.severity == .error }.map(\.place))
    let others = rules.rules.filter { !idle.contains($0.place) }
    return constant + falls() + others.compactMap(implied)
  }

  // MARK: Never and always

  private func constancy(_ rule: Rule) -> [Diagnostic] {
    let clauses = [(Verdict.yellow, rule.yellow), (.red, rule.red)]
    return clauses.compactMap { colour, condition in
      guard let condition else { return nil }
      let program = rules.program
      let variables = CriticalPoints(rules, [condition])
        .variables(rules.expanded(program.reads(condition)))
      var search = CriticalSearch(rules, variables, budget: budget)
      switch search.run({ frame, _ in program.truth(condition, &frame).canBeTrue }) {
      case .none: return .ruleNever(rule.id, colour, at: rule.place)
      case .gaveUp: return .notAnalysed(rule.id, at: rule.place)
      case .found: break
      }
      search = CriticalSearch(rules, variables, budget: budget)
      switch search.run({ frame, _ in !program.truth(condition, &frame).isTrue }) {
      case .none: return .ruleAlways(rule.id, colour, at: rule.place)
      case .gaveUp: return .notAnalysed(rule.id, at: rule.place)
      case .found: return nil
      }
    }
  }

  // MARK: Falling

  /// What a threshold or rule gives, and what it reads.
  private struct Part {
    let outcome: Int
    let name: String
    let place: Place
    let reads: Reads
    let conditions: [Condition]
    let timePoint: Period?
  }

  /// The rules, and the rows of thresholds whose cells compare their value with other answers.
  private var parts: [Part] {
    rules.outcomeIDs.indices.flatMap { outcome -> [Part] in
      timePoints(outcome).compactMap { part(outcome, $0) }
    }
  }

  private func timePoints(_ outcome: Int) -> [Period?] {
    guard outcome < rules.thresholds.count else { return [nil] }
    return rules.thresholds[outcome].rows.filter { $0.section == nil }.map(\.timePoints.first)
  }

  private func part(_ outcome: Int, _ timePoint: Period?) -> Part? {
    guard let place = rules.place(ofOutcome: outcome, at: timePoint) else { return nil }
    return Part(
      outcome: outcome,
      name: rules.outcomeIDs[outcome],
      place: place,
      reads: rules.reads(ofOutcome: outcome, at: timePoint),
      conditions: rules.conditions(ofOutcome: outcome, at: timePoint),
      timePoint: timePoint
    )
  }

  private func falls() -> [Diagnostic] {
    let all = parts
    return all.compactMap { part in
      if part.outcome < rules.thresholds.count, isOneValue(part) { return nil }
      let variables = CriticalPoints(rules, part.conditions).variables(part.reads)
      for index in variables.indices where variables[index].ordered > 1 {
        switch fall([part], variables, index) {
        case .none: continue
        case .gaveUp: return .notAnalysed(part.name, at: part.place)
        case .found(let frame): return told(part, frame, variables[index], all)
        }
      }
      return nil
    }
  }

  /// Whether the colours along the row's value say all.
  private func isOneValue(_ part: Part) -> Bool {
    let rows = rules.thresholds[part.outcome].rows
    let row = rows.first { $0.timePoints.first == part.timePoint }
    return row.map { rules.settledColours(of: $0) != nil || $0.subject.type.options != nil } ?? true
  }

  /// A rule that falls is an error where the colour of the whole falls with it.
  private func told(
    _ part: Part,
    _ frame: Frame,
    _ variable: Variable,
    _ all: [Part]
  ) -> Diagnostic {
    guard case .slot(let slot) = variable.kind else {
      return .notAnalysed(part.name, at: part.place)
    }
    let together = all.filter { other in
      other.reads.slots.contains(slot)
        && (other.timePoint == nil || part.timePoint == nil || other.timePoint == part.timePoint)
    }
    let reads = together.reduce(into: Reads()) { $0.formUnion($1.reads) }
    let variables = CriticalPoints(rules, together.flatMap(\.conditions)).variables(reads)
    let index = variables.firstIndex { $0.kind == .slot(slot) } ?? 0
    switch fall(together, variables, index) {
    case .none: return .ruleFalls(part.name, example([part], frame, variable), at: part.place)
    case .gaveUp: return .notAnalysed(part.name, at: part.place)
    case .found(let frame):
      let steps = example(together, frame, variables[index])
      let others = part.reads.slots.sorted().filter {
        $0 != slot && rules.schema.values[$0].origin != .named
      }
      return .colourFalls(
        part.name,
        rules.schema.values[slot].name,
        steps,
        with: others.map { rules.schema.values[$0].words(frame.slots[$0]) },
        at: part.place
      )
    }
  }

  /// Looks for answers at which the parts together are milder though one variable is worse.
  private func fall(
    _ parts: [Part],
    _ variables: [Variable],
    _ index: Int
  ) -> CriticalSearch.Verdict {
    let variable = variables[index]
    let steps = zip(variable.points, variable.points.dropFirst()).prefix(variable.ordered - 1)
    let rest = variables.enumerated().filter { $0.offset != index }.map(\.element)
    for (milder, worse) in steps {
      var search = CriticalSearch(rules, rest, budget: budget)
      let found = search.run { frame, isLast in
        let before = outcome(parts, variable, milder, &frame)
        let after = outcome(parts, variable, worse, &frame)
        if isLast, before.proven != before.possible || after.proven != after.possible {
          return false
        }
        return before.possible > after.proven
      }
      switch found {
      case .none: continue
      case .gaveUp: return .gaveUp
      case .found(var frame):
        variable.set(milder, in: &frame)
        return .found(frame)
      }
    }
    return .none
  }

  private func outcome(
    _ parts: [Part],
    _ variable: Variable,
    _ point: Variable.Point,
    _ frame: inout Frame
  ) -> Outcome {
    variable.set(point, in: &frame)
    rules.computeNamed(&frame)
    return parts.reduce(.green) { $0.worse(rules.outcome($1.outcome, &frame, at: $1.timePoint)) }
  }

  /// The colours at the answer that is found and at the next worse one.
  private func example(
    _ parts: [Part],
    _ frame: Frame,
    _ variable: Variable
  ) -> [(answer: String, colour: Verdict)] {
    guard case .slot(let slot) = variable.kind,
      let start = variable.points.firstIndex(of: .value(frame.slots[slot]))
    else { return [] }
    var frame = frame
    return variable.points[start...].prefix(2).map { point in
      let colour = outcome(parts, variable, point, &frame).proven
      return (rules.schema.values[slot].words(frame.slots[slot]), colour)
    }
  }

  // MARK: Implied

  /// A rule that fires only where another finding is at least as bad; a note, for it may be meant.
  private func implied(_ rule: Rule) -> Diagnostic? {
    guard !rule.isSafety, let mine = part(rule.outcome, nil), mine.reads.outcomes.isEmpty else {
      return nil
    }
    let variables = CriticalPoints(rules, mine.conditions).variables(mine.reads)
    let other = rules.outcomeIDs.indices.first { index in
      guard index != rule.outcome, timePoints(index) == [nil], let its = part(index, nil),
        its.reads.isWithin(mine.reads), !its.reads.slots.isEmpty
      else { return false }
      var search = CriticalSearch(rules, variables, budget: 2000)
      let found = search.run { frame, _ in
        rules.outcome(rule.outcome, &frame, at: nil).possible
          > rules.outcome(index, &frame, at: nil).proven
      }
      if case .none = found { return true }
      return false
    }
    return other.map { .ruleImplied(rule.id, by: rules.outcomeIDs[$0], at: rule.place) }
  }
}

extension Reads {
  /// Whether nothing is read that the other does not read.
  fileprivate func isWithin(_ other: Reads) -> Bool {
    slots.isSubset(of: other.slots) && recalls.isSubset(of: other.recalls)
      && sections.isSubset(of: other.sections) && outcomes.isSubset(of: other.outcomes)
  }
}

extension RuleSet {
  /// What one threshold or rule gives.
  func outcome(_ index: Int, _ frame: inout Frame, at timePoint: Period?) -> Outcome {
    if index < thresholds.count {
      return evaluate(thresholds[index], &frame, at: timePoint).outcome
    }
    guard let rule = rules.first(where: { $0.outcome == index }) else { return .green }
    return outcome(yellow: rule.yellow, red: rule.red, &frame)
  }

  /// The conditions of a threshold's row or of a rule.
  func conditions(ofOutcome index: Int, at timePoint: Period?) -> [Condition] {
    guard index < thresholds.count else {
      let rule = rules.first { $0.outcome == index }
      return [rule?.yellow, rule?.red].compactMap(\.self)
    }
    let row = thresholds[index].rows.first { row in
      row.timePoints.isEmpty || timePoint.map(row.timePoints.contains) ?? false
    }
    return row?.cells.map(\.condition) ?? []
  }
}
