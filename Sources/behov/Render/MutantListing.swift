import Expressions
import JSONText
import Triage
import Values

/// What became of the changes that were tried on one protocol.
struct MutantListing {
  /// The protocol's file.
  let path: String
  /// The changes.
  let tried: [MutantRun.Tried]
  /// The line in the file that a change is on.
  let line: (Mutant) -> Int

  /// The changes that no case noticed.
  var unnoticed: [MutantRun.Tried] {
    tried.filter { if case .unnoticed = $0.fate { true } else { false } }
  }

  private var equivalent: [MutantRun.Tried] { tried.filter { $0.fate == .equivalent } }

  /// How many there are of each.
  var counts: MutantCounts {
    let refused = tried.count { $0.fate == .refused }
    let others = unnoticed.count + equivalent.count + refused
    return MutantCounts(
      noticed: tried.count - others,
      unnoticed: unnoticed.count,
      equivalent: equivalent.count,
      refused: refused
    )
  }

  // MARK: For people

  /// The changes that nothing noticed, then those without effect, then how many there are.
  func lines(_ wording: any Wording) -> [Line] {
    var lines = unnoticedLines(wording)
    if !equivalent.isEmpty {
      if !lines.isEmpty { lines.append(Line()) }
      lines.append(Line(wording.withoutEffect))
      lines += equivalent.map { heading($0.mutant, wording, "  ", .plain) }
    }
    if !lines.isEmpty { lines.append(Line()) }
    let style: Line.Style = unnoticed.isEmpty ? .plain : .strong
    return lines + [Line("\(path): \(wording.mutants(counts))", style)]
  }

  /// The changes that nothing noticed, each with the case that would.
  func unnoticedLines(_ wording: any Wording) -> [Line] {
    unnoticed.flatMap { tried in
      [
        heading(tried.mutant, wording, "✗ ", .red),
        Line("    \(advice(tried, wording))"),
      ]
    }
  }

  private func heading(
    _ mutant: Mutant,
    _ wording: any Wording,
    _ mark: String,
    _ style: Line.Style
  ) -> Line {
    var line = Line("\(mark)\(path):\(line(mutant))", style)
    line.append("  \(wording.change(mutant.change, of: mutant.subject))")
    return line
  }

  /// The case that would notice a change.
  func advice(_ tried: MutantRun.Tried, _ wording: any Wording) -> String {
    guard case .unnoticed(let witness?) = tried.fate, !witness.values.isEmpty else {
      return wording.unnoticed(of: tried.mutant.subject)
    }
    let answers = witness.values.map { held in
      switch held.state {
      case .value(let value): "\(held.name) = \(value)"
      case .notApplicable: "\(held.name) \(wording.notApplicableShort)"
      case .unanswered: "\(held.name) \(wording.unansweredShort)"
      }
    }
    return wording.unnoticed(
      by: answers.joined(separator: ", "),
      before: Self.colour(witness.before, wording),
      after: Self.colour(witness.after, wording)
    )
  }

  private static func colour(_ outcome: Outcome, _ wording: any Wording) -> String {
    wording.word(Colour(proven: outcome.proven, possible: outcome.possible)).lowercased()
  }

  // MARK: For programs

  /// One object: how many there are of each, and those that nothing noticed or that have no effect.
  func write(_ object: inout JSONObjectWriter, _ wording: any Wording) {
    object.string("path", path)
    object.number("noticed", counts.noticed)
    object.number("unnoticed", counts.unnoticed)
    object.number("equivalent", counts.equivalent)
    object.number("refused", counts.refused)
    object.array("survivors") { array in
      for tried in unnoticed {
        array.object { object in
          write(tried.mutant, &object, wording)
          object.string("advice", advice(tried, wording))
        }
      }
    }
    object.array("without_effect") { array in
      for tried in equivalent { array.object { write(tried.mutant, &$0, wording) } }
    }
  }

  private func write(
    _ mutant: Mutant,
    _ object: inout JSONObjectWriter,
    _ wording: any Wording
  ) {
    object.number("line", line(mutant))
    object.string("block", mutant.block.rawValue)
    object.string("id", mutant.subject)
    object.string("kind", mutant.change.word)
    object.string("change", wording.change(mutant.change, of: mutant.subject))
  }
}

extension Mutant.Change {
  /// The kind of change in one word, for programs.
  var word: String {
    switch self {
    case .limit: "limit"
    case .dropped: "dropped"
    case .side: "side"
    case .colour: "colour"
    case .swapped: "swapped"
    case .option: "option"
    case .silence: "missing"
    }
  }
}
