import Diagnostics
import Values

/// Input cells of a table.
extension ExpressionParser {
  /// Reads all tokens as one input cell.
  public mutating func cell() -> Cell {
    let span = remainingSpan
    if accept(.minus, ifLast: true) != nil { return Cell(.any, span) }
    if atWord("never") {
      advance()
      expectEnd()
      return Cell(.never, span)
    }
    if let fault = testsInWords {
      fail(fault)
      return Cell(.invalid, span)
    }
    let tests = self.tests()
    expectEnd()
    return Cell(diagnostics.isEmpty ? .tests(tests) : .invalid, span)
  }

  /// What is told of tests that a word joins, as in `<= 89 or >= 180` and `>= 4 and < 7`.
  private var testsInWords: Diagnostic? {
    if let (pieces, word) = pieces(joinedBy: ["or", "eller"]), pieces.allSatisfy(Self.isTest) {
      return .testsJoined(
        by: word.text,
        tests: pieces.map(written).joined(separator: ", "),
        all: place(remainingSpan),
        at: place(word.span)
      )
    }
    if let (pieces, word) = pieces(joinedBy: ["and", "og"]), let range = Self.range(pieces) {
      return .rangeInWords(word.text, range: range, at: place(word.span))
    }
    return nil
  }

  /// The tokens between some words that stand outside all brackets, and the first of these words.
  private func pieces(joinedBy words: Set<String>) -> (pieces: [ArraySlice<Token>], word: Token)? {
    var pieces: [ArraySlice<Token>] = []
    var (start, nesting) = (index, 0)
    var first: Token?
    for (position, token) in zip(tokens.indices, tokens) where position >= index {
      switch token.kind {
      case .leftParenthesis, .leftBracket: nesting += 1
      case .rightParenthesis, .rightBracket: nesting -= 1
      case .word where nesting == 0 && words.contains(token.text):
        pieces.append(tokens[start..<position])
        start = position + 1
        first = first ?? token
      default: break
      }
    }
    return first.map { (pieces + [tokens[start...]], $0) }
  }

  private func written(_ piece: ArraySlice<Token>) -> String {
    guard let first = piece.first, let last = piece.last else { return "" }
    return source[first.span.joined(last.span)]
  }

  /// Whether tokens can be nothing but a test: a comparison, a range, a literal or a colour.
  private static func isTest(_ piece: ArraySlice<Token>) -> Bool {
    guard let first = piece.first, let last = piece.last else { return false }
    if ComparisonOperator(first.kind) != nil { return piece.count > 1 }
    switch first.kind {
    case .number, .string, .date: return piece.count == 1
    case .word: return piece.count == 1 && literalWords.contains(first.text)
    case .leftBracket: return last.kind == .rightBracket || last.kind == .rightParenthesis
    default: return false
    }
  }

  private static let literalWords: Set<String> = [
    "true", "false", "green", "yellow", "red", "grey",
  ]

  /// The range of two comparisons with numbers that bound it from either side.
  private static func range(_ pieces: [ArraySlice<Token>]) -> String? {
    let ends = pieces.compactMap { piece -> (kind: Token.Kind, number: String)? in
      guard piece.count == 2, let first = piece.first, let last = piece.last, last.kind == .number
      else { return nil }
      return (first.kind, last.text)
    }
    guard pieces.count == 2, ends.count == 2,
      let low = ends.first(where: { $0.kind == .greater || $0.kind == .greaterOrEqual }),
      let high = ends.first(where: { $0.kind == .less || $0.kind == .lessOrEqual })
    else { return nil }
    return (low.kind == .greater ? "(" : "[") + low.number + ".." + high.number
      + (high.kind == .less ? ")" : "]")
  }
}
