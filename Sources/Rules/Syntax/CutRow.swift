import Diagnostics
import Expressions

/// What stands between two pipes.
struct TableCell {
  let tokens: ArraySlice<Token>
  /// From the end of one pipe to the start of the next.
  let span: Span

  var isEmpty: Bool { tokens.isEmpty }

  /// The words as they stand, one space apart.
  var text: String { tokens.map(\.text).joined(separator: " ") }

  /// What holds the cell's tokens; the whole of an empty one.
  var contentSpan: Span {
    guard let first = tokens.first, let last = tokens.last else { return span }
    return first.span.joined(last.span)
  }

  /// Where something that is missing would stand.
  var end: Span {
    let end = tokens.last?.span.end ?? span.start
    return Span(end, end)
  }

  /// The cell as two, as if a pipe stood before a token.
  func split(before index: ArraySlice<Token>.Index) -> (TableCell, TableCell)? {
    guard index > tokens.startIndex, index < tokens.endIndex else { return nil }
    let middle = tokens[index - 1].span.end
    return (
      TableCell(tokens: tokens[..<index], span: Span(span.start, middle)),
      TableCell(tokens: tokens[index...], span: Span(middle, span.end))
    )
  }
}

/// A row cut at its pipes, as it is written.
struct CutRow {
  /// The cells, each between two pipes; the first may lack the pipe before it.
  private(set) var cells: [TableCell] = []
  /// What stands after the last pipe.
  private(set) var rest: TableCell?
  /// Whether it begins with a pipe.
  let opens: Bool
  /// The pipes; `pipes[i]` ends cell `i`.
  private(set) var pipes: [Token] = []
  let span: Span

  init(_ line: Line) {
    span = line.span
    let first = line.tokens.first
    opens = first.map(Self.isPipe) ?? false
    var start = opens ? line.tokens.startIndex + 1 : line.tokens.startIndex
    var from = opens ? first?.span.end ?? span.start : span.start
    for index in line.tokens.indices where index >= start && Self.isPipe(line.tokens[index]) {
      let pipe = line.tokens[index]
      cells.append(
        TableCell(tokens: line.tokens[start..<index], span: Span(from, pipe.span.start))
      )
      pipes.append(pipe)
      (start, from) = (index + 1, pipe.span.end)
    }
    if start < line.tokens.endIndex {
      rest = TableCell(tokens: line.tokens[start...], span: Span(from, span.end))
    }
  }

  private static func isPipe(_ token: Token) -> Bool {
    token.kind == .pipe || token.kind == .doublePipe
  }

  var hasPipe: Bool { opens || !pipes.isEmpty }

  /// How many cells there are, one that no pipe ends included.
  var count: Int { cells.count + (rest == nil ? 0 : 1) }

  /// The cells that a `||` follows.
  var doubled: [Int] { pipes.indices.filter { pipes[$0].kind == .doublePipe } }

  /// What stands after the last pipe becomes a cell too.
  mutating func closeRest() {
    if let rest { cells.append(rest) }
    rest = nil
  }

  /// The cells, with an empty one inside each `||` that follows a cell of `indices`.
  func cells(openingDoublesAfter indices: [Int]) -> [TableCell] {
    cells.indices.flatMap { index -> [TableCell] in
      guard indices.contains(index) else { return [cells[index]] }
      let middle = pipes[index].span.start + 1
      return [cells[index], TableCell(tokens: [], span: Span(middle, middle))]
    }
  }
}
