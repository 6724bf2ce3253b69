import Expressions
import Values

extension CellTests {
  /// The cell as the rule language writes it; `nil` where it cannot.
  func rules(of subject: Subject) -> String? {
    switch self {
    case .any: return "-"
    case .never: return "never"
    case .tests(let tests):
      let written = tests.map { $0.rules(of: subject) }
      guard !written.contains(nil) else { return nil }
      return written.compactMap(\.self).joined(separator: ", ")
    }
  }
}

extension CellTest {
  fileprivate func rules(of subject: Subject) -> String? {
    switch (self, subject) {
    case (.comparison(.equal, .text(let word)), .colour):
      DMNNames.colours.contains(word) ? word : nil
    case (.holds(let words), .fired): Self.fired(words)
    case (_, .colour), (_, .fired), (.missing, _): nil
    case (.holds(let text), _): Literal.text(text).rules
    case (.comparison(.equal, let literal), _): literal.rules
    case (.comparison(let sign, let literal), _): literal.rules.map { "\(sign.rawValue) \($0)" }
    case (.range(let range), _): range.rules
    }
  }

  /// An id, or an id and a colour.
  private static func fired(_ text: String) -> String? {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard let id = words.first, Literal.isName(id) else { return nil }
    switch words.count {
    case 1: return id
    case 2: return DMNNames.verdicts.contains(words[1]) ? text : nil
    default: return nil
    }
  }
}

extension LiteralRange {
  fileprivate var rules: String? {
    guard let low = low.rules, let high = high.rules else { return nil }
    return (includesLow ? "[" : "(") + "\(low)..\(high)" + (includesHigh ? "]" : ")")
  }
}

extension Literal {
  /// As the rule language writes it; `nil` for a text that it cannot hold.
  var rules: String? {
    switch self {
    case .number(let number): number.description
    case .text(let text): Self.written(text)
    case .boolean(let value): value.description
    case .date(let date): date.description
    case .period(let period): period.description
    case .name(let name): name
    }
  }

  /// A text in quotes; `nil` where it has more than one line.
  static func written(_ text: String) -> String? {
    if text.contains(where: \.isNewline) { return nil }
    let inner = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(inner)\""
  }
}
