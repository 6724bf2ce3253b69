import Expressions
import Rules
import Triage
import Values

/// A piece of a protocol in one sentence, for showing it before and after a change.
struct PartWords {
  let loaded: TriageProtocol
  let wording: any Wording

  private var names: ProtocolNames { ProtocolNames(loaded: loaded, wording: wording) }
  private var expressions: ExpressionWords { ExpressionWords(names: names) }
  private var rows: RowWords { RowWords(expressions: expressions, wish: loaded.wish) }

  /// The piece in words.
  func words(_ part: ProtocolPart) -> String {
    switch part {
    case .text(let text): text
    case .expression(let expression): self.expression(expression)
    case .missing(let meaning): wording.missingMeaning(meaning)
    case .limit(let row): limit(row)
    case .series(let row): SeriesWords(expressions: expressions).sentence(row)
    case .threshold(let row): ThresholdWords(row: row, expressions: expressions).sentence
    case .rule(let rule):
      rule.clauses.map { clause($0.colour.value, $0.condition) }.joined(separator: "; ")
    case .status(let line): clause(line.colour.value, line.condition)
    case .consultation(let row, let table):
      outcome(
        table.inputs,
        row.inputs,
        [wording.contact(row.contact.value)] + rows.action(row.role, row.deadline),
        row.free
      )
    case .action(let row, let table):
      outcome(
        table.inputs,
        row.inputs,
        openCounts: false,
        [names.finding(row.order.value)] + rows.action(row.role, row.deadline),
        row.free
      )
    case .plan(let line): wording.plan(line.kind) { names.phrase($0) }
    }
  }

  private func expression(_ expression: Expression) -> String {
    expression.kind == .none ? wording.notApplicable : expressions.words(expression)
  }

  private func limit(_ row: LimitRow) -> String {
    guard case .range(let range) = row.allowed.kind else { return row.id.value }
    return wording.ownLimit(
      wording.quoted(row.id.value),
      standard: row.defaultValue.kind == .none ? nil : expressions.words(row.defaultValue),
      from: expressions.words(range.low),
      to: expressions.words(range.high)
    )
  }

  private func clause(_ colour: Verdict, _ condition: Expression) -> String {
    "\(wording.colourWhen(wording.plain(Colour(colour)))) \(expressions.words(condition))"
  }

  /// A row of a table: when it holds, and what follows.
  private func outcome(
    _ columns: [InputColumn],
    _ cells: [Cell],
    openCounts: Bool = true,
    _ follows: [String],
    _ free: [Name?]
  ) -> String {
    var rows = rows
    rows.openCounts = openCounts
    let when = [rows.colours(columns, cells), rows.condition(columns, cells)].compactMap(\.self)
    let words = follows + free.compactMap { $0.map { names.finding($0.value) } }
    let said = words.filter { $0 != wording.description.nothing }.joined(separator: ", ")
    return (when.isEmpty ? wording.description.always : when.joined(separator: "; ")) + " → " + said
  }
}
