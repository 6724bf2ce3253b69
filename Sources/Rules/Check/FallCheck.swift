import Diagnostics
import Expressions
import Values

/// Looks for an answer that is worse and a colour that is milder.
///
/// First each rule, and each row that compares answers, by itself: what never falls by itself never
/// falls together with others, since they are joined by the worst and only counted upwards. Where
/// one does fall, all that reads the answer is looked at together, statuses too.
struct FallCheck {
  private let check: RuleCheck
  private var rules: RuleSet { check.rules }

  init(_ check: RuleCheck) { self.check = check }

  func diagnostics() -> [Diagnostic] {
    var seen: Set<Place> = []
    return rules.timePoints.flatMap { point in
      parts(at: point).filter { seen.insert($0.place).inserted && !isOneValue($0) }
    }.compactMap(diagnostic)
  }

  /// All that is due at a time point.
  private func parts(at point: Period?) -> [RulePart] {
    rules.outcomeIDs.indices.compactMap { RulePart(rules, $0, at: point) }
  }

  /// Whether it is a row of which the colours along its value say all.
  private func isOneValue(_ part: RulePart) -> Bool {
    guard part.outcome < rules.thresholds.count else { return false }
    let row = rules.thresholds[part.outcome].rows.first { $0.isDue(at: part.timePoint) }
    guard let row, row.section == nil else { return true }
    return rules.settledColours(of: row) != nil || row.subject.type.options != nil
  }

  private func diagnostic(_ part: RulePart) -> Diagnostic? {
    var budget = check.budget
    let variables = CriticalPoints(rules, [part.critical]).variables(part.reads)
    for variable in variables where !variable.steps.isEmpty {
      switch fall([part], variables, variable.kind, together: false, at: part.timePoint, &budget) {
      case .none: continue
      case .gaveUp: return .notAnalysed(part.name, at: part.place)
      case .found(let fall): return told(part, fall, variable.kind, &budget)
      }
    }
    return nil
  }

  // MARK: Together

  /// A rule that falls is an error where the colour of the whole falls with it.
  private func told(
    _ part: RulePart,
    _ alone: Fall,
    _ kind: Variable.Kind,
    _ budget: inout Int
  ) -> Diagnostic {
    let isRule = part.outcome >= rules.thresholds.count
    for point in isRule ? rules.timePoints : [part.timePoint] {
      let together = readers(of: kind, among: parts(at: point))
      var variables = variables(together)
      let inside = Set(together.map(\.outcome))
      variables.removeAll { variable in
        if case .outcome(let index) = variable.kind { inside.contains(index) } else { false }
      }
      if !rules.statuses.isEmpty { variables.append(others(than: inside, variables)) }
      switch fall(together, variables, kind, together: true, at: point, &budget) {
      case .none: continue
      case .gaveUp: return .notAnalysed(part.name, at: part.place)
      case .found(let fall): return falls(part, fall, kind)
      }
    }
    return .ruleFalls(part.name, alone.words, at: part.place)
  }

  /// What findings and statuses read.
  private func variables(_ parts: [RulePart]) -> [Variable] {
    let statuses = rules.statuses.map(\.condition)
    var reads = parts.reduce(into: Reads()) { $0.formUnion($1.reads) }
    for status in statuses { reads.formUnion(rules.expanded(rules.program.reads(status))) }
    let critical = parts.map(\.critical) + [CriticalPoints.Part(conditions: statuses)]
    return CriticalPoints(rules, critical).variables(reads)
  }

  /// What reads a value, and what reads the outcome of that.
  private func readers(of kind: Variable.Kind, among parts: [RulePart]) -> [RulePart] {
    var found: Set<Int> = []
    for _ in parts {
      let before = found.count
      for part in parts {
        let reads =
          switch kind {
          case .slot(let slot): part.reads.slots.contains(slot)
          case .section(let section): part.reads.sections.contains(section)
          default: false
          }
        if reads || !part.reads.outcomes.isDisjoint(with: found) { found.insert(part.outcome) }
      }
      if found.count == before { break }
    }
    return parts.filter { found.contains($0.outcome) }
  }

