import Diagnostics
import Expressions
import Rules
import Values

extension MutantMaker {
  mutating func change(_ row: ThresholdRow) {
    let owner = Owner(.threshold, row.id.value)
    for cell in [row.green, row.yellow, row.red] {
      for test in cell.tests { move(test, of: row.value, owner) }
    }
    drop(row, owner)
    if row.green.tests.isEmpty { swap(row, owner) } else { moveOptions(row, owner) }
    if let colour = Verdict(row.missing.value) {
      let edit = Mutant.Edit(span: row.missing.span, text: "grey")
      add(owner, .silence(colour), at: row.missing.span, edit)
    }
  }

  /// Takes away yellow, red, and all of it.
  private mutating func drop(_ row: ThresholdRow, _ owner: Owner) {
    let rest = row.green.tests.isEmpty ? nil : Mutant.Edit(span: row.green.span, text: "-")
    let cells = [(Verdict.yellow, row.yellow), (.red, row.red)].filter { !$0.1.tests.isEmpty }
    let edits = cells.map { Mutant.Edit(span: $0.1.span, text: "never") }
    for ((colour, cell), edit) in zip(cells, edits) {
      add(owner, .dropped(colour), at: cell.span, [edit] + [rest].compactMap { $0 })
    }
    if edits.count == 2 {
      add(owner, .dropped(nil), at: row.id.span, edits + [rest].compactMap { $0 })
    }
  }

  private mutating func swap(_ row: ThresholdRow, _ owner: Owner) {
    guard isWritten(row.yellow), isWritten(row.red), row.yellow.kind != row.red.kind else { return }
    add(
      owner,
      .swapped,
      at: row.yellow.span,
      Mutant.Edit(span: row.yellow.span, text: source[row.red.span]),
      Mutant.Edit(span: row.red.span, text: source[row.yellow.span])
    )
  }

  /// Gives each option the colours beside its own.
  private mutating func moveOptions(_ row: ThresholdRow, _ owner: Owner) {
    let cells = [(Verdict.green, row.green), (.yellow, row.yellow), (.red, row.red)]
    for (from, to) in [(0, 1), (1, 0), (1, 2), (2, 1)] {
      for test in cells[from].1.tests where isWritten(cells[to].1) {
        let left = cells[from].1.tests.filter { $0 != test }.map { source[$0.span] }
        let others = cells[to].1.tests.map { source[$0.span] }
        add(
          owner,
          .option(source[test.span], from: cells[from].0, to: cells[to].0),
          at: test.span,
          Mutant.Edit(
            span: cells[from].1.span,
            text: left.isEmpty ? "never" : left.joined(separator: ", ")
          ),
          Mutant.Edit(
            span: cells[to].1.span,
            text: (others + [source[test.span]]).joined(separator: ", ")
          )
        )
      }
    }
  }

  /// Whether a cell stands in the file, and not in a column that is left out.
  private func isWritten(_ cell: Cell) -> Bool {
    !cell.tests.isEmpty || source[cell.span] == "never"
  }
}

extension Cell {
  /// Its tests; none where it is `-` or `never`.
  var tests: [UnaryTest] { if case .tests(let tests) = kind { tests } else { [] } }
}

extension Verdict {
  /// The colour that silence has; `nil` where its bounds decide.
  init?(_ missing: MissingMeaning) {
    switch missing {
    case .yellow: self = .yellow
    case .red: self = .red
    case .grey, .notNeeded: return nil
    }
  }
}
