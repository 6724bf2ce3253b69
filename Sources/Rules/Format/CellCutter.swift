import Diagnostics
import Expressions

/// A piece of a line that stands under a piece of the line above.
struct WrittenCell {
  let text: String
  /// What ends it: a blank and a pipe, or nothing.
  var mark = ""
}

/// Cuts a section's lines into cells.
struct CellCutter {
  let spacing: TokenSpacing
  private let kind: SectionKind

  init(_ kind: SectionKind, _ source: SourceText) {
    self.kind = kind
    spacing = TokenSpacing(source)
  }

  /// The cells of a line.
  func cells(_ tokens: [Token]) -> [WrittenCell] {
    switch kind {
    case .header: cut(tokens, ["title", "review"].contains(tokens.first?.text) ? [2] : [1])
    case .texts: cut(tokens, [1])
    case .values: cut(tokens, [1] + worse(tokens))
    case .rule, .status: cut(tokens, tokens.dropFirst().first?.text == "when" ? [1] : [])
    case .followUp: cut(tokens, [])
    default: row(tokens)
    }
  }

  private func cut(_ tokens: [Token], _ places: [Int]) -> [WrittenCell] {
    let ends = places.filter { $0 < tokens.count } + [tokens.count]
    return zip([0] + ends, ends).map { WrittenCell(text: spacing.text(tokens[$0..<$1])) }
  }

  /// Where `worse higher` starts; `or worse` is part of what a value is.
  private func worse(_ tokens: [Token]) -> [Int] {
    let found = tokens.indices.dropFirst().last { index in
      tokens[index].kind == .word && tokens[index].text == "worse" && tokens[index - 1].text != "or"
    }
    return found.map { [$0] } ?? []
  }

  private func row(_ tokens: [Token]) -> [WrittenCell] {
    var cells: [WrittenCell] = []
    var start = isPipe(tokens.first) ? 1 : 0
    for (index, token) in tokens.enumerated() where index >= start && isPipe(token) {
      let mark = token.kind == .doublePipe ? " ||" : " |"
      cells.append(WrittenCell(text: spacing.text(tokens[start..<index]), mark: mark))
      start = index + 1
    }
    return cells
  }

  private func isPipe(_ token: Token?) -> Bool {
    token?.kind == .pipe || token?.kind == .doublePipe
  }
}
