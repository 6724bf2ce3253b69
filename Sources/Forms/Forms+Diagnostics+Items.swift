import Diagnostics
import Expressions
import Values

private func suggestion(_ word: String, _ known: some Sequence<String>) -> String? {
  didYouMean(word, among: known).map { "did you mean `\($0)`?" }
}

// MARK: Items and options

extension Diagnostic {
  static func noDirection(of what: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "no-direction",
      "`worse` is missing: every number says which way it is worse",
      at: place,
      help: "write \"worse\": \"higher\", \"lower\" or \"neither\""
    )
  }

  static func secondAnchor(first: Place, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "second-anchor",
      "a plan counts from one date only",
      at: place,
      notes: [Note("the first anchor", at: first)]
    )
  }

  static func factNobodyGives(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "fact-nobody-gives",
      "no enrolment tells `\(name)` of a patient",
      at: place,
      help: "it tells `birth_date`, `sex` and one date as `anchor`: ask for any other in the form"
    )
  }

  static func sexIsOption(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "fact-nobody-gives",
      "an enrolment tells `sex` as `female` or `male`",
      at: place,
      help: "make it `coded`, with both among its options"
    )
  }

  static func birthDateIsDate(at place: Place) -> Diagnostic {
    Diagnostic(code: "wrong-type", "`birth_date` is a date, which `age` follows from", at: place)
  }

  static func nestedRepeat(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "nested-repeat",
      "a repeated section cannot stand in another",
      at: place
    )
  }

  static func optionCount(_ count: Int, _ limits: ClosedRange<Int>, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-options",
      "a set has \(limits.lowerBound) to \(limits.upperBound) options, not \(count)",
      at: place
    )
  }

  static func duplicateValue(_ value: Number, first: Place, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-options",
      "two options of a set have the value \(value)",
      at: place,
      notes: [Note("first used here", at: first)]
    )
  }

  static func optionValue(_ id: String, decimals: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-options",
      decimals == 0
        ? "option `\(id)` of an ordinal must have a whole number as `value`"
        : "option `\(id)` of a scale must have a `value` of at most \(decimals) decimals",
      at: place
    )
  }

  static func unknownOptionSet(_ id: String, among known: [String], at place: Place)
    -> Diagnostic
  {
    Diagnostic(
      code: "unknown-option-set",
      "there is no option set `\(id)` in this file",
      at: place,
      label: suggestion(id, known),
      fixIts: .respelling(id, among: known, at: place)
    )
  }

  static func unknownOption(_ id: String, of set: String, among known: [String], at place: Place)
    -> Diagnostic
  {
    Diagnostic(
      code: "unknown-option",
      "\"\(id)\" is not an option of `\(set)`",
      at: place,
      label: suggestion(id, known)
    )
  }

  static func invalidOnAnswer(_ possible: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-on-answer",
      "this is not an answer of the item",
      at: place,
      help: "answers: \(possible)"
    )
  }
}

// MARK: Numbers and ranges

extension Diagnostic {
  static func tooLargeNumber(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-number",
      "this number has more digits than are held exactly",
      at: place
    )
  }

  static func invalidNumber(_ limits: ClosedRange<Int>, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-number",
      "expected a whole number from \(limits.lowerBound) to \(limits.upperBound)",
      at: place
    )
  }

  static func invalidChange(at place: Place) -> Diagnostic {
    Diagnostic(code: "invalid-number", "`mcid` is above 0 and at most the range", at: place)
  }

  static func invalidRange(decimals: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-range",
      decimals == 0
        ? "a range is two whole numbers, the lower first"
        : "a range is two numbers, the lower first, with at most \(decimals) decimals",
      at: place,
      help: "such as [0, 10]"
    )
  }

  static func invalidRepeats(at place: Place) -> Diagnostic {
    Diagnostic(code: "invalid-range", "`min` is above `max`", at: place)
  }

  static func invalidDateRange(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-range",
      "a range of days is two periods, the earlier first",
      at: place,
      help: "such as [\"-120 years\", \"0 days\"], counted from the day the form is authored"
    )
  }

  static func invalidPeriod(_ text: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-period",
      "`\(text)` is not a period",
      at: place,
      help:
        "a period is a whole number of days, weeks, months or years, 200 years at most, such as `-6 months`"
    )
  }

  static func oneUnit(at place: Place) -> Diagnostic {
    Diagnostic(code: "invalid-units", "a quantity has exactly one unit", at: place)
  }
}
