import Diagnostics
import Expressions

/// Tokens written on one line, with the blanks between them that every file has there.
struct TokenSpacing {
  private let source: SourceText

  init(_ source: SourceText) { self.source = source }

  /// The tokens as one text; each keeps every sign of its own.
  func text(_ tokens: some Collection<Token>) -> String {
    var text = ""
    var before: [Token] = []
    for token in tokens {
      if let last = before.last, isApart(token, from: last, after: before.dropLast().last) {
        text += " "
      }
      text += source[token.span]
      before = before.suffix(1) + [token]
    }
    return text
  }

  private func isApart(_ token: Token, from last: Token, after before: Token?) -> Bool {
    switch (last.kind, token.kind) {
    case (.dot, _), (_, .dot), (.dots, _), (_, .dots): false
    case (.leftParenthesis, _), (.leftBracket, _): false
    case (_, .rightParenthesis), (_, .rightBracket), (_, .comma): false
    case (.word, .leftParenthesis): Self.words.contains(last.text)
    case (.minus, _): isOperand(before)
    default: true
    }
  }

  /// Whether a `-` after this takes something away; else it makes a number negative.
  private func isOperand(_ token: Token?) -> Bool {
    guard let token else { return false }
    switch token.kind {
    case .word: return !Self.prefixes.contains(token.text)
    case .number, .version, .date, .string, .rightParenthesis, .rightBracket: return true
    default: return false
    }
  }

  /// Words before which an operand ends or has not begun.
  private static let prefixes: Set<String> = [
    "and", "or", "not", "in", "between", "if", "then", "else", "otherwise", "when", "last",
  ]

  /// Words that are no function's name: a parenthesis after them stands apart.
  private static let words = reservedWords.union(prefixes)
}
