import Expressions
import Values

/// Expressions in one canonical text, so that layout and superfluous parentheses count for nothing.
extension Expression {
  /// As an author could write it.
  var written: String { text(sorted: false) }

  /// The same for every order of what `and`, `or`, `in`, `+` and `*` join.
  var meaning: String { text(sorted: true) }

  private func text(sorted: Bool) -> String {
    func inner(_ expression: Expression) -> String {
      let text = expression.text(sorted: sorted)
      return expression.isSimple ? text : "(\(text))"
    }
    func joined(_ parts: [Expression], _ word: String) -> String {
      let texts = parts.map(inner)
      return (sorted ? texts.sorted() : texts).joined(separator: word)
    }
    switch kind {
    case .invalid, .subject: return ""
    case .number(let number): return number.description
    case .string(let text): return text.inQuotes
    case .boolean(let value): return value ? "true" : "false"
    case .date(let date): return date.description
    case .period(let period): return period.description
    case .none: return "none"
    case .path(let path): return path
    case .call(let name, let arguments):
      return "\(name)(\(arguments.map { $0.text(sorted: sorted) }.joined(separator: ", ")))"
    case .last(let period): return "last \(period)"
    case .range(let range):
      return (range.includesLow ? "[" : "(") + range.low.text(sorted: sorted) + ".."
        + range.high.text(sorted: sorted) + (range.includesHigh ? "]" : ")")
    case .list(let parts):
      return "[\(parts.map { $0.text(sorted: sorted) }.joined(separator: ", "))]"
    case .negated(let operand): return "-\(inner(operand))"
    case .not(let operand): return "not \(inner(operand))"
    case .arithmetic(let sign, let left, let right):
      let isCommutative = sign == .plus || sign == .times
      if sorted, isCommutative { return joined([left, right], " \(sign.rawValue) ") }
      return "\(inner(left)) \(sign.rawValue) \(inner(right))"
    case .comparison(let sign, let left, let right):
      return "\(inner(left)) \(sign.rawValue) \(inner(right))"
    case .between(let value, let low, let high):
      return "\(inner(value)) between \(inner(low)) and \(inner(high))"
    case .within(let value, let tests): return "\(inner(value)) in (\(tests.text(sorted: sorted)))"
    case .has(let value, let option): return "\(inner(value)) has \(option.inQuotes)"
    case .all(let parts): return joined(parts, " and ")
    case .any(let parts): return joined(parts, " or ")
    case .choice(let condition, let then, let otherwise):
      return "if \(inner(condition)) then \(inner(then)) else \(inner(otherwise))"
    case .otherwise(let left, let right): return "\(inner(left)) otherwise \(inner(right))"
    case .orWorse(let verdict): return "\(verdict) or worse"
    case .test(let sign, let operand): return "\(sign.rawValue) \(inner(operand))"
    }
  }

  /// The number it is, or its negative; `nil` where it is computed.
  var constant: Number? {
    switch kind {
    case .number(let number): number
    case .negated(let operand): operand.constant?.negated
    default: nil
    }
  }

  /// Whether it needs no parentheses inside another.
  private var isSimple: Bool {
    switch kind {
    case .negated, .not, .arithmetic, .comparison, .between, .within, .has, .all, .any, .choice,
      .otherwise, .orWorse, .test:
      false
    default: true
    }
  }
}

extension UnaryTest {
  /// The same for every order of what it joins.
  var meaning: String { text(sorted: true) }

  fileprivate func text(sorted: Bool) -> String {
    switch kind {
    case .comparison(let sign, let operand):
      "\(sign.rawValue) \(sorted ? operand.meaning : operand.written)"
    case .value(let operand): sorted ? operand.meaning : operand.written
    case .colour(let colour): colour.description
    case .named(let name, let colour): "\(name) \(colour)"
    }
  }
}

extension [UnaryTest] {
  fileprivate func text(sorted: Bool) -> String {
    let texts = map { $0.text(sorted: sorted) }
    return (sorted ? texts.sorted() : texts).joined(separator: ", ")
  }
}

extension Cell {
  /// As an author could write it.
  var written: String { text(sorted: false) }

  /// The same for every order of its tests.
  var meaning: String { text(sorted: true) }

  private func text(sorted: Bool) -> String {
    switch kind {
    case .any: "-"
    case .never: "never"
    case .tests(let tests): tests.text(sorted: sorted)
    case .invalid: ""
    }
  }
}

extension String {
  /// As a string of a protocol.
  var inQuotes: String {
    "\"" + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
