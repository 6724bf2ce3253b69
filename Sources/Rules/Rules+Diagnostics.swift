import Diagnostics
import Expressions
import Values

// MARK: Lines

extension Diagnostic {
  static func expected(_ what: String, found: String?, at place: Place) -> Diagnostic {
    let found = found.map { "`\($0)` stands here" } ?? "nothing stands here"
    return Diagnostic(code: "syntax", "expected \(what), but \(found)", at: place)
  }

  /// A text between the quotation marks of a word processor.
  static func typographicQuotes(_ what: String, _ text: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "syntax",
      "expected \(what), but `\(text)` stands here",
      at: place,
      label: "write straight quotation marks",
      fixIts: straightened(text).map { [FixIt(place, replacement: $0)] } ?? []
    )
  }

  static func unknownWord(
    _ word: String,
    meant: String?,
    among words: [String],
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      code: "unknown-word",
      "`\(word)` has no meaning here",
      at: place,
      label: meant.map(didYouMean),
      help: meant == nil ? "the words here are \(list(words))" : nil,
      fixIts: .respelling(word, among: words, at: place).filter { $0.replacement == meant }
    )
  }

  static func reservedWord(_ word: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "reserved-word",
      "`\(word)` cannot be an id",
      at: place,
      help: "it has a meaning of its own; choose another, such as `\(word)_1`"
    )
  }

  static func invalidColour(_ colour: Colour, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-colour",
      "a condition cannot give `\(colour)`",
      at: place,
      label: "`yellow` or `red`",
      help: "green is what is left when nothing fires; grey is what could not be settled"
    )
  }

  static func greenSilence(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-colour",
      "an unanswered form cannot be `green`",
      at: place,
      label: "`yellow`, `grey` or `red`"
    )
  }

  static func notWhole(_ number: String, at place: Place) -> Diagnostic {
    Diagnostic(code: "invalid-period", "`\(number)` is not a whole number of units", at: place)
  }

  static func tooLongPeriod(at place: Place) -> Diagnostic {
    Diagnostic(code: "invalid-period", "a period is 200 years at most", at: place)
  }

  static func tooManyWorkingDays(at place: Place) -> Diagnostic {
    Diagnostic(code: "invalid-period", "a deadline is at most 250 working days, a year", at: place)
  }

  static func invalidDate(_ text: String, at place: Place) -> Diagnostic {
    Diagnostic(code: "invalid-date", "`\(text)` is not a day of the calendar", at: place)
  }

  static func duplicateName(_ name: String, at place: Place, first: Place) -> Diagnostic {
    Diagnostic(
      code: "duplicate-name",
      "`\(name)` is defined twice",
      at: place,
      notes: [.init("first defined here", at: first)]
    )
  }

  static func sameTimePoint(
    _ name: String,
    _ period: Period?,
    at place: Place,
    first: Place
  ) -> Diagnostic {
    let when = period.map { "at \($0)" } ?? "at every time point"
    return Diagnostic(
      code: "duplicate-name",
      "threshold `\(name)` is defined twice \(when)",
      at: place,
      notes: [.init("first defined here", at: first)],
      help: "rows may share an id when the column `at` gives each its own time points"
    )
  }

  static func duplicateLine(_ line: String, at place: Place, first: Place) -> Diagnostic {
    Diagnostic(
      code: "duplicate-line",
      "`\(line)` may be said once",
      at: place,
      notes: [.init("first said here", at: first)]
    )
  }

  /// The point at which a place begins, for what is missing before it.
  static func start(of place: Place) -> Place {
    Place(path: place.path, span: Span(place.span.start, place.span.start))
  }

  static func didYouMean(_ word: String) -> String { "did you mean `\(word)`?" }

  static func list(_ words: [String]) -> String {
    words.map { "`\($0)`" }.joined(separator: ", ")
  }
}

// MARK: Header

