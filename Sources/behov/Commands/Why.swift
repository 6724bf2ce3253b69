import ArgumentParser
import Diagnostics
import FollowUp
import Forms
import Pages
import Storage
import Triage
import Values

/// Explains one decision.
struct Why: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Explain one decision: what was found, what was open, what would settle it.",
    discussion: """
      behov why s-13
      behov why s-13 --format note            six lines for the patient's record
      behov why s-13 --format html -o s-13.html   one file that prints on A4
      """
  )

  @Argument(help: "The id of a submission.")
  var id: String?

  @Option(help: ArgumentHelp("Decide a submission in a file and explain that.", valueName: "file"))
  var file: String?

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table, .ndjson, .json, .note, .html]
  var inputs: [String] { [file].compactMap(\.self) }

  func validate() throws {
    if (id == nil) == (file == nil) {
      throw ValidationError("behov why takes either the id of a submission or --file")
    }
  }

  func run(_ session: Session) async throws -> ExitStatus {
    do {
      if let id { return try explain(id, session) }
      return try explain(file: file ?? "", session)
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }

  /// What is stored is explained from the store alone: neither forms nor rules are read.
  private func explain(_ id: String, _ session: Session) throws -> ExitStatus {
    let store = try Store(path: session.settings.store, .existing)
    let quarantined = try store.quarantined(submission: id)
    if let stored = try store.decisions(of: id).first {
      session.recordAccess(id, [stored.decision.patient], store)
      let conflicts = quarantined.filter { $0.fault.code == FaultCode.conflict.rawValue }
      if session.format(standard: .table) == .note {
        let entry = try store.entry(ofDecision: stored.id)
        return try note(stored.decision, line: stored.line, entry, id: stored.id, session)
      }
      return try show(stored.decision, stored.json, conflicts: conflicts.map(\.now), session)
    }
    if let refused = quarantined.last {
      session.recordAccess(id, refused.patient.map { [$0] }, store)
    }
    guard let refused = quarantined.last else {
      let wording = session.settings.language.wording
      throw CommandFailure(
        .unusableInput,
        wording.noSubmission(visible(id), store: session.settings.store)
      )
    }
    throw CommandFailure(
      .findings,
      rejection(id, refused.fault, session)
    )
  }

  private func explain(file: String, _ session: Session) throws -> ExitStatus {
    let content = try ClinicContent(session.settings)
    let protocols = try content.inForce(session)
    let source = try Files.required(file)
    let store = try session.storeToReadOrNone()
    var found: Decision?
    let run = ClinicRun(session, content, protocols, store)
    try run.look(HeldLines(source.bytes)) { outcome in
      switch outcome {
      case .decision(let line, let written): if line != nil { found = written.decision }
      case .rejected(_, let refused):
        throw CommandFailure(
          .findings,
          rejection(refused.submission ?? file, refused.fault, session)
        )
      case .duplicate: break
      }
    }
    guard let found else { throw CommandFailure(.unusableInput, "\(file) holds no submission") }
    session.recordAccess(found.submission, [found.patient], store)
    return session.format(standard: .table) == .note
      ? try note(found, line: source.bytes, nil, id: nil, session)
      : try show(found, found.json, session)
  }

  /// Which line was refused and why, in the reader's language, with its code and place.
  private func rejection(_ id: String, _ fault: DecisionFault, _ session: Session) -> String {
    let wording = session.settings.language.wording
    let place = wording.place(line: fault.line, column: fault.column)
    return wording.refused("`\(id)`", wording.sentence(fault)) + " (\(fault.code), \(place))"
  }

  /// Explains a decision; programs get it as it was written, and what else came with its id is
  /// said beside it.
  private func show(
    _ decision: Decision,
    _ json: [UInt8],
    conflicts: [Instant] = [],
    _ session: Session
  ) throws -> ExitStatus {
    var output = try session.output()
    let explanation = Explanation(
      decision: decision,
      conflicts: conflicts,
      wording: session.settings.language.wording,
      width: session.terminal.width
    )
    switch session.format(standard: .table) {
    case .table: try output.write(session.terminal.text(explanation.lines))
    case .html: try output.write(explanation.page.html)
    default:
      try output.writeLine(json)
      let said = session.settings.language.wording.conflicts(conflicts)
      if let said { session.talk.say(said) }
    }
    try output.finish()
    return .done
  }

  /// Six lines for the patient's record.
  private func note(
    _ decision: Decision,
    line: [UInt8],
    _ entry: WorklistEntry?,
    id: String?,
    _ session: Session
  ) throws -> ExitStatus {
    let note = RecordNote(
      decision: decision,
      submission: try? SubmissionReader.read(line),
      entry: entry,
      id: id,
      wording: session.settings.language.wording
    )
    var output = try session.output()
    try output.write(session.terminal.text(note.lines))
    try output.finish()
    return .done
  }
}
