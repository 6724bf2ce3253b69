public import Diagnostics
public import Values

/// Reads expressions and cells from tokens, by recursive descent.
///
/// One fault gives one diagnostic: what cannot be read becomes `.invalid`, which no later stage
/// complains of again.
public struct ExpressionParser {
  let source: SourceText
  private let tokens: ArraySlice<Token>
  private var index: Int
  private let endSpan: Span
  /// The faults found so far.
  public private(set) var diagnostics: [Diagnostic] = []
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

  /// Reads all tokens as one input cell.
  public mutating func cell() -> Cell {
    let span = remainingSpan
    if accept(.minus, ifLast: true) != nil { return Cell(.any, span) }
    if atWord("never") {
      advance()
      expectEnd()
      return Cell(.never, span)
    }
    let tests = self.tests()
    expectEnd()
    return Cell(diagnostics.isEmpty ? .tests(tests) : .invalid, span)
  }

  // MARK: Conditions

  mutating func expression() -> Expression {
    guard depth < Self.depthLimit else {
      fail(.nestedTooDeeply(at: place(currentSpan)))
      return Expression(.invalid, currentSpan)
    }
    depth += 1
    defer { depth -= 1 }
    return atWord("if") ? choice() : disjunction()
  }

  private mutating func choice() -> Expression {
    let start = advance()
    let condition = expression()
    expectWord("then")
    let then = expression()
    expectWord("else")
    let otherwise = expression()
    return Expression(
      .choice(condition: condition, then: then, otherwise: otherwise),
      start.joined(otherwise.span)
    )
  }

  private mutating func disjunction() -> Expression {
    var parts = [conjunction()]
    while atWord("or") {
      advance()
      parts.append(conjunction())
    }
    guard parts.count > 1 else { return parts[0] }
    for part in parts {
      if case .all = part.kind, !isParenthesised(part) {
        fail(.mixedAndOr(at: place(part.span)))
      }
    }
    return Expression(.any(parts), parts[0].span.joined(parts[parts.count - 1].span))
  }

  private func isParenthesised(_ part: Expression) -> Bool {
    source.bytes[part.span.start] == UInt8(ascii: "(")
      && source.bytes[part.span.end - 1] == UInt8(ascii: ")")
      && parenthesised.contains(part.span)
  }

  private var parenthesised: Set<Span> = []

  private mutating func conjunction() -> Expression {
    var parts = [negation()]
    while atWord("and") {
      advance()
      parts.append(negation())
    }
    guard parts.count > 1 else { return parts[0] }
    for part in parts {
      if case .any = part.kind, !isParenthesised(part) { fail(.mixedAndOr(at: place(part.span))) }
    }
    return Expression(.all(parts), parts[0].span.joined(parts[parts.count - 1].span))
  }

  private mutating func negation() -> Expression {
    guard atWord("not") else { return comparison() }
    let start = advance()
    guard depth < Self.depthLimit else {
      fail(.nestedTooDeeply(at: place(start)))
      return Expression(.invalid, start)
    }
    depth += 1
    defer { depth -= 1 }
    let operand = negation()
    return Expression(.not(operand), start.joined(operand.span))
  }

  private mutating func comparison() -> Expression {
    let left = operand()
    if let token = current, let comparison = ComparisonOperator(token.kind) {
      advance()
      let right = operand()
      let whole = Expression(.comparison(comparison, left, right), left.span.joined(right.span))
      if let next = current, ComparisonOperator(next.kind) != nil {
        fail(.chainedComparison(at: place(next.span)))
      }
      return whole
    }
    switch current?.kind == .word ? current?.text : nil {
    case "between": return between(left)
    case "in": return within(left)
    case "has": return has(left)
    default: return left
    }
  }

  private mutating func between(_ left: Expression) -> Expression {
    advance()
    let low = operand()
    expectWord("and")
    let high = operand()
    return Expression(.between(left, low: low, high: high), left.span.joined(high.span))
  }

  private mutating func within(_ left: Expression) -> Expression {
    advance()
    let start = currentSpan
    let isRange = isOpenRange
    if !isRange, accept(.leftParenthesis) != nil {
      let tests = self.tests()
      let end = expect(.rightParenthesis, "`)`")
      return Expression(.within(left, tests), left.span.joined(end))
    }
    let value = primary()
    return Expression(
      .within(left, [UnaryTest(kind: .value(value), span: start.joined(value.span))]),
      left.span.joined(value.span)
    )
  }

  /// Whether a parenthesis opens a range such as `(0..10]`.
  private var isOpenRange: Bool {
    guard current?.kind == .leftParenthesis else { return false }
    var nesting = 0
    for token in tokens[index...] {
      switch token.kind {
      case .leftParenthesis, .leftBracket: nesting += 1
      case .rightParenthesis, .rightBracket: nesting -= 1
      case .dots where nesting == 1: return true
      default: break
      }
      if nesting == 0 { return false }
    }
    return false
  }

