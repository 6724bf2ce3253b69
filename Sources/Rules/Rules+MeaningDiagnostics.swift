import Diagnostics
import Values

// MARK: One value

extension Diagnostic {
  /// Where both ends have a colour, `neither` is how an author says that no way is worse.
  static func colourFalls(
    _ name: String,
    _ fall: [(number: Number, colour: Verdict)],
    _ line: RowColours,
    _ setting: String,
    neither: String?,
    at place: Place
  ) -> Diagnostic {
    let answers = fall.map { "\($0.number) is \($0.colour)" }.joined(separator: ", ")
    return Diagnostic(
      code: "colour-falls",
      "the colour of \(name) falls as the answer worsens\(setting): \(answers)",
      at: place,
      label: "\(line)",
      help: "limits are one-sided and nested, such as `>= 10` for yellow and `>= 20` for red"
        + (neither.map { "; if both low and high are dangerous, write \($0)" } ?? "")
    )
  }

  static func colourUnreached(
    _ name: String,
    _ colour: Verdict,
    _ line: RowColours,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      code: "colour-unreached",
      "no value of \(name) is \(colour)",
      at: place,
      label: "\(line)",
      help: colour == .yellow
        ? "red takes every value that is yellow: move a limit, or write `never` under yellow"
        : "move the limit, or write `never` under \(colour)"
    )
  }

  static func colourUnreached(_ name: String, _ colour: Verdict, at place: Place) -> Diagnostic {
    Diagnostic(
      code: "colour-unreached",
      "no answers make \(name) \(colour)",
      at: place,
      help: "move the limit, or write `never` under \(colour)"
    )
  }

  static func thresholdNever(_ id: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      code: "threshold-never",
      "`\(id)` is never yellow and never red",
      at: place,
      help: "write a limit, or take the row out and name what it reads as `informative`"
    )
  }

  static func colourGap(_ name: String, _ answers: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      code: "colour-gap",
      "no cell of \(name) says which colour it is where \(answers.joined(separator: ", "))",
      at: place,
      help: "write `-` under green: it is then all that is neither yellow nor red"
    )
  }

  static func colourGap(
    _ name: String,
    _ gap: Number,
    _ line: RowColours,
    _ setting: String,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      code: "colour-gap",
      "no cell says which colour \(gap) of \(name) has\(setting)",
      at: place,
      label: "\(line)",
      help: "write `-` under green: it is then all that is neither yellow nor red"
    )
  }
}
