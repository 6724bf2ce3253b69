public import Diagnostics

/// The smallest piece of an expression or a rule file.
public struct Token: Sendable, Hashable {
  /// What a token is.
  public enum Kind: Sendable, Hashable {
    case word, number, version, date, string
    case pipe, doublePipe, leftParenthesis, rightParenthesis, leftBracket, rightBracket
    case comma, dot, dots, plus, minus, star, slash
    case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
    /// The end of a line that holds anything.
    case newline
    /// Bytes that are no token; a diagnostic says why.
    case invalid
  }

  /// What it is.
  public let kind: Kind
  /// Where it stands.
  public let span: Span
  /// As it is written; a string without its quotes, its escapes resolved.
  public let text: String
  /// Whether it begins in the first column of its line.
  public let startsSection: Bool

  init(_ kind: Kind, _ span: Span, _ text: String, startsSection: Bool = false) {
    self.kind = kind
    self.span = span
    self.text = text
    self.startsSection = startsSection
  }
}

/// Words that cannot name anything.
public let reservedWords: Set<String> = [
  "green", "yellow", "red", "grey", "and", "or", "not", "in", "between", "if", "then", "else",
  "otherwise", "true", "false", "none", "never", "last",
  "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months",
  "year", "years",
]

extension String {
  /// The reserved word that this is but for its capitals.
  var reservedWord: String? {
    let word = lowercased()
    return reservedWords.contains(word) ? word : nil
  }
}
