import Expressions
import Values

/// Conditions and computations in words, as they are written in the protocol.
struct ExpressionWords {
  let names: ProtocolNames

  private var wording: any Wording { names.wording }

  /// A condition or a value in words.
  func words(_ expression: Expression) -> String {
    switch expression.kind {
    case .invalid, .subject, .none: return ""
    case .number(let number): return wording.number(number)
    case .string(let text): return wording.quoted(text)
    case .boolean(let value): return value ? wording.yes : wording.no
    case .date(let date): return wording.date(date)
    case .period(let period): return wording.duration(period.description)
    case .path(let path): return names.phrase(path)
    case .call(let name, let arguments): return call(name, arguments)
    case .last(let period):
      return wording.phrase(.last(wording.duration(period.description)))
    case .range(let range): return wording.between(words(range.low), words(range.high))
    case .list(let parts): return wording.list(parts.map(words), wording.or)
    case .orWorse(let verdict):
      return wording.phrase(.colourOrWorse(wording.plain(Colour(verdict))))
    case .choice(let condition, let then, let otherwise):
      return wording.phrase(
        .choice(words(condition), then: inner(then), otherwise: inner(otherwise))
      )
    case .otherwise(let left, let right):
      return wording.phrase(.otherwise(inner(left), words(right)))
    case .negated(let operand): return "−\(inner(operand))"
    case .arithmetic(let sign, let left, let right):
      return "\(inner(left)) \(Self.signs[sign] ?? sign.rawValue) \(inner(right))"
    default: return condition(expression)
    }
  }

  private static let signs: [ArithmeticOperator: String] = [
    .plus: "+", .minus: "−", .times: "×", .over: ":",
  ]

  private func condition(_ expression: Expression) -> String {
    switch expression.kind {
    case .not(let operand): return wording.phrase(.not(inner(operand)))
    case .comparison(let sign, let left, let right):
      return wording.phrase(.compared(side(left), sign, operand(right, of: left)))
    case .between(let value, let low, let high):
      return wording.phrase(.between(inner(value), inner(low), inner(high)))
    case .within(let value, let tests):
      return wording.phrase(.isOneOf(inner(value), self.tests(tests, of: value)))
    case .has(let value, let option):
      return wording.phrase(.has(inner(value), names.option(option, of: value.name)))
    case .all(let parts): return joined(parts, wording.and)
    case .any(let parts): return joined(parts, wording.or)
    case .test(let sign, let operand): return wording.limitOf(sign, inner(operand))
    default: return ""
    }
  }

  /// Conditions with the word between each two, so that nobody reads them as a list of the other.
  private func joined(_ parts: [Expression], _ word: String) -> String {
    parts.map(inner).joined(separator: ", \(word) ")
  }

  /// A part of another expression; conditions that are joined stand in parentheses.
  private func inner(_ expression: Expression) -> String {
    switch expression.kind {
    case .all, .any, .arithmetic, .choice: "(\(words(expression)))"
    default: words(expression)
    }
  }

  /// What a value is compared with; an option by its text.
  private func operand(_ expression: Expression, of value: Expression) -> String {
    if case .string(let option) = expression.kind { return names.option(option, of: value.name) }
    return side(expression)
  }

  /// A side of a comparison; arithmetic needs no parentheses there.
  private func side(_ expression: Expression) -> String {
    if case .arithmetic = expression.kind { return words(expression) }
    return inner(expression)
  }

  /// The tests of a cell or of `in`, any of which may hold.
  func tests(_ tests: [UnaryTest], of value: Expression) -> String {
    wording.list(tests.map { test($0, of: value) }, wording.or)
  }

  private func test(_ test: UnaryTest, of value: Expression) -> String {
    switch test.kind {
    case .comparison(let sign, let limit): wording.limitOf(sign, inner(limit))
    case .value(let operand): self.operand(operand, of: value)
    case .colour(let colour): wording.plain(colour)
    case .named(let name, let colour):
      wording.inColour(names.finding(name), wording.plain(colour))
    }
  }

  // MARK: Functions

  private func call(_ name: String, _ arguments: [Expression]) -> String {
    guard let first = arguments.first else { return name }
    let value = inner(first)
    let rest = arguments.dropFirst().first
    return switch name {
    case "previous": wording.phrase(.previous(value))
    case "baseline": wording.phrase(.baseline(value))
    case "latest": wording.phrase(.latest(value, rest.map(words) ?? "1"))
    case "worsening": wording.phrase(.worsening(value, sinceBaseline: rest != nil))
    case "mcid": wording.phrase(.importantChange(importantChange(first)))
    case "since": wording.phrase(.since(first.name.map(names.quoted) ?? value))
    case "until": wording.phrase(.until(first.name.map(names.quoted) ?? value))
    case "round": wording.phrase(.rounded(value))
    case "lookup": wording.phrase(.lookup(value))
    case "band": wording.phrase(.band(value))
    case "missing": wording.phrase(.missing(value))
    case "answered": wording.phrase(.answered(value))
    case "fired": wording.phrase(.fired(first.name.map(names.finding) ?? value))
    default: made(name, arguments) ?? several(name, arguments)
    }
  }

  /// A value made of the readings of a series; `nil` for any other function.
  private func made(_ name: String, _ arguments: [Expression]) -> String? {
    let parts = name.split(separator: ".").map(String.init)
    guard parts.count == 2, let function = SeriesCall.Function(rawValue: parts[1]),
      case .last(let stretch)? = arguments.last?.kind
    else { return nil }
    return wording.made(
      function,
      of: wording.quoted(parts[0]),
      test: arguments.count == 2 ? inner(arguments[0]) : nil,
      last: wording.duration(stretch.description)
    )
  }

  private func several(_ name: String, _ arguments: [Expression]) -> String {
    let first = arguments[0].name.map(names.quoted) ?? inner(arguments[0])
    let condition = arguments.dropFirst().first.map(inner)
    let list = wording.list(arguments.map(inner))
    return switch name {
    case "any": wording.phrase(.anyEntry(first, condition ?? ""))
    case "all": wording.phrase(.allEntries(first, condition ?? ""))
    case "count" where arguments[0].isColour: wording.phrase(.findings(words(arguments[0])))
    case "count": wording.phrase(.entries(first, that: condition))
    case "count_true":
      wording.phrase(
        .countTrue(wording.list(arguments.map { $0.name.map(names.quoted) ?? words($0) }))
      )
    case "sum": wording.phrase(.sum(list))
    case "mean": wording.phrase(.mean(list))
    case "min": wording.phrase(.least(list))
    case "max": wording.phrase(.greatest(list))
    default: "\(name)(\(list))"
    }
  }

  private func importantChange(_ expression: Expression) -> String? {
    expression.name.flatMap(names.value)?.minimalImportantChange.map(wording.number)
  }
}

extension Expression {
  /// The name it reads and does nothing else with, also of an earlier form; whose options are meant.
  var name: String? {
    switch kind {
    case .path(let path): path
    case .call("previous", let arguments), .call("baseline", let arguments),
      .call("latest", let arguments):
      arguments.first?.name
    default: nil
    }
  }

  fileprivate var isColour: Bool {
    switch kind {
    case .orWorse: true
    case .path(let path): Colour(path) != nil
    default: false
    }
  }
}

extension Wording {
  /// A colour inside a sentence: `yellow`, `not assessed`.
  func plain(_ colour: Colour) -> String { word(colour).lowercased() }

  /// A colour inside a sentence, with the sign that tells it apart.
  func marked(_ colour: Colour) -> String { "\(colour.symbol) \(plain(colour))" }
}