  private mutating func has(_ left: Expression) -> Expression {
    advance()
    guard let option = accept(.string) else {
      fail(.expected("an option in quotes", found: current, at: place(currentSpan)))
      return Expression(.invalid, currentSpan)
    }
    return Expression(.has(left, option: option.text), left.span.joined(option.span))
  }

  private mutating func tests() -> [UnaryTest] {
    var tests = [test()]
    while accept(.comma) != nil { tests.append(test()) }
    return tests
  }

  private mutating func test() -> UnaryTest {
    let start = currentSpan
    if let token = current, let comparison = ComparisonOperator(token.kind) {
      advance()
      let operand = self.operand()
      return UnaryTest(kind: .comparison(comparison, operand), span: start.joined(operand.span))
    }
    if let colour = current.flatMap({ $0.kind == .word ? Colour($0.text) : nil }) {
      advance()
      return UnaryTest(kind: .colour(colour), span: start)
    }
    if let name = current, name.kind == .word, let next = peek(1), next.kind == .word,
      let colour = Colour(next.text)
    {
      advance()
      let end = advance()
      return UnaryTest(kind: .named(name.text, colour), span: start.joined(end))
    }
    let value = expression()
    return UnaryTest(kind: .value(value), span: start.joined(value.span))
  }

  // MARK: Operands

  mutating func operand() -> Expression {
    let value = sum()
    guard atWord("otherwise") else { return value }
    advance()
    let other = sum()
    return Expression(.otherwise(value, other), value.span.joined(other.span))
  }

  private mutating func sum() -> Expression {
    var value = term()
    while let token = current, token.kind == .plus || token.kind == .minus {
      advance()
      let right = term()
      value = Expression(
        .arithmetic(token.kind == .plus ? .plus : .minus, value, right),
        value.span.joined(right.span)
      )
    }
    return value
  }

  private mutating func term() -> Expression {
    var value = factor()
    while let token = current, token.kind == .star || token.kind == .slash {
      advance()
      let right = factor()
      value = Expression(
        .arithmetic(token.kind == .star ? .times : .over, value, right),
        value.span.joined(right.span)
      )
    }
    return value
  }

  private mutating func factor() -> Expression {
    guard let minus = accept(.minus) else { return primary() }
    guard depth < Self.depthLimit else {
      fail(.nestedTooDeeply(at: place(minus.span)))
      return Expression(.invalid, minus.span)
    }
    depth += 1
    defer { depth -= 1 }
    let value = factor()
    return Expression(.negated(value), minus.span.joined(value.span))
  }

  private mutating func primary() -> Expression {
    guard let token = current else { return missing("a value") }
    switch token.kind {
    case .number: return numberOrPeriod()
    case .string:
      advance()
      return Expression(.string(token.text), token.span)
    case .date: return date()
    case .word: return word()
    case .leftBracket: return rangeOrList()
    case .leftParenthesis: return isOpenRange ? rangeOrList() : parentheses()
    case .invalid:
      advance()
      return Expression(.invalid, token.span)
    default: return missing("a value")
    }
  }

  private mutating func numberOrPeriod() -> Expression {
    let token = tokens[index]
    advance()
    let number: Number
    do throws(Number.TextFault) {
      number = try Number(parsing: token.text)
    } catch {
      fail(.invalidNumber(token.text, error, at: place(token.span)))
      return Expression(.invalid, token.span)
    }
    guard let unit = current, unit.kind == .word, let parsed = Period.Unit(word: unit.text) else {
      return Expression(.number(number), token.span)
    }
    advance()
    let span = token.span.joined(unit.span)
    guard let count = number.whole else {
      fail(.fractionalPeriod(at: place(span)))
      return Expression(.invalid, span)
    }
    return Expression(.period(Period(count, parsed)), span)
  }

  private mutating func date() -> Expression {
    let token = tokens[index]
    advance()
    guard let date = CivilDate(token.text) else {
      fail(.invalidDate(token.text, at: place(token.span)))
      return Expression(.invalid, token.span)
    }
    return Expression(.date(date), token.span)
  }

  private mutating func word() -> Expression {
    let token = tokens[index]
    switch token.text {
    case "true", "false":
      advance()
      return Expression(.boolean(token.text == "true"), token.span)
    case "none":
      advance()
      return Expression(.none, token.span)
    case "last": return last()
    case _ where reservedWords.contains(token.text):
      return colourOrWorse() ?? missing("a value")
    default: return path()
    }
  }

