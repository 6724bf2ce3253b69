import Diagnostics
import Values

/// Operands: arithmetic, literals, names, calls, ranges and lists.
extension ExpressionParser {
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
    let value = nested { $0.factor() }
    return Expression(.negated(value), minus.span.joined(value.span))
  }

  mutating func primary() -> Expression {
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
    let period = Period(count, parsed)
    guard period.isWithinReach else {
      fail(.tooLongPeriod(at: place(span)))
      return Expression(.invalid, span)
    }
    return Expression(.period(period), span)
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
    let value = nested { $0.operand() }
    return Expression(.test(comparison, value), token.span.joined(value.span))
  }

  private mutating func rangeOrList() -> Expression {
    let open = tokens[index]
    advance()
    let first = nested { $0.operand() }
    guard accept(.dots) != nil else { return list(open, first) }
    let high = nested { $0.operand() }
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
}