  /// The outcomes that a status counts besides: how many are yellow, and how many red.
  private func others(than inside: Set<Int>, _ variables: [Variable]) -> Variable {
    let named = variables.compactMap { variable -> Int? in
      if case .outcome(let index) = variable.kind { index } else { nil }
    }
    let indices = rules.outcomeIDs.indices.filter { !inside.contains($0) && !named.contains($0) }
    let colours = indices.map { rules.colours(ofOutcome: $0) }
    var points: [[Verdict]] = []
    for reds in 0...indices.count {
      var verdicts = colours.map { _ in Verdict.green }
      let canBeRed = indices.indices.filter { colours[$0].contains(.red) }
      let preferred =
        canBeRed.filter { !colours[$0].contains(.yellow) }
        + canBeRed.filter { colours[$0].contains(.yellow) }
      guard reds <= preferred.count else { break }
      for index in preferred.prefix(reds) { verdicts[index] = .red }
      points.append(verdicts)
      for index in verdicts.indices where verdicts[index] == .green {
        guard colours[index].contains(.yellow) else { continue }
        verdicts[index] = .yellow
        points.append(verdicts)
      }
    }
    return Variable(
      .outcomes(indices),
      points.map { .outcomes($0.map { Outcome(proven: $0, possible: $0) }) }
    )
  }

  private func falls(_ part: RulePart, _ fall: Fall, _ kind: Variable.Kind) -> Diagnostic {
    let others = part.reads.slots.sorted().filter {
      kind != .slot($0) && rules.schema.values[$0].origin != .named
    }
    return .colourFalls(
      part.name,
      fall.value,
      fall.words,
      with: others.map { rules.schema.values[$0].words(fall.frame.slots[$0]) },
      at: part.place
    )
  }

  // MARK: One fall

  /// Answers at which the colour falls, and how it is told.
  private struct Fall {
    let frame: Frame
    let value: String
    let words: [(answer: String, colour: Verdict)]
  }

  private enum Found {
    case found(Fall)
    case none
    case gaveUp
  }

  /// Looks for answers at which the parts together are milder though one variable is worse.
  private func fall(
    _ parts: [RulePart],
    _ variables: [Variable],
    _ kind: Variable.Kind,
    together isTogether: Bool,
    at point: Period?,
    _ budget: inout Int
  ) -> Found {
    guard let index = variables.firstIndex(where: { $0.kind == kind }) else { return .none }
    var variables = variables
    variables[index] = variables[index].stepwise
    let variable = variables[index]
    let reads = parts.reduce(into: Reads()) { $0.formUnion($1.reads) }
    let named = rules.named.filter { reads.slots.contains($0.slot) }
    var search = CriticalSearch(rules, variables, reads, budget: budget)
    func outcome(_ at: Variable.Point?, _ frame: inout Frame) -> Outcome {
      if let at { variable.set(at, in: &frame) }
      rules.compute(named, &frame)
      return isTogether
        ? together(parts, &frame, at: point) : rules.outcome(parts[0].outcome, &frame, at: point)
    }
    let found = search.run { look in
      let cell = look.cells[index]
      let after = outcome(cell.worse, &look.frame)
      let before = outcome(cell.hull, &look.frame)
      if look.isExact, before.proven != before.possible || after.proven != after.possible {
        return false
      }
      return before.possible > after.proven
    }
    budget = search.budget
    switch found {
    case .none: return .none
    case .gaveUp: return .gaveUp
    case .found(var frame, let cells):
      guard
        let step = variable.steps.first(where: { step in
          step.milder == cells[index].hull && step.worse == cells[index].worse
        })
      else { return .none }
      let colours = [step.worse, step.milder].map { outcome($0, &frame).proven }
      let words = zip(step.answers, colours.reversed()).map { (step.value.words($0), $1) }
      return .found(Fall(frame: frame, value: step.value.name, words: words))
    }
  }

  /// The worst of several findings and of what the statuses make of their number.
  private func together(
    _ parts: [RulePart],
    _ frame: inout Frame,
    at point: Period?
  ) -> Outcome {
    var worst = Outcome.green
    for part in parts {
      let outcome = rules.outcome(part.outcome, &frame, at: point)
      frame.outcomes[part.outcome] = outcome
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
