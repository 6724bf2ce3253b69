import JSONText
import Triage
import Values

/// What the cases of one protocol leave out.
struct CoverageListing {
  /// The protocol's file.
  let path: String
  /// What they leave out.
  let gaps: [CaseCoverage.Gap]
  /// The line in the file of a threshold or rule.
  let line: (CaseCoverage.Gap) -> Int?

  /// Each in a line, then how many there are.
  func lines(_ wording: any Wording) -> [Line] {
    let lines = gaps.map { gap in
      var line = Line("✗ \(path)\(self.line(gap).map { ":\($0)" } ?? "")", .red)
      line.append("  \(wording.gap(gap))")
      return line
    }
    let style: Line.Style = gaps.isEmpty ? .plain : .strong
    let between = gaps.isEmpty ? [] : [Line()]
    return lines + between + [Line("\(path): \(wording.gaps(gaps.count))", style)]
  }

  /// One object: each with its kind, its id and a sentence.
  func write(_ object: inout JSONObjectWriter, _ wording: any Wording) {
    object.string("path", path)
    object.array("untried") { array in
      for gap in gaps { array.object { write(gap, &$0, wording) } }
    }
  }

  private func write(
    _ gap: CaseCoverage.Gap,
    _ object: inout JSONObjectWriter,
    _ wording: any Wording
  ) {
    if let line = line(gap) { object.number("line", line) }
    object.string("id", gap.subject)
    switch gap.kind {
    case .colour(let colour, _):
      object.string("kind", "colour")
      object.string("colour", colour.description)
    case .limit(let limit, let side, let point):
      object.string("kind", "limit")
      object.string("limit", limit)
      object.string("side", side.rawValue)
      object.string("at", ifPresent: point?.description)
    case .option(let option):
      object.string("kind", "option")
      object.string("option", option)
    case .unanswered: object.string("kind", "unanswered")
    }
    object.string("text", wording.gap(gap))
  }
}
