import Diagnostics
import JSONText

extension Diagnostic {
  static func wrongType(
    _ key: String?,
    _ expected: String,
    _ found: JSONValue,
    in source: SourceText
  ) -> Diagnostic {
    Diagnostic(
      code: "wrong-type",
      "\(key.map { "`\($0)`" } ?? "an entry") must be \(expected), but is \(found.kindName)",
      at: source.place(found.span)
    )
  }

  static func unknownField(
    _ key: JSONString,
    _ suggestion: String?,
    in source: SourceText
  ) -> Diagnostic {
    let place = source.place(key.contentSpan)
    return Diagnostic(
      code: "unknown-field",
      "`\(key.text)` is not a key here",
      at: place,
      label: suggestion.map { "did you mean `\($0)`?" },
      fixIts: suggestion.map { [.init(place, replacement: $0)] } ?? []
    )
  }

  static func missingField(
    _ key: String,
    of object: JSONValue,
    in source: SourceText
  ) -> Diagnostic {
    Diagnostic(
      code: "missing-field",
      "an entry must have `\(key)`",
      at: source.place(Span(object.span.start, object.span.start + 1))
    )
  }

  static func emptyField(_ key: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "empty-field",
      "`\(key)` must not be blank",
      at: place,
      help: "leave out a key that has no value"
    )
  }

  static func unknownOption(
    _ word: String,
    of key: String,
    among words: [String],
    at place: Place
  ) -> Diagnostic {
    let suggestion = didYouMean(word, among: words)
    return Diagnostic(
      code: "unknown-option",
      "`\(word)` is not a value of `\(key)`",
      at: place,
      label: suggestion.map { "did you mean `\($0)`?" },
      help: "`\(key)` is one of " + words.map { "`\($0)`" }.joined(separator: ", "),
      fixIts: suggestion.map { [.init(place, replacement: $0)] } ?? []
    )
  }

  static func invalidDay(_ text: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-date",
      "`\(text)` is not a day of the calendar",
      at: place,
      help: "a day is written `2026-09-01`"
    )
  }

  static func invalidInterval(_ text: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-period",
      "`\(text)` is not an interval",
      at: place,
      help: "an interval is a whole number of days, weeks, months or years, such as `4 months`"
    )
  }

  static func inexactNumber(_ text: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-number",
      "`\(text)` has more digits than are held exactly",
      at: place
    )
  }

  static func endsBeforeItStarts(at place: Place) -> Diagnostic {
    Diagnostic(code: "invalid-date", "`until` must not be before `from`", at: place)
  }

  /// Two limits of one id that hold on the same day: nobody knows which is meant.
  static func overlappingLimits(
    _ limit: Patient.OwnLimit,
    _ other: Patient.OwnLimit,
    at place: Place
  ) -> Diagnostic {
    let end = other.until.map { " until \($0)" } ?? ""
    return Diagnostic(
      code: "overlapping-limits",
      "`\(limit.id)` is set to \(limit.value) from \(limit.from), and to \(other.value) from"
        + " \(other.from)\(end)",
      at: place,
      help: "one limit holds at a time: end the earlier with `until` before the later begins"
    )
  }

  static func duplicatePatient(
    _ patient: Patient,
    at line: Span,
    first: Span,
    in source: SourceText
  ) -> Diagnostic {
    Diagnostic(
      code: "duplicate-patient",
      "a patient must be enrolled once in `\(patient.protocol)`",
      at: source.place(line),
      notes: [Diagnostic.Note("first enrolled here", at: source.place(first))],
      help: "keep one of the lines; neither is read"
    )
  }
}
