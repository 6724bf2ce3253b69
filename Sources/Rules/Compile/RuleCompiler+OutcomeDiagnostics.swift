import Diagnostics
import Values

// MARK: Consultations and texts

extension Diagnostic {
  static func nearlyKnown(_ word: String, _ meant: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      code: "nearly-known",
      "`\(word)` would be a contact or a role of the clinic's own",
      at: place,
      label: "did you mean `\(meant)`?",
      help: "call one of your own something that is not so near a known one"
    )
  }

  static func incompleteConsultation(
    _ contact: String,
    by role: String?,
    hasDeadline: Bool,
    at place: Place
  ) -> Diagnostic {
    let who = "under `by`, such as `nurse`"
    let when = "under `within`, such as `3 working days`"
    let (lacks, cure) =
      switch (role, hasDeadline) {
      case (nil, false):
        ("neither by whom nor within what time", "write who \(who), and the time \(when)")
      case (nil, true): ("not by whom", "write who \(who)")
      case (_?, _): ("not within what time", "write the time \(when)")
      }
    return Diagnostic(
      code: "incomplete-consultation",
      "the contact `\(contact)` says \(lacks)",
      at: place,
      help: cure
    )
  }

  static func expectedColour(at place: Place) -> Diagnostic {
    Diagnostic(code: "type-mismatch", "expected green, yellow or red", at: place)
  }

  static func unknownFiredName(_ name: String, among known: [String], at place: Place) -> Diagnostic
  {
    Diagnostic(
      code: "unknown-finding",
      "`\(name)` is neither a threshold nor a rule",
      at: place,
      label: Diagnostics.didYouMean(name, among: known).map { "did you mean `\($0)`?" },
      fixIts: .respelling(name, among: known, at: place)
    )
  }

  static func noConsultation(at place: Place) -> Diagnostic {
    Diagnostic(
      code: "no-consultation-row",
      "a protocol says which consultation each colour leads to",
      at: place,
      help: "add a section `consultation`"
    )
  }

  static func safetyNotNamed(_ id: String, _ colour: Colour, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "safety-not-named",
      "no row for \(colour) names `\(id)`, which is a matter of safety",
      at: place,
      help: "name it in the column `fired` of a row for \(colour), with the shortest time"
    )
  }

  static func safetyNotSoonest(_ id: String, _ colour: Colour, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "safety-not-named",
      "`\(id)` is a matter of safety and waits longer than another row for \(colour)",
      at: place,
      help: "no row for \(colour) has a shorter time than the one that names it"
    )
  }

  static func missingTitle(_ language: Language, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "missing-text",
      "the protocol has no title in \(language.rawValue)",
      at: place,
      help: "write a line `title \(language.rawValue) \"…\"` under it, with the title in the quotes"
    )
  }

  static func missingTexts(
    _ keys: [String],
    _ language: Language,
    forPatient: Bool,
    hasSection: Bool,
    at place: Place
  ) -> Diagnostic {
    let shown = keys.prefix(5).map { "`\($0)`" }.joined(separator: ", ")
    let more = keys.count > 5 ? " and \(keys.count - 5) more" : ""
    let section = "texts \(language.rawValue)" + (forPatient ? " for patient" : "")
    let line = "`\(keys.first ?? "") \"…\"`"
    let reader = forPatient ? "the patient" : "the clinician"
    return Diagnostic(
      code: "missing-text",
      "`\(section)` says nothing of \(shown)\(more)",
      at: place,
      help: (hasSection ? "" : "begin a section `\(section)`, and ")
        + "write a line \(line) with what \(reader) reads in the quotes"
        + (keys.count > 1 ? ", and one for each of the others" : "")
    )
  }

  static func unneededText(_ key: String, among known: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      code: "unknown-text-key",
      "nothing is called `\(key)`",
      at: place,
      label: Diagnostics.didYouMean(key, among: known).map { "did you mean `\($0)`?" },
      fixIts: .respelling(key, among: known, at: place)
    )
  }
}