  private mutating func last() -> Expression {
    let start = advance()
    let period = current?.kind == .number ? numberOrPeriod() : missing("a period such as `14 days`")
    guard case .period(let length) = period.kind else { return Expression(.invalid, start) }
    return Expression(.last(length), start.joined(period.span))
  }

  private mutating func colourOrWorse() -> Expression? {
    guard let verdict = current.flatMap({ Colour($0.text)?.verdict }), peek(1)?.text == "or",
      peek(2)?.text == "worse"
    else { return nil }
    let start = advance()
    advance()
    return Expression(.orWorse(verdict), start.joined(advance()))
  }

  private mutating func path() -> Expression {
    var name = tokens[index].text
    var span = advance()
    while current?.kind == .dot, let part = peek(1), part.kind == .word {
      advance()
      name += "." + part.text
      span = span.joined(advance())
    }
    guard accept(.leftParenthesis) != nil else { return Expression(.path(name), span) }
    var arguments: [Expression] = []
    if current?.kind != .rightParenthesis {
      repeat { arguments.append(argument()) } while accept(.comma) != nil
    }
    let end = expect(.rightParenthesis, "`)`")
    return Expression(.call(name: name, arguments: arguments), span.joined(end))
  }

  private mutating func argument() -> Expression {
    guard let token = current, let comparison = ComparisonOperator(token.kind) else {
      return expression()
    }
    advance()
    let value = operand()
    return Expression(.test(comparison, value), token.span.joined(value.span))
  }

  private mutating func rangeOrList() -> Expression {
    let open = tokens[index]
    advance()
    let first = operand()
    guard accept(.dots) != nil else { return list(open, first) }
    let high = operand()
    let closing = current?.kind == .rightParenthesis
    let end =
      closing ? advance() : expect(.rightBracket, "`]` or `)`")
    let range = ValueRange(
      low: first,
      high: high,
      includesLow: open.kind == .leftBracket,
      includesHigh: !closing
    )
    return Expression(.range(range), open.span.joined(end))
  }

  private mutating func list(_ open: Token, _ first: Expression) -> Expression {
    var elements = [first]
    while accept(.comma) != nil { elements.append(expression()) }
    let end = expect(.rightBracket, "`]`")
    return Expression(.list(elements), open.span.joined(end))
  }

  private mutating func parentheses() -> Expression {
    let start = advance()
    let inner = expression()
    let end = expect(.rightParenthesis, "`)`")
    let span = start.joined(end)
    parenthesised.insert(span)
    return Expression(inner.kind, span)
  }

  // MARK: Tokens

  private var current: Token? { index < tokens.endIndex ? tokens[index] : nil }

  private var currentSpan: Span { current?.span ?? endSpan }

  private var remainingSpan: Span {
    guard let first = current, let last = tokens.last else { return endSpan }
    return first.span.joined(last.span)
  }

  private func peek(_ ahead: Int) -> Token? {
    index + ahead < tokens.endIndex ? tokens[index + ahead] : nil
  }

  private func place(_ span: Span) -> Place { source.place(span) }

  private func atWord(_ word: String) -> Bool { current?.kind == .word && current?.text == word }

  @discardableResult
  private mutating func advance() -> Span {
    let span = currentSpan
    if index < tokens.endIndex { index += 1 }
    return span
  }

  private mutating func accept(_ kind: Token.Kind, ifLast: Bool = false) -> Token? {
    guard let token = current, token.kind == kind, !ifLast || index + 1 == tokens.endIndex else {
      return nil
    }
    advance()
    return token
  }

  private mutating func expect(_ kind: Token.Kind, _ what: String) -> Span {
    if let token = accept(kind) { return token.span }
    fail(.expected(what, found: current, at: place(currentSpan)))
    return currentSpan
  }

  private mutating func expectWord(_ word: String) {
    if atWord(word) {
      advance()
    } else {
      fail(.expected("`\(word)`", found: current, at: place(currentSpan)))
    }
  }

  private mutating func expectEnd() {
    if let token = current {
      fail(.expected("nothing more", found: token, at: place(token.span)))
      index = tokens.endIndex
    }
  }

  private mutating func missing(_ what: String) -> Expression {
    fail(.expected(what, found: current, at: place(currentSpan)))
    return Expression(.invalid, currentSpan)
  }

  /// Keeps the first fault only: what follows a fault is seldom another.
  private mutating func fail(_ diagnostic: Diagnostic) {
    if diagnostics.isEmpty { diagnostics.append(diagnostic) }
  }
}

extension Period.Unit {
  /// The unit of a word in singular or plural.
  public init?(word: String) {
    self.init(rawValue: word.hasSuffix("s") ? String(word.dropLast()) : word)
  }
}
