import Diagnostics
import Expressions
import Values

/// What is a matter of safety reads nothing that a clinician or a gap could take the edge off, by
/// whatever names it is read.
extension RuleCompiler {
  mutating func checkSafety(_ block: RuleBlock, _ conditions: [Condition]) {
    let direct = conditions.reduce(into: Reads()) { $0.formUnion(compiler.program.reads($1)) }
    checkSafety(.rule, block.id, direct, block.clauses.map(\.condition))
  }

  mutating func checkSafety(_ threshold: Threshold, _ rows: [ThresholdRow]) {
    guard threshold.isSafety, let first = rows.first else { return }
    checkSafety(.threshold, first.id, reads(threshold), rows.flatMap(\.expressions))
  }

  /// Whether a safety item is read, by whatever names.
  func readsSafety(_ direct: Reads) -> Bool {
    let all = followed(direct)
    let schema = compiler.schema
    return all.slots.contains { schema.values[$0].isSafety }
      || all.fields.contains { section, fields in
        fields.contains { schema.sections[section].fields[$0].isSafety }
      }
  }

  private mutating func checkSafety(
    _ kind: SafetyKind,
    _ id: Name,
    _ direct: Reads,
    _ written: [Expression]
  ) {
    let all = followed(direct)
    for span in (written + self.written(all)).flatMap(\.otherwiseSpans) {
      report(.safetyWithOtherwise(kind, id.value, at: place(span)))
    }
    for limit in limits where all.slots.contains(limit.slot) {
      report(.safetyReadsLimit(kind, id.value, limit.id, at: place(id.span)))
    }
    for slot in all.slots.sorted() where notNeeded.contains(slot) {
      let name = compiler.schema.values[slot].name
      report(.safetyReadsNotNeeded(kind, id.value, name, at: place(id.span)))
    }
  }

  // MARK: Following names

  /// All that is read, by way of findings and named values too; each reads only those above it.
  private func followed(_ direct: Reads) -> Reads {
    var all = direct
    for rule in rules.reversed() where all.outcomes.contains(rule.outcome) {
      for condition in [rule.yellow, rule.red].compactMap({ $0 }) {
        all.formUnion(compiler.program.reads(condition))
      }
    }
    for (index, threshold) in thresholds.enumerated() where all.outcomes.contains(index) {
      all.formUnion(reads(threshold))
    }
    for value in named.reversed() where all.slots.contains(value.slot) {
      all.formUnion(compiler.program.reads(value.computation))
    }
    return all
  }

  private func reads(_ threshold: Threshold) -> Reads {
    threshold.rows.reduce(into: Reads()) { reads, row in
      reads.formUnion(compiler.program.reads(row.subject))
      for cell in [row.green, row.yellow, row.red].compactMap({ $0 }) {
        reads.formUnion(compiler.program.reads(cell.condition))
      }
    }
  }

  /// The lines of the file behind the findings and named values that are read.
  private func written(_ all: Reads) -> [Expression] {
    let slots = Set(named.filter { all.slots.contains($0.slot) }.map(\.id))
    func isRead(_ id: Name) -> Bool {
      compiler.outcomes[id.value].map(all.outcomes.contains) ?? false
    }
    return file.values.filter { slots.contains($0.id.value) }.map(\.expression)
      + file.thresholds.filter { isRead($0.id) }.flatMap(\.expressions)
      + file.rules.filter { isRead($0.id) }.flatMap(\.clauses).map(\.condition)
  }
}

/// What a matter of safety is written as.
enum SafetyKind: String {
  case rule, threshold
}

extension ThresholdRow {
  /// Its value and what its cells compare with.
  fileprivate var expressions: [Expression] {
    [value] + [green, yellow, red].flatMap(\.operands)
  }
}

extension Expression {
  /// Where `otherwise` stands in the expression.
  var otherwiseSpans: [Span] {
    switch kind {
    case .otherwise(let left, let right):
      [span] + left.otherwiseSpans + right.otherwiseSpans
    case .call(_, let arguments): arguments.flatMap(\.otherwiseSpans)
    case .negated(let operand), .not(let operand), .has(let operand, _), .test(_, let operand):
      operand.otherwiseSpans
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right):
      left.otherwiseSpans + right.otherwiseSpans
    case .between(let value, let low, let high):
      [value, low, high].flatMap(\.otherwiseSpans)
    case .within(let value, let tests):
      value.otherwiseSpans + tests.flatMap(\.operands).flatMap(\.otherwiseSpans)
    case .range(let range): [range.low, range.high].flatMap(\.otherwiseSpans)
    case .all(let parts), .any(let parts), .list(let parts): parts.flatMap(\.otherwiseSpans)
    case .choice(let condition, let then, let otherwise):
      [condition, then, otherwise].flatMap(\.otherwiseSpans)
    default: []
    }
  }
}

extension UnaryTest {
  /// What it compares with.
  fileprivate var operands: [Expression] {
    switch kind {
    case .comparison(_, let operand), .value(let operand): [operand]
    case .colour, .named: []
    }
  }
}

extension Cell {
  /// What its tests compare with.
  fileprivate var operands: [Expression] {
    if case .tests(let tests) = kind { tests.flatMap(\.operands) } else { [] }
  }
}
