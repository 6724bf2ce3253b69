import Diagnostics
import Expressions
import Values

/// Looks at what reads several values: a rule that never or always fires, one that falls as an
/// answer worsens, one that says no more than another, and a row whose limits other answers set.
struct RuleCheck {
  let rules: RuleSet
  /// What the form computes of its answers.
  let computed: [ComputedValue]
  /// The evaluations that one fault of one rule is looked for with; one of them takes about a
  /// microsecond.
  let budget = 1_000_000
  let basis: CriticalPoints.Basis
  /// A frame in which every value can be all that the form allows.
  let open: Frame

  init(_ rules: RuleSet, _ computed: [ComputedValue] = []) {
    self.rules = rules
    self.computed = computed
    basis = CriticalPoints.Basis(rules)
    open = rules.openFrame()
  }

  func diagnostics() -> [Diagnostic] {
    let constant = rules.rules.flatMap(constancy)
    let idle = Set(constant.filter { $0.severity == .error }.map(\.place))
    let others = rules.rules.filter { !idle.contains($0.place) }
    let falls = FallCheck(self).diagnostics().filter { !constant.contains($0) }
    let implied = ImpliedCheck(self)
    return constant + rowsWithOpenLimits() + falls + others.compactMap(implied.diagnostic)
  }

  /// A search over all that some parts read.
  func search(_ parts: [RulePart], budget: Int) -> CriticalSearch {
    let reads = parts.reduce(into: Reads()) { $0.formUnion($1.reads) }
    let variables = CriticalPoints(basis, parts.map(\.critical)).variables(reads)
    return CriticalSearch(rules, open, variables, reads, budget: budget)
  }

  // MARK: Never and always

  private func constancy(_ rule: Rule) -> [Diagnostic] {
    let program = rules.program
    let clauses = [(Verdict.yellow, rule.yellow), (.red, rule.red)]
    return clauses.compactMap { colour, condition in
      guard let condition else { return nil }
      let part = RulePart(
        outcome: rule.outcome,
        timePoint: nil,
        name: rule.id,
        place: rule.place,
        row: nil,
        reads: rules.expanded(program.reads(condition)),
        critical: .init(conditions: [condition])
      )
      var search = search([part], budget: budget)
      switch search.run({ program.truth(condition, &$0.frame).canBeTrue }) {
      case .none: return .ruleNever(rule.id, colour, at: rule.place)
      case .gaveUp: return .notAnalysed(rule.id, at: rule.place)
      case .found: break
      }
      switch search.run({ !program.truth(condition, &$0.frame).isTrue }) {
      case .none: return .ruleAlways(rule.id, colour, at: rule.place)
      case .gaveUp: return .notAnalysed(rule.id, at: rule.place)
      case .found: return nil
      }
    }
  }

  // MARK: Rows with limits that other answers set

  private func rowsWithOpenLimits() -> [Diagnostic] {
    rules.thresholds.indices.flatMap { index -> [Diagnostic] in
      rules.thresholds[index].rows.flatMap { row -> [Diagnostic] in
        switch row.subject.type {
        case .number, .date, .period: break
        default: return []
        }
        guard rules.settledColours(of: row) == nil else { return [] }
        let name = ThresholdCheck.name(rules.thresholds[index], row)
        guard row.section == nil, let part = RulePart(rules, index, at: row.timePoints.first) else {
          return [.notAnalysed(rules.thresholds[index].id, at: row.place)]
        }
        return [gap(row, part, name)].compactMap(\.self) + unreached(row, part, name)
      }
    }
  }

  private func gap(_ row: Threshold.Row, _ part: RulePart, _ name: String) -> Diagnostic? {
    guard let green = row.green else { return nil }
    var search = search([part], budget: budget)
    let found = search.run { look in
      look.frame.subject = rules.program.value(row.subject, &look.frame)
      guard look.frame.subject.canApply else { return false }
      look.frame.subject = look.frame.subject.applicable
      return !row.cells.contains { cell in
        let truth = rules.program.truth(cell.condition, &look.frame)
        return look.isExact ? truth.canBeTrue : truth.isTrue
      }
    }
    switch found {
    case .none: return nil
    case .gaveUp: return .notAnalysed(part.name, at: row.place)
    case .found(let frame, _):
      let answers = rules.answers(toOutcome: part.outcome, frame, at: part.timePoint)
      return .colourGap(name, answers, at: green.place)
    }
  }

  private func unreached(
    _ row: Threshold.Row,
    _ part: RulePart,
    _ name: String
  ) -> [Diagnostic] {
    [(Verdict.yellow, row.yellow), (.red, row.red)].compactMap { colour, cell in
      guard let cell else { return nil }
      var search = search([part], budget: budget)
      let found = search.run { look in
        let outcome = rules.outcome(part.outcome, &look.frame, at: part.timePoint)
        return outcome.proven <= colour && colour <= outcome.possible
      }
      switch found {
      case .none: return .colourUnreached(name, colour, at: cell.place)
      case .gaveUp: return .notAnalysed(part.name, at: row.place)
      case .found: return nil
      }
    }
  }
}

/// What a threshold at one time point or a rule gives, and what it reads.
struct RulePart {
  let outcome: Int
  let timePoint: Period?
  let name: String
  let place: Place
  /// The row; `nil` for a rule.
  let row: Threshold.Row?
  /// All that it reads, by way of named values too.
  private(set) var reads: Reads
  private(set) var critical: CriticalPoints.Part
}

extension RulePart {
  /// The same, with some values taken for what they are computed of.
  func traced(to computed: [ComputedValue]) -> RulePart {
    var part = self
    for value in computed.reversed() where part.reads.slots.remove(value.slot) != nil {
      part.reads.formUnion(value.program.reads(value.formula))
      part.critical.computed.insert(value, at: 0)
    }
    return part
  }
}

extension RulePart {
  /// - Returns: `nil` where a threshold has no row for the time point.
  init?(_ rules: RuleSet, _ outcome: Int, at timePoint: Period?) {
    guard let place = rules.place(ofOutcome: outcome, at: timePoint) else { return nil }
    let row =
      outcome < rules.thresholds.count
      ? rules.thresholds[outcome].rows.first { $0.isDue(at: timePoint) } : nil
    self.init(
      outcome: outcome,
      timePoint: timePoint,
      name: rules.outcomeIDs[outcome],
      place: place,
      row: row,
      reads: rules.reads(ofOutcome: outcome, at: timePoint),
      critical: .init(
        conditions: rules.conditions(ofOutcome: outcome, at: timePoint),
        subject: row?.subject,
        section: row?.section,
        saysMissing: row?.missing.colour != nil
      )
    )
  }
}

extension RuleSet {
  /// What one threshold or rule gives.
  func outcome(_ index: Int, _ frame: inout Frame, at timePoint: Period?) -> Outcome {
    if index < thresholds.count {
      return evaluate(thresholds[index], &frame, at: timePoint).outcome
    }
    guard let rule = ruleIndex(ofOutcome: index) else { return .green }
    return outcome(yellow: rules[rule].yellow, red: rules[rule].red, &frame)
  }

  /// The conditions of a threshold's row or of a rule.
  func conditions(ofOutcome index: Int, at timePoint: Period?) -> [Condition] {
    guard index < thresholds.count else {
      guard let rule = ruleIndex(ofOutcome: index) else { return [] }
      return [rules[rule].yellow, rules[rule].red].compactMap(\.self)
    }
    let row = thresholds[index].rows.first { $0.isDue(at: timePoint) }
    return row?.cells.map(\.condition) ?? []
  }
}
