import Forms
import Storage
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
  private var decided: [Decision] = []
  private var unread = UnreadReadings()
  private var isAnyUnread = false
  private let session: Session
  private let format: Settings.Format

  init(_ session: Session) {
    self.session = session
    format = session.format(standard: .ndjson)
  }

  mutating func take(_ outcome: ReadingOutcome, _ output: inout Output) throws {
    unread.take(outcome)
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

  /// Takes what readings have decided: a form again, or something without a form.
  mutating func take(_ outcome: BatchOutcome, _ output: inout Output) throws {
    guard case .decision(_, let written) = outcome else { return }
    let decision = written.decision
    decided.append(decision)
    switch format {
    case .ndjson: try output.writeLine(decision.json)
    case .json:
      try output.write(isFirst ? "[\n" : ",\n")
      try output.write(decision.json)
      isFirst = false
    default: try output.write(session.terminal.text(lines(decision)))
    }
  }

  func finish(_ output: inout Output) throws {
    if format == .json { try output.write(isFirst ? "[]\n" : "\n]\n") }
    if format == .table {
      let words = session.settings.language.wording
      try output.write(session.terminal.text([Line(words.readings(stored, duplicate, rejected))]))
    }
  }

  /// Says which readings nobody reads, and how many decisions the others have made.
  mutating func tell(_ store: Store, _ protocols: [TriageProtocol]) throws {
    let wording = session.settings.language.wording
    let sentences = try unread.sentences(store, protocols, wording)
    isAnyUnread = !sentences.isEmpty
    for sentence in sentences { session.talk.say(Line(sentence)) }
    if decided.isEmpty { return }
    let started = decided.count(where: \.isStartedByReadings)
    session.talk.say(Line(wording.decidedByReadings(decided.count - started, started)))
  }

  /// The last line that `observe` says; programs read it, so it is the same in every language.
  var line: Line {
    let lines = stored + duplicate + rejected
    return Line(
      "complete: \(lines) lines: \(stored) stored, \(duplicate) duplicate, \(rejected) rejected"
    )
  }

  /// Whether every line is stored, now or from before, is read, and left nothing unassessed.
  var status: ExitStatus {
    let isGrey = decided.contains { $0.colour == .grey }
    return rejected == 0 && !isAnyUnread && !isGrey ? .done : .findings
  }

  /// Which patient is assessed anew, and the weightiest reason.
  private func lines(_ decision: Decision) -> [Line] {
    let wording = session.settings.language.wording
    let whose = wording.subject(
      patient: visible(decision.patient),
      submission: decision.isStartedByReadings ? nil : visible(decision.submission)
    )
    return Paragraph(width: session.terminal.width).lines(
      "\(whose): \(Summary(decision, wording).reason)",
      lead: wording.label(decision.colour) + "  ",
      leadStyle: decision.colour.style
    )
  }

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
