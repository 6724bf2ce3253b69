import Diagnostics
import Values

extension Diagnostic {
  static func unknownItem(_ name: String, among known: Set<String>, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "unknown-value",
      "`\(name)` is not a value of the form",
      at: place,
      label: Diagnostics.didYouMean(name, among: known.sorted()).map { "did you mean `\($0)`?" },
      fixIts: .respelling(name, among: known, at: place)
    )
  }

  static func wishNotCoded(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "type-mismatch",
      "the wish is an item with options, and `\(name)` is not",
      at: place
    )
  }

  static func anchorNotDate(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "type-mismatch",
      "the anchor is a date that the form lists among its facts, and `\(name)` is not",
      at: place
    )
  }

  static func nameTaken(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "duplicate-name",
      "`\(name)` is already a value of the form or of this protocol",
      at: place
    )
  }

  static func allowedNotRange(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-limit",
      "what a clinician may set is a range of numbers",
      at: place,
      help: "write it as `[3..6]`"
    )
  }

  static func limitNotNumber(at place: Place) -> Diagnostic {
    Diagnostic(code: "invalid-limit", "a limit is a number or `none` until it is set", at: place)
  }

  static func defaultOutside(_ low: Number, _ high: Number, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "out-of-range",
      "the default lies outside what may be set",
      at: place,
      label: "allowed is [\(low)..\(high)]"
    )
  }

  static func noSource(_ id: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "no-source",
      "`\(id)` has no source",
      at: place,
      help: "name where its numbers come from, or write `source \"proposal\"`"
    )
  }

  static func noLimitsAndNoSource(_ id: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "no-source",
      "`\(id)` has neither limits nor a source",
      at: place,
      help: "write what raises the colour, such as `>= 4`, and where the number comes from; "
        + "what colours nothing stands under `informative` instead"
    )
  }

  static func emptyHeader(_ line: String, example: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "missing-header",
      "`\(line)` says nothing",
      at: place,
      help: "write, for instance, `\(example)`"
    )
  }

  /// A word in a cell that is no value, and nearly `never`.
  static func misspeltNever(_ word: String, among known: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      code: "unknown-word",
      "`\(word)` has no meaning here",
      at: place,
      label: didYouMean("never"),
      fixIts: word == "aldri"
        ? [.init(place, replacement: "never")]
        : .respelling(word, among: ["never"] + known, at: place)
    )
  }

  static func unitOfNoNumber(at place: Place) -> Diagnostic {
    Diagnostic(code: "unit-mismatch", "only a number has a unit", at: place)
  }

  static func wrongUnit(_ written: String, _ unit: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "unit-mismatch",
      "the form asks for this in `\(unit)`, not in `\(written)`",
      at: place
    )
  }

  static func optionTwice(_ option: String, first: Place, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "option-twice",
      "\"\(option)\" has two colours",
      at: place,
      notes: [.init("first coloured here", at: first)]
    )
  }

  static func optionNowhere(_ options: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      code: "option-nowhere",
      "no cell says which colour has " + options.map { "\"\($0)\"" }.joined(separator: ", "),
      at: place,
      help: "put each option in exactly one of green, yellow and red"
    )
  }

  static func notNeededOfNoItem(at place: Place) -> Diagnostic {
    Diagnostic(code: "invalid-missing", "only an item of the form can be not needed", at: place)
  }

  static func notNeededInSection(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-missing",
      "`\(name)` is asked once for each entry of a section, and is needed in each",
      at: place,
      help: "write `grey`, `yellow` or `red`"
    )
  }

  static func notNeededAndNeeded(_ name: String, needed: Place, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-missing",
      "`\(name)` is not needed here and is needed in another row for the same time point",
      at: place,
      notes: [.init("needed here", at: needed)]
    )
  }

  static func notNeededButRequired(_ name: String, isSafety: Bool, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-missing",
      isSafety
        ? "`\(name)` is a safety item and is always needed"
        : "the form requires an answer to `\(name)`",
      at: place,
      help: "write `grey`, `yellow` or `red`"
    )
  }

  static func silenceMilder(_ id: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-missing",
      "`\(id)` is a matter of safety and can be red, and silence would make it only yellow",
      at: place,
      help: "write `grey`, so that somebody asks, or `red`"
    )
  }

  static func unknownTimePoint(_ point: Period, among known: [Period], at place: Place)
    -> Diagnostic
  {
    Diagnostic(
      code: "unknown-time-point",
      "the plan sends no form at \(point)",
      at: place,
      help: known.isEmpty
        ? "the plan has no time points"
        : "the time points are " + known.map(\.description).joined(separator: ", ")
    )
  }

  static func timePointTwice(_ point: Period?, _ id: String, first: Place, at place: Place)
    -> Diagnostic
  {
    Diagnostic(
      code: "time-point-twice",
      "`\(id)` has two rows for \(point.map(\.description) ?? "the same time points")",
      at: place,
      notes: [.init("first row here", at: first)]
    )
  }

  static func timePointMissing(_ points: [Period], _ id: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "time-point-missing",
      "`\(id)` has no row for " + points.map(\.description).joined(separator: ", "),
      at: place,
      help: "a form at that time point would be grey: add a row, with `never` where nothing counts"
    )
  }

  static func safetyWithOtherwise(_ kind: SafetyKind, _ id: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "safety-rule",
      "the safety \(kind.rawValue) `\(id)` uses `otherwise`",
      at: place,
      help: "a matter of safety says what is, not what silence counts as"
    )
  }

  static func safetyReadsLimit(_ kind: SafetyKind, _ id: String, _ limit: String, at place: Place)
    -> Diagnostic
  {
    Diagnostic(
      code: "safety-rule",
      "the safety \(kind.rawValue) `\(id)` reads `\(limit)`, which can be set for one patient",
      at: place
    )
  }

  static func safetyReadsNotNeeded(
    _ kind: SafetyKind,
    _ id: String,
    _ name: String,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      code: "safety-rule",
      "the safety \(kind.rawValue) `\(id)` reads `\(name)`, which is not needed",
      at: place
    )
  }
}
