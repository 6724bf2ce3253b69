public import Diagnostics
package import Values

extension Diagnostic {
  /// A word that is none; where `isCell`, it is all that stands in a cell, and a dash can be `-` only,
  /// and `Never` only `never`.
  static func invalidName(_ name: String, isCell: Bool, at place: Place) -> Diagnostic {
    let isDash = isCell && ["–", "—", "−"].contains(name)
    let mended = isDash ? "-" : (isCell ? name.reservedWord : nil) ?? straightened(name)
    return Diagnostic(
      code: "invalid-name",
      "`\(name)` is not a name",
      at: place,
      label: mended.map { "write `\($0)`" },
      help: "names are lower-case letters a to z, digits and `_`, and begin with a letter",
      fixIts: mended.map { [.init(place, replacement: $0)] } ?? []
    )
  }

  /// A text between the quotation marks of a word processor, between straight ones.
  public static func straightened(_ text: String) -> String? {
    let inner = text.dropFirst().dropLast()
    guard text.count > 2, let first = text.first, let last = text.last,
      "“”„«".contains(first), "“”»".contains(last), !inner.contains(where: { "\"\\".contains($0) })
    else { return nil }
    return "\"\(inner)\""
  }

  /// A comma in a number.
  ///
  /// Where `isLimit`, `<`, `<=`, `>` or `>=` stands before it, so that it can be one number only;
  /// three digits after the comma may still be thousands.
  static func decimalComma(_ text: String, isLimit: Bool, at place: Place) -> Diagnostic {
    let mended = text.replacing(",", with: ".")
    let decimals = text.split(separator: ",").last ?? ""
    return Diagnostic(
      code: "decimal-comma",
      "a comma between digits is read as two numbers",
      at: place,
      label: "write `\(mended)`, or a space after the comma",
      fixIts: isLimit && decimals.count < 3 ? [.init(place, replacement: mended)] : []
    )
  }

  static func unterminatedString(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "unterminated-string",
      "a text must end on its line",
      at: place,
      label: "no `\"`"
    )
  }

  static func unexpectedCharacter(_ character: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "unexpected-character",
      "`\(character)` has no meaning here",
      at: place,
      label: operators[character].map { "write `\($0)`" },
      fixIts: operators[character].map { [.init(place, replacement: $0)] } ?? []
    )
  }

  /// What other languages write, and what it is here.
  private static let operators = [
    "==": "=", "=<": "<=", "=>": ">=", "≤": "<=", "≥": ">=", "≠": "!=",
  ]

  static func nestedTooDeeply(at place: Place) -> Diagnostic {
    Diagnostic(code: "nested-too-deeply", "an expression is nested too deeply", at: place)
  }

  static func mixedAndOr(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "mixed-and-or",
      "`and` and `or` stand side by side",
      at: place,
      label: "put this part in parentheses"
    )
  }

  /// The tests of a cell with `or` between them; `tests` is the same with commas.
  static func testsJoined(by word: String, tests: String, all: Place, at place: Place) -> Diagnostic
  {
    Diagnostic(
      code: "syntax",
      "the tests of a cell have commas between them, and `\(word)` stands here",
      at: place,
      label: "write a comma between: `\(tests)`",
      fixIts: [.init(all, replacement: tests)]
    )
  }

  /// Both ends of a range with `and` between them.
  static func rangeInWords(_ word: String, range: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "syntax",
      "a cell holds tests of which any may hold, and `\(word)` stands here",
      at: place,
      label: "write a range: `\(range)`"
    )
  }

  static func chainedComparison(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "chained-comparison",
      "a comparison is compared",
      at: place,
      help: "write two comparisons joined by `and`, or put the first in parentheses"
    )
  }

  static func expected(_ what: String, found token: Token?, at place: Place) -> Diagnostic {
    let found = token.map { $0.kind == .newline ? "the line ends" : "`\($0.text)` stands here" }
    return Diagnostic(
      code: "syntax",
      "expected \(what), but \(found ?? "the text ends here")",
      at: place
    )
  }

  static func invalidNumber(_ text: String, _ fault: Number.TextFault, at place: Place)
    -> Diagnostic
  {
    let reason = fault == .tooLarge ? "has more digits than are held exactly" : "is not a number"
    return Diagnostic(code: "invalid-number", "`\(text)` \(reason)", at: place)
  }

  static func fractionalPeriod(at place: Place) -> Diagnostic {
    Diagnostic(code: "invalid-period", "a period is a whole number of units", at: place)
  }

  static func tooLongPeriod(at place: Place) -> Diagnostic {
    Diagnostic(code: "invalid-period", "a period is 200 years at most", at: place)
  }

  /// A time in minutes or hours, where time is counted from day to day.
  ///
  /// Rounded to days, two hours and twenty-three could not be told apart.
  package static func timeBelowDays(_ period: Period, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "time-below-days",
      "time is counted in whole days here, and not in \(period.unit)s as in `\(period)`",
      at: place,
      help: "write days, weeks, months or years, such as `1 day`"
    )
  }

  static func invalidDate(_ text: String, at place: Place) -> Diagnostic {
    Diagnostic(code: "invalid-date", "`\(text)` is not a day of the calendar", at: place)
  }
}