extension Diagnostic {
  static func invalidUTF8(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-utf8",
      "the bytes are not UTF-8",
      at: place,
      help: "save the file as UTF-8"
    )
  }

  static func noProtocolLine(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "missing-header",
      "a rule file begins with `protocol`",
      at: place,
      help: "write `protocol`, its id and its version first, such as `protocol knee 1.0.0`"
    )
  }

  static func missingHeader(_ line: String, example: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "missing-header",
      "the header has no line `\(line)`",
      at: place,
      help: "write, for instance, `\(example)`"
    )
  }

  static func invalidVersion(_ text: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-version",
      "`\(text)` is not a version",
      at: place,
      help: "a version is two or three numbers, such as `1.0` or `1.0.2`"
    )
  }

  static func approvedInFile(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "unknown-word",
      "a file cannot say that it is approved",
      at: place,
      label: "`example`, `draft` or `retired`",
      help: "approval is kept apart, against the file's content; `behov approve` gives it"
    )
  }
}

// MARK: Sections

extension Diagnostic {
  static func unknownSection(
    _ word: String,
    meant: String?,
    among sections: [String],
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      code: "unknown-section",
      "there is no section `\(word)`",
      at: place,
      label: meant.map(didYouMean),
      help: meant == nil ? "the sections are \(list(sections))" : nil,
      fixIts: .respelling(word, among: sections, at: place).filter { $0.replacement == meant }
    )
  }

  static func duplicateSection(_ section: String, at place: Place, first: Place) -> Diagnostic {
    Diagnostic(
      code: "duplicate-section",
      "there is one `\(section)` in a file",
      at: place,
      notes: [.init("first stands here", at: first)],
      help: "move its lines to the first"
    )
  }

  static func notIndented(_ section: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "indentation",
      "a line of `\(section)` begins in the first column",
      at: place,
      help: "indent it: only a section begins in the first column",
      fixIts: [FixIt(start(of: place), replacement: "  ")]
    )
  }

  static func indentedSection(_ section: String, indent: Place, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "indentation",
      "section `\(section)` is indented",
      at: place,
      help: "a section begins in the first column",
      fixIts: [FixIt(indent, replacement: "")]
    )
  }

  static func emptySection(_ section: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "empty-section",
      "`\(section)` holds no table",
      at: place,
      help: "the first row names the columns, such as `| id | value |`"
    )
  }
}

// MARK: Rules and texts

extension Diagnostic {
  static func missingColour(_ rule: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "missing-colour",
      "rule `\(rule)` gives no colour",
      at: place,
      help: "write `rule \(rule) yellow`, or `yellow when` and `red when`"
    )
  }

  static func whenOnFirstLine(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "syntax",
      "`when` begins a line of its own",
      at: place,
      help: "put it on the next line, indented"
    )
  }

  static func missingCondition(_ rule: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "missing-condition",
      "rule `\(rule)` has no condition",
      at: place,
      help: "write a line `when` and what makes it fire"
    )
  }

  static func colourTwice(_ rule: String, at place: Place, first: Place) -> Diagnostic {
    Diagnostic(
      code: "duplicate-line",
      "rule `\(rule)` gives its colour twice",
      at: place,
      notes: [.init("first given here", at: first)],
      help: "write `when` without a colour, or take the colour from the first line"
    )
  }

  static func unknownPlaceholder(_ word: String, meant: String?, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "unknown-placeholder",
      "`{\(word)}` stands for nothing",
      at: place,
      label: meant.map { didYouMean("{\($0)}") },
      help: meant == nil ? "the placeholders are `{value}` and `{limit}`" : nil,
      fixIts: meant.map { [FixIt(place, replacement: "{\($0)}")] } ?? []
    )
  }

  static func openPlaceholder(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "unknown-placeholder",
      "a placeholder has no `}`",
      at: place,
      help: "the placeholders are `{value}` and `{limit}`"
    )
  }
}
