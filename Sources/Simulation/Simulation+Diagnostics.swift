import Diagnostics
import JSONText
import Values

/// Words as code, with commas between them.
private func list(_ words: some Sequence<String>) -> String {
  words.map { "`\($0)`" }.joined(separator: ", ")
}

private func suggestion(_ word: String, _ known: some Sequence<String>) -> String? {
  didYouMean(word, among: known).map { "did you mean `\($0)`?" }
}

// MARK: Keys and types

extension Diagnostic {
  static func unknownKey(_ key: String, of what: String, among keys: [String], at place: Place)
    -> Diagnostic
  {
    Diagnostic(
      code: "unknown-key",
      "`\(key)` is not a key of \(what)",
      at: place,
      label: suggestion(key, keys),
      help: "the keys are \(list(keys))",
      fixIts: .respelling(key, among: keys, at: place)
    )
  }

  static func missingKey(_ key: String, of what: String, at place: Place) -> Diagnostic {
    Diagnostic(code: "missing-key", "`\(key)` is missing in \(what)", at: place)
  }

  static func wrongType(_ value: JSONValue, expected: String, at place: Place) -> Diagnostic {
    Diagnostic(code: "wrong-type", "expected \(expected), found \(value.kindName)", at: place)
  }

  static func emptyText(at place: Place) -> Diagnostic {
    Diagnostic(code: "empty-text", "a text must say something", at: place)
  }

  static func emptyList(at place: Place) -> Diagnostic {
    Diagnostic(code: "empty-list", "a list must hold something", at: place)
  }

  static func noSource(of what: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "no-source",
      "\(what) must say where its numbers come from",
      at: place,
      help: "write `source` with the publication, or `assumption` with the reason"
    )
  }

  static func duplicateID(_ id: String, first: Place, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "duplicate-id",
      "`\(id)` stands here already",
      at: place,
      notes: [Note("first stands here", at: first)]
    )
  }
}

// MARK: Words and numbers

extension Diagnostic {
  static func unknownWord(_ word: String, among known: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      code: "unknown-word",
      "`\(word)` cannot stand here",
      at: place,
      label: suggestion(word, known),
      help: known.isEmpty ? nil : "it is one of \(list(known))",
      fixIts: .respelling(word, among: known, at: place)
    )
  }

  static func invalidNumber(_ limits: ClosedRange<Int>, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-number",
      "a whole number from \(limits.lowerBound) to \(limits.upperBound) must stand here",
      at: place
    )
  }

  static func tooManyChanges(of state: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-number",
      "the chances of leaving `\(state)` on one day must not exceed 1000000 together",
      at: place
    )
  }

  static func tooManyMistakes(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-number",
      "the chances of a mistake must not exceed 1000 together",
      at: place,
      help: "a form has one mistake at most"
    )
  }

  static func notARange(_ word: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "wrong-type",
      "expected a number or a range, found `\(word)`",
      at: place,
      help: "a range has `..` between its ends, such as `1..7`"
    )
  }

  static func turnedRange(_ word: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-range",
      "the range `\(word)` must begin with its lower end",
      at: place
    )
  }

  static func invalidPeriod(_ text: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-period",
      "`\(text)` is not a period",
      at: place,
      help: "a period is a whole number of days, weeks, months or years, such as `6 months`"
    )
  }

  static func invalidVersion(_ version: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-version",
      "`\(version)` is not a version",
      at: place,
      help: "a version has three parts, such as `1.0.0`"
    )
  }

  static func noWeight(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "no-weight",
      "the weights must not sum to 0",
      at: place,
      help: "give at least one outcome a weight above 0"
    )
  }
}

// MARK: Names

extension Diagnostic {
  static func unknownProtocol(_ id: String, among known: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      code: "unknown-protocol",
      "there is no protocol `\(id)`",
      at: place,
      label: suggestion(id, known),
      help: known.isEmpty ? nil : "the protocols are \(list(known))",
      fixIts: .respelling(id, among: known, at: place)
    )
  }

  static func unknownState(_ id: String, among known: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      code: "unknown-state",
      "there is no state `\(id)`",
      at: place,
      label: suggestion(id, known),
      help: known.isEmpty ? nil : "the states are \(list(known))",
      fixIts: .respelling(id, among: known, at: place)
    )
  }

  static func unreachedState(_ id: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "unreached-state",
      "nobody can come to be in the state `\(id)`",
      at: place,
      help: "give it a `start` above 0, or a change that leads to it"
    )
  }

  static func unknownItem(
    _ name: String,
    of form: String,
    among known: [String],
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      code: "unknown-item",
      "`\(name)` is not an item of form `\(form)`",
      at: place,
      label: suggestion(name, known),
      fixIts: .respelling(name, among: known, at: place)
    )
  }

  static func uncoveredItems(_ names: [String], of form: String, at place: Place) -> Diagnostic {
    let shown = list(names.prefix(5)) + (names.count > 5 ? " and \(names.count - 5) more" : "")
    return Diagnostic(
      code: "uncovered-item",
      "\(names.count == 1 ? "an item" : "\(names.count) items") of form `\(form)` cannot be answered",
      at: place,
      label: shown,
      help: "give each item weights in a block without `in`, `from_day` and `to_day`"
    )
  }

  static func unknownOption(
    _ word: String,
    of item: String,
    among known: [String],
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      code: "unknown-option",
      "`\(word)` is not an answer to `\(item)`",
      at: place,
      label: suggestion(word, known),
      help: "the answers are \(list(known))",
      fixIts: .respelling(word, among: known, at: place)
    )
  }

  static func optionsClash(_ word: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "not-exclusive",
      "`\(word)` cannot be answered together",
      at: place,
      help: "an option that stands alone has no other beside it, and none stands twice"
    )
  }

  static func outOfRange(
    _ word: String,
    of item: String,
    _ range: ClosedRange<Number>,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      code: "out-of-range",
      "`\(word)` is outside what `\(item)` allows",
      at: place,
      help: "its answers are \(range.lowerBound) to \(range.upperBound)"
    )
  }
}
