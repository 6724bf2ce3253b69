import Diagnostics
import Values

extension Diagnostic {
  static func invalidCode(_ code: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-code",
      "`\(code)` is not a code with its system",
      at: place,
      help: "write it as `system|code`: \"http://loinc.org|29463-7\""
    )
  }

  static func unknownUnit(_ unit: String, among known: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      code: "unknown-unit",
      "`\(unit)` is not a unit that is known",
      at: place,
      label: Diagnostics.didYouMean(unit, among: known).map { "did you mean `\($0)`?" },
      help: "units are UCUM codes, case and all: \(known.joined(separator: ", "))"
    )
  }

  static func readingsInMonths(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "invalid-period",
      "readings are expected every so many minutes, hours, days or weeks",
      at: place
    )
  }

  static func noPlausibleRange(_ id: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "no-plausible-range",
      "`\(id)` does not say what a reading can be",
      at: place,
      help: "add a column `plausible`, with a range such as `[1..35]`"
    )
  }

  static func plausibleNotRange(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "no-plausible-range",
      "what a reading can be is a range of numbers, both ends included",
      at: place,
      help: "write it as `[1..35]`"
    )
  }

  static func noCoverage(_ id: String, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "no-coverage",
      "`\(id)` does not say how many readings are enough",
      at: place,
      help: "add a column `usable when`, such as `coverage >= 70`"
    )
  }

  static func coverageNotTold(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "no-coverage",
      "how many readings are enough is a share of those expected",
      at: place,
      help: "write it as `coverage >= 70`, above 0 and 100 at most"
    )
  }

  static func unreadSeries(_ id: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      code: "unread-series",
      "no value is made of the series `\(id)`",
      at: place,
      help: "take it out, or make a value of it: `\(id).mean(last 14 days)`"
    )
  }
}
