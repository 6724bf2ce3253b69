import ArgumentParser
import Diagnostics
import FollowUp
import Scheduling
import Storage
import Triage
import Values

/// Holds decisions against a clinic's own judgement of the same forms.
struct RunShadow: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "shadow",
    abstract: "Hold decisions against the clinic's own judgement of the same forms.",
    discussion: """
      Before a protocol is used: each form is decided as on the day it was filled in, by a protocol \
      that may still be a draft, in a store of its own that is removed. The judgements are a table \
      with the columns submission, colour (green, yellow, red, grey) and perhaps contact. It ends with \
      1 where a colour is milder than the clinic's, or a form or a judgement stands alone.

      behov shadow forms.ndjson --judgement clinic.csv --patients patients.ndjson --last 500
      """
  )

  @Argument(help: "A file of submissions, one a line; \"-\" is standard input.")
  var file: String

  @Option(help: ArgumentHelp("The clinic's judgements (CSV).", valueName: "file"))
  var judgement: String

  @Option(help: ArgumentHelp("The patients, one a line (NDJSON).", valueName: "file"))
  var patients: String?

  @Option(
    help: ArgumentHelp(
      "Only the forms that were filled in last; earlier ones are still compared with.",
      valueName: "n"
    )
  )
  var last: Int?

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table, .json, .csv]
  var inputs: [String] { [file, judgement, patients].compactMap(\.self).filter { $0 != "-" } }

  func validate() throws {
    if let last, last < 1 { throw ValidationError("--last takes a number from 1") }
  }

  func run(_ session: Session) async throws -> ExitStatus {
    Signals.catchInterruption()
    let judgements = try self.judgements(session)
    let content = try ClinicContent(session.settings)
    let protocols = try content.onTrial(session)
    let patients = try self.patients.map {
      try PatientList.read($0, session, protocols).map(\.patient)
    }
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    do {
      let store = try Store(path: temporary.path)
      let run = ClinicRun(session, content, protocols, store)
      let tally = try decide(run, patients, session)
      let shadow = Shadow(try store.latestForms(last), judgements)
      let listing = ShadowListing(shadow: shadow, session: session) {
        (submission) throws(StorageError) in try store.decisions(of: submission).first?.decision
      }
      var output = try session.output()
      try listing.write(&output)
      try output.finish()
      session.talk.say(tally.line(isInterrupted: false))
      let isWhole = shadow.unjudged.isEmpty && shadow.unknown.isEmpty && tally.rejected == 0
      return isWhole && shadow.milder.isEmpty ? .done : .findings
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }

  /// Decides every form as on its day.
  private func decide(
    _ run: ClinicRun,
    _ patients: [Patient]?,
    _ session: Session
  ) throws -> Tally {
    var tally = Tally()
    var patients = patients
    for part in try DayByDay(FileLines(file), session.settings.calendar).parts {
      let now = part.now.map { session.settings.calendar.local($0) }
      _ = try run.decide(part.lines, patients, now: now) { outcome in
        switch outcome {
        case .decision(let line, let written):
          if line == nil { tally.redecided += 1 } else { tally.add(written.decision.colour) }
        case .rejected: tally.rejected += 1
        case .duplicate(_, _, _, let colour): tally.addDuplicate(of: colour)
        }
      }
      if Signals.isInterrupted { throw CommandFailure(.interrupted, "stopped before the end") }
      patients = nil
    }
    return tally
  }

  private func judgements(_ session: Session) throws -> [Judgement] {
    let source = try Files.required(judgement, limit: 1 << 28)
    do { return try JudgementFile.read(source) } catch {
      let told = session.settings.language.wording.fault(error)
      throw CommandFailure(.unusableInput, "\(judgement): \(told)")
    }
  }
}
