import Expressions
import Values

/// Reads the literal part of FEEL's unary tests; everything else is refused whole.
struct FEELReader {
  private var rest: Substring

  /// The tests of an input entry; `nil` where one is not literal.
  ///
  /// An empty entry is `-`, as modellers write it.
  static func tests(_ text: String) -> CellTests? {
    var reader = FEELReader(text)
    if reader.accept("-"), reader.isAtEnd { return .any }
    reader = FEELReader(text)
    if reader.isAtEnd { return .any }
    if let excluded = excluded(text) { return .tests([.comparison(.notEqual, excluded)]) }
    var tests: [CellTest] = []
    repeat {
      guard let test = reader.test() else { return nil }
      tests.append(test)
    } while reader.accept(",")
    return reader.isAtEnd ? .tests(tests) : nil
  }

  /// The value of an output entry: a text, or nothing for `null`.
  static func output(_ text: String) -> Output? {
    var reader = FEELReader(text)
    if reader.accept(word: "null") { return reader.isAtEnd ? Output(text: nil) : nil }
    guard let text = reader.string(), reader.isAtEnd else { return nil }
    return Output(text: text)
  }

  /// What an output entry gives.
  struct Output: Hashable {
    let text: String?
  }

  /// The texts of a list such as `"red", "green"`; `nil` where it is something else.
  static func texts(_ text: String) -> [String]? {
    var reader = FEELReader(text)
    var texts: [String] = []
    repeat {
      guard let text = reader.string() else { return nil }
      texts.append(text)
    } while reader.accept(",")
    return reader.isAtEnd ? texts : nil
  }

  private static func excluded(_ text: String) -> Literal? {
    var reader = FEELReader(text)
    guard reader.accept(word: "not"), reader.accept("("), let literal = reader.literal(),
      reader.accept(")"), reader.isAtEnd
    else { return nil }
    return literal
  }

  private init(_ text: String) { rest = text[...] }

  // MARK: Tests

  private mutating func test() -> CellTest? {
    if let sign = comparison() { return literal().map { .comparison(sign, $0) } }
    if accept(word: "null") { return .missing }
    if accept(word: "list") { return held() }
    if accept("?") {
      guard accept("!=") else { return nil }
      return literal().map { .comparison(.notEqual, $0) }
    }
    if let range = range() { return .range(range) }
    return literal().map { .comparison(.equal, $0) }
  }

  private mutating func comparison() -> ComparisonOperator? {
    let signs: [ComparisonOperator] = [
      .lessOrEqual, .greaterOrEqual, .notEqual, .less, .greater, .equal,
    ]
    return signs.first { accept($0.rawValue) }
  }

  private mutating func held() -> CellTest? {
    guard accept(word: "contains"), accept("("), accept("?"), accept(","), let text = string(),
      accept(")")
    else { return nil }
    return .holds(text)
  }

  private mutating func range() -> LiteralRange? {
    let includesLow = accept("[")
    guard includesLow || accept("(") || accept("]") else { return nil }
    guard let low = literal(), accept(".."), let high = literal() else { return nil }
    let includesHigh = accept("]")
    guard includesHigh || accept(")") || accept("[") else { return nil }
    return LiteralRange(
      low: low,
      high: high,
      includesLow: includesLow,
      includesHigh: includesHigh
    )
  }

  // MARK: Literals

  private mutating func literal() -> Literal? {
    skipSpace()
    if rest.first == "\"" { return string().map { .text($0) } }
    if rest.first == "@" {
      rest.removeFirst()
      return string().flatMap { Self.date($0) ?? Self.period($0) }
    }
    if let number = number() { return .number(number) }
    for (name, read) in [("date", Self.date), ("duration", Self.period)] where accept(word: name) {
      guard accept("("), let text = string(), accept(")") else { return nil }
      return read(text)
    }
    guard let name = name() else { return nil }
    switch name {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "null", "not", "list": return nil
    default: return Literal.isName(name) ? .name(name) : nil
    }
  }

  private static func date(_ text: String) -> Literal? { CivilDate(text).map { .date($0) } }

  private static func period(_ text: String) -> Literal? { Period(iso: text).map { .period($0) } }

  private mutating func number() -> Number? {
    guard let match = rest.prefixMatch(of: #/-?\s*([0-9]+(\.[0-9]+)?|\.[0-9]+)/#) else {
      return nil
    }
    let after = rest[match.range.upperBound...]
    if let next = after.first, next.isLetter || next == "_" { return nil }
    let digits = match.0.filter { !$0.isWhitespace }
    let text = digits.replacing(#/^(-?)\./#) { "\($0.1)0." }
    guard let number = try? Number(parsing: text) else { return nil }
    rest = after
    return number
  }

  private mutating func name() -> String? {
    guard let match = rest.prefixMatch(of: #/[a-zA-Z_][a-zA-Z0-9_]*(\.[a-zA-Z_][a-zA-Z0-9_]*)*/#)
    else { return nil }
    rest = rest[match.range.upperBound...]
    return String(match.0)
  }

  private mutating func string() -> String? {
    skipSpace()
    guard rest.first == "\"" else { return nil }
    var inner = rest.dropFirst()
    var text = ""
    while let character = inner.popFirst() {
      switch character {
      case "\"":
        rest = inner
        return text
      case "\\":
        guard let escaped = Self.escaped(&inner) else { return nil }
        text.append(escaped)
      default: text.append(character)
      }
    }
    return nil
  }

  private static func escaped(_ text: inout Substring) -> Character? {
    switch text.popFirst() {
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "\"": return "\""
    case "'": return "'"
    case "\\": return "\\"
    case "u": return numbered(&text, 4)
    case "U": return numbered(&text, 6)
    default: return nil
    }
  }

  private static func numbered(_ text: inout Substring, _ count: Int) -> Character? {
    let digits = text.prefix(count)
    guard digits.count == count, digits.allSatisfy(\.isHexDigit),
      let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
    else { return nil }
    text = text.dropFirst(count)
    return Character(scalar)
  }

  // MARK: Characters

  private var isAtEnd: Bool { rest.allSatisfy(\.isWhitespace) }

  private mutating func skipSpace() { rest = rest.drop(while: \.isWhitespace) }

  private mutating func accept(_ text: String) -> Bool {
    skipSpace()
    guard rest.hasPrefix(text) else { return false }
    rest = rest.dropFirst(text.count)
    return true
  }

  private mutating func accept(word: String) -> Bool {
    skipSpace()
    guard rest.hasPrefix(word) else { return false }
    let after = rest.dropFirst(word.count)
    if let next = after.first, next.isLetter || next.isNumber || "_.".contains(next) {
      return false
    }
    rest = after
    return true
  }
}

extension Period {
  /// Reads a duration of one unit, such as `P14D` or `P12M`.
  init?(iso: String) {
    guard let match = iso.wholeMatch(of: #/P(T?)([0-9]{1,7})([YMDH])/#), let count = Int(match.2)
    else { return nil }
    let unit: Unit
    switch (match.1.isEmpty, match.3) {
    case (true, "Y"): unit = .year
    case (true, "M"): unit = .month
    case (true, "D"): unit = .day
    case (false, "H"): unit = .hour
    case (false, "M"): unit = .minute
    default: return nil
    }
    self.init(count, unit)
    guard isWithinReach else { return nil }
  }
}
