import Diagnostics
import Expressions
import Values

/// Looks for an answer that is worse and a colour that is milder.
///
/// First each rule, and each row that is more than one answer, by itself: what never falls by itself
/// never falls together with others, since they are joined by the worst and only counted upwards.
/// Where one does fall, all that reads the answer is looked at together, statuses too. Then the same
/// with each score taken for what it is computed of: a worse answer may make a better score.
struct FallCheck {
  private let check: RuleCheck
  /// The scores that are taken for what they are computed of.
  private let computed: [ComputedValue]
  private let proof: FallProof
  /// All that is due at each time point.
  private let parts: [Period?: [RulePart]]
  private let timePoints: [Period?]
  private var rules: RuleSet { check.rules }

  init(_ check: RuleCheck) {
    let rules = check.rules
    self.check = check
    computed = []
    proof = FallProof(rules, [])
    timePoints = rules.timePoints
    parts = timePoints.reduce(into: [:]) { parts, point in
      parts[point] = rules.outcomeIDs.indices.compactMap { RulePart(rules, $0, at: point) }
    }
  }

  /// The same, with scores taken for what they are computed of.
  private init(tracing whole: FallCheck) {
    check = whole.check
    computed = whole.check.computed
    proof = FallProof(whole.rules, computed)
    parts = whole.parts
    timePoints = whole.timePoints
  }

  func diagnostics() -> [Diagnostic] {
    let threshold = ThresholdCheck(rules)
    var seen: Set<Place> = []
    let due = timePoints.flatMap { parts[$0] ?? [] }.filter { part in
      seen.insert(part.place).inserted && !(part.row.map(threshold.falls) ?? false)
    }
    let direct = due.filter { !isOneValue($0) }.compactMap(diagnostic)
    let told = Set(direct.map(\.place))
    let traced = FallCheck(tracing: self)
    return direct + traced.fallsOfScores(due.filter { !told.contains($0.place) })
  }

  /// Falls by way of scores; of one score the first tells for all that reads it.
  private func fallsOfScores(_ parts: [RulePart]) -> [Diagnostic] {
    var told: Set<Int> = []
    return parts.map { $0.traced(to: computed) }.filter { !$0.critical.computed.isEmpty }
      .compactMap { part in
        let scores = part.critical.computed.map(\.slot)
        guard told.isDisjoint(with: scores), let found = diagnostic(part) else { return nil }
        if found.severity == .error { told.formUnion(scores) }
        return found
      }
  }

  /// All that is due at a time point.
  private func parts(at point: Period?) -> [RulePart] {
    let due = parts[point] ?? []
    return computed.isEmpty ? due : due.map { $0.traced(to: computed) }
  }

  /// Whether it is a row of which the colours along its value say all: that of one answer or score.
  private func isOneValue(_ part: RulePart) -> Bool {
    guard let row = part.row else { return false }
    if row.section != nil { return true }
    guard let value = rules.subject(of: row), value.origin != .named else { return false }
    return rules.settledColours(of: row) != nil || row.subject.type.options != nil
  }

  private func diagnostic(_ part: RulePart) -> Diagnostic? {
    let worsening = rules.worsening(among: part.reads).filter { !proof.holds(part, $0) }
    if worsening.isEmpty { return nil }
    var budget = check.budget
    let variables = CriticalPoints(check.basis, [part.critical]).variables(part.reads)
    for kind in worsening {
      switch fall([part], variables, kind, together: false, at: part.timePoint, &budget) {
      case .none: continue
      case .gaveUp: return .notAnalysed(part.name, at: part.place)
      case .found(let fall): return told(part, fall, kind, &budget)
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
    for point in part.row == nil ? timePoints : [part.timePoint] {
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
    reads.slots.subtract(computed.map(\.slot))
    let critical = parts.map(\.critical) + [CriticalPoints.Part(conditions: statuses)]
    return CriticalPoints(check.basis, critical).variables(reads)
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
      through: part.critical.computed.last.map { rules.schema.values[$0.slot].name },
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
    let reads = parts.reduce(into: Reads()) { $0.formUnion($1.reads) }
    let traced = Set(parts.flatMap(\.critical.computed).map(\.slot))
    let computed = computed.filter { traced.contains($0.slot) }
    let worsening = WorseningParts(
      rules: rules,
      kind: kind,
      outcomes: parts.map(\.outcome),
      isTogether: isTogether,
      timePoint: point,
      computed: computed,
      named: rules.named.filter { reads.slots.contains($0.slot) }
    )
    var search = CriticalSearch(rules, check.open, variables, reads, computed, budget: budget)
    let found = search.run { worsening.canFall(&$0, at: index) }
    budget = search.budget
    switch found {
    case .none: return .none
    case .gaveUp: return .gaveUp
    case .found(var frame, let cells):
      let step = variables[index].steps.first { step in
        step.milder == cells[index].hull && step.worse == cells[index].worse
      }
      guard let step else { return .none }
      let colours = [step.worse, step.milder].map { worsening.outcome($0, &frame).proven }
      let words = zip(step.answers, colours.reversed()).map { (step.value.words($0), $1) }
      return .found(Fall(frame: frame, value: step.value.name, words: words))
    }
  }
}

extension RuleSet {
  /// What can worsen among what is read: values with a direction, and entries of sections.
  func worsening(among reads: Reads) -> [Variable.Kind] {
    let slots = reads.slots.sorted().filter { slot in
      schema.values[slot].origin != .named && schema.values[slot].worse != .neither
    }
    let sections = reads.sections.sorted().filter { section in
      schema.sections[section].fields.contains { $0.worse != .neither }
    }
    return slots.map(Variable.Kind.slot) + sections.map(Variable.Kind.section)
  }
}
