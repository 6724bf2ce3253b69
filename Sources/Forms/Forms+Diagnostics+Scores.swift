import Diagnostics
import Expressions
import Values

// MARK: Scores

extension Diagnostic {
  static func bandCount(at place: Place) -> Diagnostic {
    Diagnostic(code: "invalid-bands", "a score has 1 to 64 bands", at: place)
  }

  static func bandOrder(at place: Place) -> Diagnostic {
    Diagnostic(code: "invalid-bands", "bands stand in ascending order", at: place)
  }

  static func bandOutside(_ range: ClosedRange<Number>, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-bands",
      "a band begins within the score's range",
      at: place,
      label: "the range is \(range.lowerBound) to \(range.upperBound)"
    )
  }

  static func firstBand(_ least: Number, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-bands",
      "the first band begins at the score's least value",
      at: place,
      label: "the least value is \(least)"
    )
  }

  static func invalidTableRow(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-table",
      "a row of a table is a raw number, which stands once, and its result",
      at: place
    )
  }

  static func formulaIsNumber(_ type: ValueType, at place: Place) -> Diagnostic {
    Diagnostic(code: "type-mismatch", "a formula gives a number, not \(type.name)", at: place)
  }

  static func unboundedScore(_ id: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-score",
      "what `\(id)` can be has no bounds",
      at: place,
      help: """
        a sum over a repeated section, a division by what can be 0, and arithmetic other than `sum` \
        and `mean` on what can be hidden have none
        """
    )
  }

  static func scoreOutside(
    _ id: String,
    _ low: Number,
    _ high: Number,
    _ range: ClosedRange<Number>,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      code: "invalid-score",
      "`\(id)` can be \(low) to \(high), which its range does not hold",
      at: place,
      label: "the range is \(range.lowerBound) to \(range.upperBound)"
    )
  }

  static func noHiddenRule(_ id: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "no-hidden-rule",
      "`\(id)` reads what can be hidden, and does not say what that counts as",
      at: place,
      help: "write \"hidden\": \"zero\", \"leave_out\" or \"worst\""
    )
  }

  static func unknownItem(_ id: String, among known: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      code: "unknown-item",
      "`\(id)` is not an item of the score",
      at: place,
      label: didYouMean(id, among: known).map { "did you mean `\($0)`?" },
      fixIts: .respelling(id, among: known, at: place)
    )
  }

  static func proratesAll(_ upTo: Int, of count: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-score",
      "a score of \(count) items cannot do without \(upTo)",
      at: place,
      help: "at least one item must be answered"
    )
  }
}

// MARK: What reads what

extension Diagnostic {
  /// A circle; its first name stands again at its end.
  static func cycle(_ names: [String], at place: Place) -> Diagnostic {
    let circle = names.map { "`\($0)`" }.joined(separator: " → ")
    return Diagnostic(
      code: "cycle",
      "`\(names.first ?? "")` waits for itself",
      at: place,
      label: "\(circle)",
      help: "a formula or condition cannot read what depends on it"
    )
  }

  static func laterItem(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "later-item",
      "within an entry a condition reads only what is asked before it",
      at: place,
      label: "`\(name)` is asked later"
    )
  }

  static func earlierForm(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "earlier-form",
      "a form cannot read earlier forms",
      at: place,
      help: "compare with earlier forms in the protocol's rules"
    )
  }
}
