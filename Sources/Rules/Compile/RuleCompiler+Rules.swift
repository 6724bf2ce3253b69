import Diagnostics
import Expressions
import Values

extension RuleCompiler {
  mutating func compileRules() {
    for (index, block) in file.rules.enumerated() {
      let outcome = thresholds.count + index
      let yellow = clause(.yellow, of: block)
      let red = clause(.red, of: block)
      if block.source == nil { report(.noSource(block.id.value, at: place(block.id.span))) }
      if block.isSafety {
        safetyIDs.append((block.id.value, block.id.span))
        checkSafety(block, [yellow?.condition, red?.condition].compactMap { $0 })
      }
      if compiler.outcomes[block.id.value] == nil { compiler.outcomes[block.id.value] = outcome }
      rules.append(
        Rule(
          id: block.id.value,
          yellow: yellow?.condition,
          red: red?.condition,
          isSafety: block.isSafety,
          source: block.source?.value ?? "",
          outcome: outcome,
          written: [yellow?.written, red?.written].compactMap { $0 }.joined(separator: "; "),
          place: place(block.span)
        )
      )
    }
  }

  private mutating func clause(
    _ colour: Verdict,
    of block: RuleBlock
  ) -> (condition: Condition, written: String)? {
    guard let clause = block.clauses.first(where: { $0.colour.value == colour }),
      let condition = compiler.condition(raising: clause.condition)
    else { return nil }
    return (condition, Self.oneLine(source[clause.condition.span]))
  }

  /// A condition on one line, as it is shown.
  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// A safety rule reads nothing that a clinician or a gap could take the edge off.
  private mutating func checkSafety(_ block: RuleBlock, _ conditions: [Condition]) {
    for clause in block.clauses {
      for span in clause.condition.otherwiseSpans {
        report(.safetyWithOtherwise(block.id.value, at: place(span)))
      }
    }
    var slots: Set<Int> = []
    for condition in conditions { slots.formUnion(compiler.program.reads(condition).slots) }
    for value in named where slots.contains(value.slot) {
      slots.formUnion(compiler.program.reads(value.computation).slots)
    }
    for limit in limits where slots.contains(limit.slot) {
      report(.safetyReadsLimit(block.id.value, limit.id, at: place(block.id.span)))
    }
    for slot in slots.sorted() where notNeeded.contains(slot) {
      let name = compiler.schema.values[slot].name
      report(.safetyReadsNotNeeded(block.id.value, name, at: place(block.id.span)))
    }
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
    case .within(let value, _): value.otherwiseSpans
    case .all(let parts), .any(let parts), .list(let parts): parts.flatMap(\.otherwiseSpans)
    case .choice(let condition, let then, let otherwise):
      [condition, then, otherwise].flatMap(\.otherwiseSpans)
    default: []
    }
  }
}
