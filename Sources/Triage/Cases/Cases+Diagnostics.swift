import Diagnostics
import Forms
import Rules
import Values

// MARK: Columns

extension Diagnostic {
  static func unknownCaseColumn(_ heading: String, among known: [String], at place: Place)
    -> Diagnostic
  {
    Diagnostic(
      code: "unknown-column",
      "`\(heading)` is neither an item of the form nor a column of cases",
      at: place,
      label: didYouMean(heading, among: known).map { "did you mean `\($0)`?" },
      help: "other columns: case, authored, now, reporter, trigger, fact …, limit …, expect …"
    )
  }

  static func unknownCaseFact(_ name: String, among known: [String], at place: Place)
    -> Diagnostic
  {
    Diagnostic(
      code: "unknown-column",
      "`\(name)` is nothing that the form knows of a patient",
      at: place,
      label: didYouMean(name, among: known).map { "did you mean `fact \($0)`?" },
      help: known.isEmpty ? "the form has no facts" : "the facts are \(list(known))"
    )
  }

  static func unknownCaseLimit(_ id: String, among known: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      code: "unknown-column",
      "`\(id)` is no limit of the protocol",
      at: place,
      label: didYouMean(id, among: known).map { "did you mean `limit \($0)`?" },
      help: known.isEmpty
        ? "the protocol has no section `limits`" : "its limits are \(list(known))"
    )
  }

  static func unknownExpectation(_ word: String, among known: [String], at place: Place)
    -> Diagnostic
  {
    Diagnostic(
      code: "unknown-column",
      "`\(word)` is nothing that a case can expect",
      at: place,
      label: didYouMean(word, among: known).map { "did you mean `expect \($0)`?" },
      help: "a case expects \(list(known))"
    )
  }

  static func caseColumnTwice(_ heading: String, first: Place, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "duplicate-column",
      "column `\(heading)` stands twice",
      at: place,
      notes: [.init("first stands here", at: first)]
    )
  }

  static func missingCaseColumn(_ column: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "missing-column",
      "the cases have no column `\(column)`",
      at: place,
      help: "the first line names the columns; `case` and `authored` must be among them"
    )
  }

  static func caseCellCount(_ count: Int, columns: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "cell-count",
      "the row has \(count) \(count == 1 ? "cell" : "cells"), but there are \(columns) columns",
      at: place,
      help: count < columns
        ? "an empty cell is written too" : "a cell that holds the separator stands in quotes"
    )
  }
}

// MARK: Cells

extension Diagnostic {
  static func caseWithoutTime(at place: Place) -> Diagnostic {
    Diagnostic(code: "missing-key", "a case says when the form was authored", at: place)
  }

  static func caseTime(_ text: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-date",
      "`\(text)` is not a time",
      at: place,
      help: "write a day, or a time with its zone such as `2026-11-02T18:04:00+01:00`"
    )
  }

  static func caseDay(_ text: String, of column: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-date",
      "`\(text)` is not a day, as `\(column)` must be",
      at: place,
      help: "a day is written `2026-09-01`"
    )
  }

  static func caseNumber(_ text: String, of column: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-number",
      "`\(text)` is not a number, as `\(column)` must be",
      at: place,
      help: "leave the cell empty where the limit is as the protocol has it"
    )
  }

  static func caseAge(_ text: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-number",
      "`\(text)` is not an age in whole years",
      at: place,
      help: "write a number from 0 to 150"
    )
  }

  static func caseSeriesOutside(_ text: String, _ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "out-of-range",
      "`\(name)` cannot be `\(text)`, whatever is measured",
      at: place
    )
  }

  static func caseLimitOutside(
    _ text: String,
    _ limit: PatientLimit,
    at place: Place
  ) -> Diagnostic {
    let range = "\(limit.allowed.lowerBound) to \(limit.allowed.upperBound)"
    return Diagnostic(
      code: "out-of-range",
      "`\(text)` is outside what `\(limit.id)` may be set to",
      at: place,
      label: "allowed: \(range), \(limit.precision)"
    )
  }

  static func caseWord(_ text: String, of column: String, among words: [String], at place: Place)
    -> Diagnostic
  {
    Diagnostic(
      code: "unknown-option",
      "`\(text)` is not a value of `\(column)`",
      at: place,
      label: didYouMean(text, among: words).map { "did you mean `\($0)`?" },
      help: "it is one of \(list(words))"
    )
  }

  static func caseFinding(_ id: String, of column: String, among known: [String], at place: Place)
    -> Diagnostic
  {
    Diagnostic(
      code: "unknown-finding",
      "`\(id)` in `\(column)` is neither a threshold nor a rule of the protocol",
      at: place,
      label: didYouMean(id, among: known).map { "did you mean `\($0)`?" },
      help: "write `-` for none, and ` + ` between several"
    )
  }

  static func refusedAnswer(_ fault: AnswerFault, at place: Place) -> Diagnostic {
    Diagnostic(
      code: fault.code,
      fault.message,
      at: place,
      label: fault.suggestion.map { "did you mean `\($0)`?" },
      help: "only a case that expects grey or red can have an answer that the form refuses"
    )
  }

  static func unconfirmed(_ column: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "unconfirmed-case",
      "nobody has said what `\(column)` is to be in this case",
      at: place,
      help: "write what a clinician would decide, without looking at what the protocol says"
    )
  }

  private static func list(_ words: [String]) -> String {
    words.map { "`\($0)`" }.joined(separator: ", ")
  }
}
