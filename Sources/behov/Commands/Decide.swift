import ArgumentParser
import Diagnostics
import Forms
import JSONText
import Scheduling
import Storage
import Triage
import Values

/// Turns submissions into decisions.
struct Decide: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "triage",
    abstract: "Turn submissions into decisions.",
    discussion: """
      behov triage submissions.ndjson --patients patients.ndjson
      portal-export | behov triage - --format ndjson > decisions.ndjson
      portal | behov triage --live
      behov triage --redecide --patients patients.ndjson
      """
  )

  @Argument(help: "Files of submissions, one a line; \"-\" or none is standard input.")
  var files: [String] = []

  @Option(
    help: ArgumentHelp(
      "The patients, one a line (NDJSON); what a line does not name stays as recorded.",
      valueName: "file"
    )
  )
  var patients: String?

  @Flag(help: "Write the decision in force, whole, for a line that was decided before.")
  var `repeat` = false

  @Flag(
    help: "First decide again what is stored, where the protocol or the patient has changed since."
  )
  var redecide = false

  @Flag(help: "Only count what would become of the lines: nothing is stored, no decision written.")
  var count = false

  @Flag(help: "Decide each line of standard input as it comes, and answer it once it is stored.")
  var live = false

  @Option(
    help: ArgumentHelp(
      "With --redecide: only forms filled in on that day or later, as 2026-09-01.",
      valueName: "date"
    )
  )
  var since: String?

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table, .ndjson, .json]
  var inputs: [String] { files.filter { $0 != "-" } + [patients].compactMap(\.self) }

  func validate() throws {
    if try Day.read(since, "--since") != nil, !redecide {
      throw ValidationError("--since goes with --redecide")
    }
    if count, redecide || `repeat` {
      throw ValidationError("--count stores nothing: it goes neither with --redecide nor --repeat")
    }
    if count, files.count > 1 {
      throw ValidationError(
        "--count takes one file: of what an earlier file would leave, a later one would know nothing"
      )
    }
    if live, redecide || count || common.output != nil || files.contains(where: { $0 != "-" }) {
      throw ValidationError(
        "--live reads standard input and answers on standard output: it goes neither with files, nor "
          + "with --redecide, --count or --output"
      )
    }
    if files.isEmpty, !redecide, SystemCalls.isTerminal(0) {
      throw ValidationError(
        "behov triage takes files of submissions, or \"-\" to read what you type"
      )
    }
  }

  func run(_ session: Session) async throws -> ExitStatus {
    Signals.catchInterruption()
    if live { return try live(session) }
    let content = try ClinicContent(session.settings)
    let protocols = try content.inForce(session)
    let changes = try self.patients.map { try PatientList.read($0, session, protocols) }
    do {
      let names = files.isEmpty && !redecide ? ["-"] : files
      let sources = try names.map { try FileLines($0) }
      if count { return try count(sources[0], changes, protocols, content, session) }
      let store = try session.openStore()
      try session.checkClock(store)
      var report = BatchReport(
        session,
        store,
        format: session.format(standard: .ndjson),
        repeats: self.repeat
      )
      var output = try session.output()
      let run = ClinicRun(session, content, protocols, store)
      let list = try changes.map { try PatientList.record($0, store, session) }
      var ending = Ending()
      do {
        ending = try decide(Array(zip(names, sources)), list, run, &report, &output)
        if !ending.isInterrupted || session.settings.output == nil {
          try report.finish(&output)
          try output.finish()
        }
      } catch OutputError.failed(let path, let number) {
        throw CommandFailure(path, number, help: session.settings.language.wording.repeatWritesIt)
      } catch let error as StorageError {
        // What is stored was decided before the disk failed, and whoever reads the result has it.
        if session.settings.output == nil {
          try? report.writeHeld(&output)
          try? output.flush()
        }
        throw error
      } catch let error as CommandFailure {
        // The same where the input can no longer be read.
        if let path = session.settings.output {
          if report.tally.lines > 0 {
            let wording = session.settings.language.wording
            session.talk.say(Line(wording.notPutInPlace(visible(path))))
          }
        } else {
          try? report.finish(&output)
          try? output.finish()
        }
        throw error
      }
      return end(ending, report, list, session)
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }
}

extension Decide {
  /// How the deciding of all files ended.
  private struct Ending {
    var left = Redeciding<Store>.Left()
    var isInterrupted = false
    /// The lines that were decided before this run.
    var decidedBefore = 0
  }

  private func decide(
    _ files: [(name: String, source: FileLines)],
    _ list: PatientList?,
    _ run: ClinicRun,
    _ report: inout BatchReport,
    _ output: inout Output
  ) throws -> Ending {
    var ending = Ending()
    if redecide {
      if let patients = list?.patients { try run.keep(patients) }
      let since = try Day.read(since, "--since")
      ending.left = try run.redecide(since: since) { try report.take($0, &output) }
    }
    for (name, source) in files {
      report.file = files.count > 1 ? name : nil
      var progress = Progress(run.session)
      defer { progress.end() }
      func begin(_ start: BatchStart) {
        ending.decidedBefore += start.decidedBefore
        progress.begin(start)
      }
      let summary = try run.decide(
        source,
        list?.patients,
        isKept: isAnythingKept(run.session),
        beginning: begin
      ) {
        try report.take($0, &output)
        progress.count($0)
      }
      ending.isInterrupted = summary.isInterrupted
      if summary.isInterrupted { break }
    }
    return ending
  }

  /// Whether what is decided is asked for again: by a later run, a later file, or to be shown once more.
  private func isAnythingKept(_ session: Session) -> Bool {
    session.settings.store != Store.memory || files.count > 1 || redecide || self.repeat
  }

  /// Says what a person has to know of the run, and at last the counts.
  private func end(
    _ ending: Ending,
    _ report: BatchReport,
    _ list: PatientList?,
    _ session: Session
  ) -> ExitStatus {
    let wording = session.settings.language.wording
    if ending.left.unread > 0 {
      session.talk.say(Line(wording.notRedecided(ending.left.unread)))
    }
    for note in list?.notes ?? [] { session.talk.say(Line(note)) }
    if let changed = list?.changed, changed > 0, !redecide {
      session.talk.say(Line(wording.enrolmentsChanged(changed)))
    }
    if ending.decidedBefore > 0, !self.repeat, session.format(standard: .ndjson) != .table {
      session.talk.note(Line(wording.onlyTheColour(ending.decidedBefore)))
    }
    if ending.isInterrupted, report.tally.lines > 0, let path = session.settings.output {
      session.talk.say(Line(wording.notPutInPlace(visible(path))))
    }
    session.talk.say(report.tally.line(isInterrupted: ending.isInterrupted))
    if ending.isInterrupted { return .interrupted }
    return ending.left.isNone ? report.tally.status : .findings
  }

  /// Tells how many lines would end how, and what would fire.
  private func count(
    _ source: FileLines,
    _ changes: [PatientChange]?,
    _ protocols: [TriageProtocol],
    _ content: ClinicContent,
    _ session: Session
  ) throws -> ExitStatus {
    let store = try session.storeToReadOrNone()
    let run = ClinicRun(session, content, protocols, store)
    let patients = try changes.map { try run.patients(after: $0) }
    let count = try run.count(source, patients)
    if count.summary.isInterrupted {
      // Half a count is none.
      session.talk.say(Line(session.settings.language.wording.countInterrupted))
      return .interrupted
    }
    var output = try session.output()
    try CountListing(count: count, protocols: protocols, session: session).write(&output)
    try output.finish()
    return count.summary.notAssessed + count.summary.rejected == 0 ? .done : .findings
  }
}
