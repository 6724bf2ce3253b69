import JSONText
import Triage
import Values

/// What came of decisions that were made again: those that came out otherwise, as they come.
struct ReplayListing {
  private let session: Session
  private let format: Settings.Format
  private var same = 0
  private var lookingAhead = 0
  private var different = 0
  private var impossible = 0
  private var wording: any Wording { session.settings.language.wording }

  init(_ session: Session) {
    self.session = session
    format = session.format(standard: .table)
  }

  /// Whether every decision came out the same.
  var isEmpty: Bool { different + impossible == 0 }

  /// Whether there was no decision to make again, which proves nothing.
  var isNothing: Bool { isEmpty && same == 0 }

  mutating func take(
    _ decided: KeptPatient.Decided,
    _ outcome: Replay.Outcome,
    _ output: inout Output
  ) throws {
    switch outcome {
    case .same:
      same += 1
      return
    case .sameLookingAhead:
      same += 1
      lookingAhead += 1
      return
    case .different: different += 1
    case .impossible: impossible += 1
    }
    if format == .ndjson {
      try output.writeLine(json(decided, outcome))
    } else {
      try output.write(session.terminal.text(lines(decided, outcome)))
    }
  }

  func finish(_ output: inout Output) throws {
    guard format == .table, isEmpty else { return }
    if isNothing {
      return try output.write(session.terminal.text([Line(wording.nothingReplayed, .strong)]))
    }
    try output.write(session.terminal.text([Line(wording.replayedSame(same), .strong)]))
    if lookingAhead > 0 {
      let told = Line(wording.replayedLookingAhead(lookingAhead))
      try output.write(session.terminal.text([told]))
    }
  }

  /// How many came out how; the counts are the same in every language.
  var summary: Line {
    let count = same + different + impossible
    return Line(
      "complete: \(count) decisions: \(same) same, \(different) different, "
        + "\(impossible) not decided again"
    )
  }

  private func lines(_ decided: KeptPatient.Decided, _ outcome: Replay.Outcome) -> [Line] {
    var lines = [Line(decided.id, .strong)]
    let paragraph = Paragraph(width: session.terminal.width)
    switch outcome {
    case .different(let differences):
      let engine = Decision(json: decided.json)?.engine
      if let engine, engine != Behov.version {
        lines.append(Line("  \(wording.decidedBy(engine: engine))"))
      }
      for difference in differences {
        let place = difference.place.isEmpty ? wording.wholeDecision : difference.place
        let told = wording.replayed(
          difference.stored ?? wording.nothingThere,
          difference.again ?? wording.nothingThere
        )
        lines += paragraph.lines("\(place): \(told)", lead: "  ")
      }
    case .impossible(let obstacle): lines += paragraph.lines(wording.sentence(obstacle), lead: "  ")
    case .same, .sameLookingAhead: break
    }
    return lines
  }

  private func json(_ decided: KeptPatient.Decided, _ outcome: Replay.Outcome) -> [UInt8] {
    JSONWriter.object { object in
      object.string("decision", decided.id)
      object.string("submission", decided.submission)
      object.string("engine", ifPresent: Decision(json: decided.json)?.engine)
      switch outcome {
      case .different(let differences):
        object.array("differences") { array in
          for difference in differences { array.object { difference.write(&$0) } }
        }
      case .impossible(let obstacle): object.string("obstacle", obstacle.rawValue)
      case .same, .sameLookingAhead: break
      }
    }
  }
}

extension ReplayDifference {
  fileprivate func write(_ object: inout JSONObjectWriter) {
    object.string("place", place)
    object.string("stored", ifPresent: stored)
    object.string("again", ifPresent: again)
  }
}
