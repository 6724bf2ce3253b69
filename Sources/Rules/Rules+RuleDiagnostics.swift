import Diagnostics
import Values

extension Diagnostic {
  static func ruleNever(_ id: String, _ colour: Verdict, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "rule-never",
      "no answers make `\(id)` \(colour)",
      at: place,
      help: "two of its conditions exclude each other"
    )
  }

  static func ruleAlways(_ id: String, _ colour: Verdict, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "rule-always",
      "every answer makes `\(id)` \(colour)",
      at: place,
      help: "look for an `or` that should be `and`, or a limit at the end of the range"
    )
  }

  static func colourFalls(
    _ id: String,
    _ value: String,
    _ steps: [(answer: String, colour: Verdict)],
    with others: [String],
    through score: String?,
    at place: Place
  ) -> Diagnostic {
    let answers = steps.map { "\($0.answer) is \($0.colour)" }.joined(separator: ", ")
    return Diagnostic(
      code: "colour-falls",
      "the colour falls as `\(value)` worsens, by `\(id)`: \(answers)",
      at: place,
      label: others.isEmpty ? nil : "with " + others.joined(separator: ", "),
      help: score.map { score in
        "`\(score)` is computed of it: turn it round in the formula, or mend which way it is worse"
      } ?? "a rule that holds for an answer holds for every worse one too"
    )
  }

  static func ruleFalls(
    _ id: String,
    _ steps: [(answer: String, colour: Verdict)],
    at place: Place
  ) -> Diagnostic {
    let answers = steps.map { "\($0.answer) is \($0.colour)" }.joined(separator: ", ")
    return Diagnostic(
      .note,
      code: "rule-falls",
      "`\(id)` by itself falls as an answer worsens: \(answers)",
      at: place,
      help: "another finding keeps the colour up"
    )
  }

  static func ruleImplied(_ id: String, by other: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .note,
      code: "rule-implied",
      "wherever `\(id)` fires, `\(other)` is at least as bad",
      at: place,
      help: "it changes no colour; keep it for its sentence, or take it out"
    )
  }

  static func notAnalysed(_ id: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .note,
      code: "not-analysed",
      "`\(id)` reads so much that not all of it could be tried",
      at: place,
      help: "split it into rules that read less"
    )
  }
}
