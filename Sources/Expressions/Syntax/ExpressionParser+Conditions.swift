import Diagnostics
import Values

/// Conditions: `if`, `or`, `and`, `not`, comparisons and the tests of a cell.
extension ExpressionParser {
  mutating func expression() -> Expression {
    nested { $0.atWord("if") ? $0.choice() : $0.disjunction() }
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
    let operand = nested { $0.negation() }
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
  var isOpenRange: Bool {
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

  mutating func tests() -> [UnaryTest] {
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
}
