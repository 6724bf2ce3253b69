import Diagnostics
import Values

extension Diagnostic {
  private static func typeFault(
    _ code: String,
    _ message: String,
    at place: Place,
    label: String? = nil,
    help: String? = nil,
    fixIts: [FixIt] = []
  ) -> Diagnostic {
    Diagnostic(code: code, message, at: place, label: label, help: help, fixIts: fixIts)
  }

  private static func suggestion(_ word: String, _ known: some Sequence<String>) -> String? {
    didYouMean(word, among: known).map { "did you mean `\($0)`?" }
  }

  static func unknownValue(
    _ name: String,
    among known: [String],
    at place: Place,
    fixIts: [FixIt] = []
  ) -> Diagnostic {
    let lastPart = name.split(separator: ".").last.map(String.init) ?? name
    let inside = known.first { $0.hasSuffix(".\(lastPart)") }
    let label = suggestion(name, known) ?? inside.map { "did you mean `\($0)`?" }
    return typeFault(
      "unknown-value",
      "`\(name)` is not a value of the form",
      at: place,
      label: label,
      help: label == nil
        ? "values are items and scores of the form, facts, limits and `values`" : nil,
      fixIts: fixIts
    )
  }

  static func unknownOption(_ id: String, among known: [String], at place: Place) -> Diagnostic {
    typeFault(
      "unknown-option",
      "\"\(id)\" is not an option of this value",
      at: place,
      label: suggestion(id, known),
      help: "the options are " + known.map { "\"\($0)\"" }.joined(separator: ", ")
    )
  }

  /// An option without its quotation marks.
  static func unquotedOption(_ option: String, at place: Place) -> Diagnostic {
    typeFault(
      "unknown-value",
      "`\(option)` is an option of this value, and not a value",
      at: place,
      label: "write `\"\(option)\"`",
      fixIts: [.init(place, replacement: "\"\(option)\"")]
    )
  }

  static func unknownFunction(_ name: String, among known: [String], at place: Place) -> Diagnostic
  {
    let word = Place(
      path: place.path,
      span: Span(place.span.start, place.span.start + name.utf8.count)
    )
    return typeFault(
      "unknown-function",
      "`\(name)` is not a function",
      at: place,
      label: suggestion(name, known),
      help: "the functions are " + known.map { "`\($0)`" }.joined(separator: ", "),
      fixIts: .respelling(name, among: known, at: word)
    )
  }

  static func unknownFinding(
    _ argument: Expression,
    among known: [String],
    at place: Place
  ) -> Diagnostic {
    let name = if case .path(let name) = argument.kind { name } else { "" }
    return typeFault(
      "unknown-finding",
      "`fired` names a threshold or a rule that stands above this one",
      at: place,
      label: suggestion(name, known)
    )
  }

  static func unknownTable(among known: [String], at place: Place) -> Diagnostic {
    typeFault(
      "unknown-table",
      "`lookup` names a table that stands beside the score",
      at: place,
      help: known.isEmpty ? "there are no tables here" : "tables: " + known.joined(separator: ", ")
    )
  }

  static func noTableRow(_ numbers: [Number], _ table: String, at place: Place) -> Diagnostic {
    let shown = numbers.prefix(5).map(\.description).joined(separator: ", ")
    let more = numbers.count > 5 ? " and \(numbers.count - 5) more" : ""
    return typeFault(
      "no-table-row",
      "`\(table)` has no row for \(shown)\(more)",
      at: place,
      help: "give a row for every number that can be looked up"
    )
  }

  static func uncountableLookup(_ table: String, at place: Place) -> Diagnostic {
    typeFault(
      "no-table-row",
      "`\(table)` cannot have a row for every number that can be looked up",
      at: place,
      help: "round the number, as in `lookup(round(mean(a, b)), \(table))`"
    )
  }

  static func argumentCount(_ expected: ClosedRange<Int>, _ count: Int, at place: Place)
    -> Diagnostic
  {
    let words =
      expected.lowerBound == expected.upperBound
      ? "\(expected.lowerBound)" : "\(expected.lowerBound) to \(expected.upperBound)"
    return typeFault(
      "argument-count",
      "this function takes \(words) \(words == "1" ? "argument" : "arguments"), not \(count)",
      at: place
    )
  }

  static func typeMismatch(_ left: ValueType, _ right: ValueType, at place: Place) -> Diagnostic {
    typeFault("type-mismatch", "\(left.name) is compared with \(right.name)", at: place)
  }

  static func unitMismatch(_ left: String, _ right: String, at place: Place) -> Diagnostic {
    typeFault("unit-mismatch", "`\(left)` is compared with `\(right)`", at: place)
  }

