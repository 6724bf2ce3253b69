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
        checkSafety(block, [yellow, red].compactMap { $0?.condition })
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
}
