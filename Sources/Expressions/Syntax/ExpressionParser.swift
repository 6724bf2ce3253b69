public import Diagnostics
public import Values

/// Reads expressions and cells from tokens, by recursive descent.
///
/// One fault gives one diagnostic: what cannot be read becomes `.invalid`, which no later stage
/// complains of again.
public struct ExpressionParser {
  let source: SourceText
  let tokens: ArraySlice<Token>
  var index: Int
  private let endSpan: Span
  /// The faults found so far.
  public private(set) var diagnostics: [Diagnostic] = []
  /// What stands in parentheses, whose `and` and `or` are not mixed with those outside.
  var parenthesised: Set<Span> = []
  private var depth = 0
  private static let depthLimit = 64

  /// Reads from tokens of one file.
  public init(_ tokens: ArraySlice<Token>, of source: SourceText) {
    self.source = source
    let end = tokens.lastIndex { $0.kind != .newline }.map { $0 + 1 } ?? tokens.startIndex
    self.tokens = tokens[tokens.startIndex..<end]
    index = tokens.startIndex
    let last = self.tokens.last?.span.end ?? tokens.first?.span.start ?? source.bytes.count
    endSpan = Span(last, last)
  }

  /// Reads a whole text as one expression.
  ///
  /// - Parameters:
  ///   - source: the file it stands in.
  ///   - span: where in the file; `nil` is all of it.
  /// - Returns: the expression, and its faults.
  public static func expression(
    in source: SourceText,
    at span: Span? = nil
  ) -> (Expression, [Diagnostic]) {
    let (tokens, faults) = Lexer.tokens(of: source, in: span)
    var parser = ExpressionParser(tokens[...], of: source)
    let expression = parser.wholeExpression()
    return (expression, faults.isEmpty ? parser.diagnostics : faults)
  }

  /// Reads all tokens as one expression.
  public mutating func wholeExpression() -> Expression {
    let expression = self.expression()
    expectEnd()
    return expression
  }
}

// MARK: Tokens

extension ExpressionParser {
  var current: Token? { index < tokens.endIndex ? tokens[index] : nil }

  var currentSpan: Span { current?.span ?? endSpan }

  var remainingSpan: Span {
    guard let first = current, let last = tokens.last else { return endSpan }
    return first.span.joined(last.span)
  }

  func peek(_ ahead: Int) -> Token? {
    index + ahead < tokens.endIndex ? tokens[index + ahead] : nil
  }

  func place(_ span: Span) -> Place { source.place(span) }

  func atWord(_ word: String) -> Bool { current?.kind == .word && current?.text == word }

  @discardableResult
  mutating func advance() -> Span {
    let span = currentSpan
    if index < tokens.endIndex { index += 1 }
    return span
  }

  mutating func accept(_ kind: Token.Kind, ifLast: Bool = false) -> Token? {
    guard let token = current, token.kind == kind, !ifLast || index + 1 == tokens.endIndex else {
      return nil
    }
    advance()
    return token
  }

  mutating func expect(_ kind: Token.Kind, _ what: String) -> Span {
    if let token = accept(kind) { return token.span }
    fail(.expected(what, found: current, at: place(currentSpan)))
    return currentSpan
  }

  mutating func expectWord(_ word: String) {
    if atWord(word) {
      advance()
    } else {
      fail(.expected("`\(word)`", found: current, at: place(currentSpan)))
    }
  }

  mutating func expectEnd() {
    if let token = current {
      fail(.expected("nothing more", found: token, at: place(token.span)))
      index = tokens.endIndex
    }
  }

  mutating func missing(_ what: String) -> Expression {
    fail(.expected(what, found: current, at: place(currentSpan)))
    return Expression(.invalid, currentSpan)
  }

  /// Reads one level deeper, so that no text can exhaust the stack.
  mutating func nested(_ read: (inout Self) -> Expression) -> Expression {
    guard depth < Self.depthLimit else {
      fail(.nestedTooDeeply(at: place(currentSpan)))
      return Expression(.invalid, currentSpan)
    }
    depth += 1
    defer { depth -= 1 }
    return read(&self)
  }

  /// Keeps the first fault only: what follows a fault is seldom another.
  mutating func fail(_ diagnostic: Diagnostic) {
    if diagnostics.isEmpty { diagnostics.append(diagnostic) }
  }
}

extension Period.Unit {
  /// The unit of a word in singular or plural.
  public init?(word: String) {
    self.init(rawValue: word.hasSuffix("s") ? String(word.dropLast()) : word)
  }
}