  static func unordered(_ type: ValueType, at place: Place) -> Diagnostic {
    typeFault(
      "type-mismatch",
      type == .period
        ? "lengths of time are compared with `<`, `<=`, `>` or `>=`"
        : "\(type.name) is compared with `=` or `!=` only",
      at: place
    )
  }

  static func periodComparison(at place: Place) -> Diagnostic {
    typeFault(
      "type-mismatch",
      "a length of time is compared as `since(date) >= 12 months`",
      at: place
    )
  }

  static func expectedCondition(_ type: ValueType, at place: Place) -> Diagnostic {
    typeFault("type-mismatch", "a condition is true or false, and this is \(type.name)", at: place)
  }

  static func expectedNumber(_ type: ValueType, at place: Place) -> Diagnostic {
    typeFault("type-mismatch", "expected a number, and this is \(type.name)", at: place)
  }

  static func expectedDate(_ name: String, _ type: ValueType, at place: Place) -> Diagnostic {
    typeFault("type-mismatch", "`\(name)` takes a date, and this is \(type.name)", at: place)
  }

  static func expectedSection(at place: Place) -> Diagnostic {
    typeFault("type-mismatch", "expected a repeated section of the form", at: place)
  }

  static func expectedDecimals(at place: Place) -> Diagnostic {
    typeFault("type-mismatch", "the number of decimals is written as 0 to 9", at: place)
  }

  static func expectedCount(at place: Place) -> Diagnostic {
    typeFault("type-mismatch", "the number of the form is written as 1 to 20", at: place)
  }

  static func expectedBaseline(at place: Place) -> Diagnostic {
    typeFault("syntax", "the second argument of `worsening` can only be `baseline`", at: place)
  }

  static func misplaced(at place: Place) -> Diagnostic {
    typeFault("syntax", "this cannot stand alone here", at: place)
  }

  static func unexpectedColour(at place: Place) -> Diagnostic {
    typeFault("type-mismatch", "a colour is no value of a form", at: place)
  }

  static func notCoded(_ type: ValueType, at place: Place) -> Diagnostic {
    typeFault("type-mismatch", "\(type.name) is compared with an option", at: place)
  }

  static func notSeveral(_ type: ValueType, at place: Place) -> Diagnostic {
    typeFault(
      "type-mismatch",
      "`has` asks whether one of several options is chosen, and this is \(type.name)",
      at: place,
      help: "write `= \"…\"`"
    )
  }

  static func outsideSection(_ name: String, _ section: String, at place: Place) -> Diagnostic {
    typeFault(
      "outside-section",
      "`\(name)` is asked once for each entry of `\(section)`",
      at: place,
      help: "write `any(\(section), …)`, `all`, `count`, `sum`, `min` or `max`"
    )
  }

  static func sectionAsValue(_ name: String, at place: Place) -> Diagnostic {
    typeFault(
      "type-mismatch",
      "`\(name)` is a repeated section and has no value of its own",
      at: place,
      help: "write `count(\(name))` or `any(\(name), …)`"
    )
  }

  static func notInEarlierForms(at place: Place) -> Diagnostic {
    typeFault(
      "type-mismatch",
      "only an item or a score of the form can be read in an earlier form",
      at: place
    )
  }

  static func noDirection(_ name: String, at place: Place) -> Diagnostic {
    typeFault("no-direction", "the form does not say which way `\(name)` is worse", at: place)
  }

  static func noMinimalImportantChange(_ name: String, at place: Place) -> Diagnostic {
    typeFault("no-mcid", "the archetype states no `mcid` of `\(name)`", at: place)
  }

  static func noBands(at place: Place) -> Diagnostic {
    typeFault("no-bands", "`band` takes a score that has bands", at: place)
  }

  static func polarity(_ name: String, at place: Place) -> Diagnostic {
    typeFault(
      "polarity",
      "`\(name)` could lower the colour here",
      at: place,
      help: name == "answered"
        ? "a gap must never look better than an answer: write the test on the value alone"
        : "it may stand only where it raises a colour, under an even number of `not`"
    )
  }

  static func misplacedCount(at place: Place) -> Diagnostic {
    typeFault(
      "misplaced-count",
      "findings are counted in `status` alone, against a number they reach",
      at: place,
      help: "write `count(yellow or worse) >= 3` there; `>` is the only other comparison"
    )
  }

  static func neverTrue(_ domain: ValueSet, at place: Place) -> Diagnostic {
    typeFault(
      "out-of-range",
      "no possible value makes this true",
      at: place,
      label: "the value lies in \(range(domain))"
    )
  }

  static func alwaysTrue(_ domain: ValueSet, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      code: "always-true",
      "every possible value makes this true",
      at: place,
      label: "the value lies in \(range(domain))"
    )
  }

  private static func range(_ domain: ValueSet) -> String {
    "[\(domain.low)..\(domain.high)]"
  }
}
