import Expressions
import Values

/// Proves that no threshold or rule falls as one answer worsens, without trying any.
struct FallProof {
  private let rules: RuleSet
  /// The values that are taken for what they are computed of, by slot.
  private let computed: [Int: ComputedValue]
  private let named: [Int: NamedValue]
  /// All that each value can be, where all is shown and whatever limits are set.
  private let frame: Frame

  init(_ rules: RuleSet, _ computed: [ComputedValue]) {
    self.rules = rules
    self.computed = Dictionary(uniqueKeysWithValues: computed.map { ($0.slot, $0) })
    named = Dictionary(uniqueKeysWithValues: rules.named.map { ($0.slot, $0) })
    var frame = rules.openFrame()
    for slot in frame.slots.indices where rules.schema.values[slot].origin != .named {
      frame.slots[slot] = rules.schema.values[slot].domain
    }
    for limit in rules.limits { frame.slots[limit.slot] = limit.anything }
    for section in frame.sections.indices { frame.sections[section].canBeNotApplicable = false }
    frame.recalled = rules.program.recalls.map { rules.schema.values[$0.slot].domain }
    rules.compute(computed, rules.named, &frame)
    self.frame = frame
  }

  /// Whether a threshold's row or a rule surely never falls as a value worsens.
  func holds(_ part: RulePart, _ kind: Variable.Kind) -> Bool {
    switch kind {
    case .slot: !trend(part, Worsening(kind: kind)).canFall
    case .section(let section):
      rules.schema.sections[section].fields.indices.allSatisfy { field in
        !trend(part, Worsening(kind: kind, field: field)).canFall
      }
    case .recall, .outcome, .outcomes: true
    }
  }

  /// What worsens: a slot, or one item of a section.
  private struct Worsening {
    let kind: Variable.Kind
    var field: Int?
  }

  // MARK: Thresholds and rules

  private func trend(_ part: RulePart, _ worsening: Worsening) -> Trend {
    guard let row = part.row else {
      return trend(part.critical.conditions, worsening, subject: .none)
    }
    let subject = trend(of: row.subject, rules.program, worsening)
    let cells = [row.yellow, row.red].compactMap { $0?.condition }
    let found = trend(cells, worsening, subject: subject)
    return found.canFall ? along(row, subject) ?? found : found
  }

  private func trend(
    _ conditions: [Condition],
    _ worsening: Worsening,
    subject: Trend
  ) -> Trend {
    var proof = proof(rules.program, worsening, subject: subject)
    return conditions.reduce(.none) { $0.union(proof.trend(of: $1)) }
  }

  /// The trend of a row whose colours only rise or only fall along its number, with any own limit.
  private func along(_ row: Threshold.Row, _ subject: Trend) -> Trend? {
    let lines = rules.settings(of: row).map { rules.settledColours(of: row, own: $0.own) }
    let colours = lines.map { $0?.stretches.compactMap(\.colour.verdict) }
    guard !colours.contains(where: { $0 == nil }) else { return nil }
    let steps = colours.compactMap(\.self).flatMap { zip($0, $0.dropFirst()) }
    if steps.allSatisfy({ $0 <= $1 }) { return subject }
    if steps.allSatisfy({ $0 >= $1 }) { return subject.turned }
    return nil
  }

  // MARK: Values

  private func trend(
    of computation: Computation,
    _ program: Program,
    _ worsening: Worsening
  ) -> Trend {
    var proof = proof(program, worsening)
    return proof.trend(of: computation)
  }

  private func proof(
    _ program: Program,
    _ worsening: Worsening,
    subject: Trend = .none
  ) -> TrendProof {
    TrendProof(
      program,
      frame,
      slot: { trend(ofSlot: $0, worsening) },
      field: { trend(ofField: $1, inSection: $0, worsening) },
      subject: subject
    )
  }

  private func trend(ofSlot slot: Int, _ worsening: Worsening) -> Trend {
    if worsening.kind == .slot(slot) { return Trend(rules.schema.values[slot].worse) }
    if let value = named[slot] { return trend(of: value.computation, rules.program, worsening) }
    guard let value = computed[slot] else { return .none }
    return trend(of: value.formula, value.program, worsening)
  }

  private func trend(ofField field: Int, inSection section: Int, _ worsening: Worsening) -> Trend {
    guard worsening.kind == .section(section), worsening.field == field else { return .none }
    return Trend(rules.schema.sections[section].fields[field].worse)
  }
}

extension Trend {
  /// How a number goes as it worsens.
  fileprivate init(_ worse: Direction) {
    switch worse {
    case .higher: self = .rises
    case .lower: self = .falls
    case .neither: self = .none
    }
  }
}
