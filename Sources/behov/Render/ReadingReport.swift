import Forms
import Triage
import Values

/// Writes what becomes of each line of readings: as lines for programs, or for people what was
/// refused.
struct ReadingReport {
  /// The file that the lines stand in, where there are several.
  var file: String?
  private var stored = 0
  private var duplicate = 0
  private var rejected = 0
  private var isFirst = true
  private let session: Session
  private let format: Settings.Format

  init(_ session: Session) {
    self.session = session
    format = session.format(standard: .ndjson)
  }

  mutating func take(_ outcome: ReadingOutcome, _ output: inout Output) throws {
    count(outcome)
    switch format {
    case .ndjson: try output.writeLine(outcome.json(file: file))
    case .json:
      try output.write(isFirst ? "[\n" : ",\n")
      try output.write(outcome.json(file: file))
      isFirst = false
    default:
      guard case .rejected(let line, let quarantined) = outcome else { return }
      try output.write(session.terminal.text(lines(line, quarantined)))
    }
  }

  mutating func count(_ outcome: ReadingOutcome) {
    switch outcome {
    case .stored: stored += 1
    case .duplicate: duplicate += 1
    case .rejected: rejected += 1
    }
  }

  func finish(_ output: inout Output) throws {
    if format == .json { try output.write(isFirst ? "[]\n" : "\n]\n") }
    if format == .table {
      let words = session.settings.language.wording
      try output.write(session.terminal.text([Line(words.readings(stored, duplicate, rejected))]))
    }
  }

  /// The last line that `observe` says; programs read it, so it is the same in every language.
  var line: Line {
    let lines = stored + duplicate + rejected
    return Line(
      "complete: \(lines) lines: \(stored) stored, \(duplicate) duplicate, \(rejected) rejected"
    )
  }

  /// Whether every line is stored, now or from before.
  var status: ExitStatus { rejected == 0 ? .done : .findings }

  private func lines(_ line: Int, _ quarantined: Quarantined) -> [Line] {
    let wording = session.settings.language.wording
    let place = [file, wording.place(line: line, column: quarantined.fault.column)]
      .compactMap(\.self).joined(separator: ": ")
    let whose = wording.readingSubject(
      patient: quarantined.shownPatient.map(visible),
      reading: quarantined.submission.map(visible)
    )
    let sentence = wording.reading(quarantined.fault) ?? wording.sentence(quarantined.fault)
    return Paragraph(width: session.terminal.width).lines(
      [whose, sentence, "\(place) (\(quarantined.fault.code))"].filter { !$0.isEmpty }
        .joined(separator: ": "),
      lead: "! ",
      leadStyle: .strong
    )
  }
}
