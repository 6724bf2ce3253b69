import Expressions
import Values

extension CellTests {
  /// The unary tests as FEEL writes them; `nil` for what never holds.
  var feel: String? {
    switch self {
    case .any: "-"
    case .never: nil
    case .tests(let tests):
      if tests.count == 1, case .comparison(.notEqual, let literal) = tests[0] {
        "not(\(literal.feel))"
      } else {
        tests.map(\.feel).joined(separator: ", ")
      }
    }
  }

  /// The names of other values that it reads.
  var names: [String] {
    guard case .tests(let tests) = self else { return [] }
    return tests.flatMap { test -> [Literal] in
      switch test {
      case .comparison(_, let literal): [literal]
      case .range(let range): [range.low, range.high]
      case .holds, .missing: []
      }
    }.compactMap { if case .name(let name) = $0 { name } else { nil } }
  }
}

extension CellTest {
  fileprivate var feel: String {
    switch self {
    case .comparison(.equal, let literal): literal.feel
    case .comparison(.notEqual, let literal): "? != \(literal.feel)"
    case .comparison(let sign, let literal): "\(sign.rawValue) \(literal.feel)"
    case .range(let range):
      (range.includesLow ? "[" : "(") + "\(range.low.feel)..\(range.high.feel)"
        + (range.includesHigh ? "]" : ")")
    case .holds(let text): "list contains(?, \(Literal.text(text).feel))"
    case .missing: "null"
    }
  }
}

extension Literal {
  /// As FEEL writes it.
  var feel: String {
    switch self {
    case .number(let number): number.description
    case .text(let text): Self.quoted(text)
    case .boolean(let value): value.description
    case .date(let date): "date(\"\(date)\")"
    case .period(let period): "duration(\"\(period.iso)\")"
    case .name(let name): name
    }
  }

  private static func quoted(_ text: String) -> String {
    let inner = text.unicodeScalars.reduce(into: "") { inner, scalar in
      switch scalar {
      case "\"": inner += "\\\""
      case "\\": inner += "\\\\"
      case "\n": inner += "\\n"
      case "\r": inner += "\\r"
      case "\t": inner += "\\t"
      default: inner.unicodeScalars.append(scalar)
      }
    }
    return "\"\(inner)\""
  }
}

extension Period {
  /// As ISO 8601 writes it.
  var iso: String {
    switch unit {
    case .minute: "PT\(count)M"
    case .hour: "PT\(count)H"
    case .day: "P\(count)D"
    case .week: "P\(count * 7)D"
    case .month: "P\(count)M"
    case .year: "P\(count)Y"
    }
  }
}
