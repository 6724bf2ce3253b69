package import Expressions

/// An expression with every grouping shown, in the order operator, operands.
package func shape(_ expression: Expression) -> String {
  switch expression.kind {
  case .invalid: "invalid"
  case .number(let number): "\(number)"
  case .string(let text): "'\(text)'"
  case .boolean(let value): "\(value)"
  case .date(let date): "\(date)"
  case .period(let period): "\(period)"
  case .none, .subject: "none"
  case .path(let name): name
  case .call(let name, let arguments): "\(name)(\(shapes(arguments)))"
  case .last(let period): "last(\(period))"
  case .range(let range):
    "\(range.includesLow ? "[" : "(")\(shape(range.low))..\(shape(range.high))"
      + (range.includesHigh ? "]" : ")")
  case .list(let elements): "[\(shapes(elements))]"
  case .negated(let value): "(- \(shape(value)))"
  case .not(let value): "(not \(shape(value)))"
  case .arithmetic(let sign, let left, let right):
    "(\(sign.rawValue) \(shape(left)) \(shape(right)))"
  case .comparison(let sign, let left, let right):
    "(\(sign.rawValue) \(shape(left)) \(shape(right)))"
  case .between(let value, let low, let high):
    "(between \(shape(value)) \(shape(low)) \(shape(high)))"
  case .within(let value, let tests): "(in \(shape(value)) \(shapes(tests)))"
  case .has(let value, let option): "(has \(shape(value)) '\(option)')"
  case .all(let parts): "(and \(shapes(parts)))"
  case .any(let parts): "(or \(shapes(parts)))"
  case .choice(let condition, let then, let otherwise):
    "(if \(shape(condition)) \(shape(then)) \(shape(otherwise)))"
  case .otherwise(let value, let other): "(otherwise \(shape(value)) \(shape(other)))"
  case .orWorse(let verdict): "\(verdict)+"
  case .test(let sign, let value): "(\(sign.rawValue) \(shape(value)))"
  }
}

/// A cell in the same manner.
package func shape(_ cell: Cell) -> String {
  switch cell.kind {
  case .any: "-"
  case .never: "never"
  case .tests(let tests): shapes(tests)
  case .invalid: "invalid"
  }
}

private func shapes(_ expressions: [Expression]) -> String {
  expressions.map(shape).joined(separator: ", ")
}

private func shapes(_ tests: [UnaryTest]) -> String {
  tests.map { test in
    switch test.kind {
    case .comparison(let sign, let value): "(\(sign.rawValue) \(shape(value)))"
    case .value(let value): shape(value)
    case .colour(let colour): "\(colour)"
    case .named(let name, let colour): "\(name)/\(colour)"
    }
  }.joined(separator: ", ")
}
