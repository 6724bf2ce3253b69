import ArgumentParser
import Storage
import Triage

/// Takes in what devices have measured.
struct Observe: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "observe",
    abstract: "Store readings of devices, and assess what they change.",
    discussion: """
      A form is assessed with what was measured until it was filled in; where a reading comes later, \
      the form is assessed again. Where a protocol has the line `readings start triage`, what readings \
      alone make yellow or red is assessed without a form. Readings that no protocol reads are kept \
      and told.

      A FHIR Observation is of the patient in `subject.identifier.value`, or else of the id in \
      `subject.reference`, as d1 of Patient/d1.

      behov observe readings.ndjson
      device-export | behov observe - --format ndjson
      """
  )

  @Argument(
    help: "Files of readings or FHIR Observations, one a line; \"-\" or none is standard input."
  )
  var files: [String] = []

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table, .ndjson, .json]
  var inputs: [String] { files.filter { $0 != "-" } }

  func validate() throws {
    if files.isEmpty, SystemCalls.isTerminal(0) {
      throw ValidationError(
        "behov observe takes files of readings, or \"-\" to read what you type"
      )
    }
  }

  func run(_ session: Session) async throws -> ExitStatus {
    let content = try ClinicContent(session.settings)
    do {
      let names = files.isEmpty ? ["-"] : files
      let sources = try names.map { try FileLines($0) }
      let store = try Store(path: session.settings.store)
      try session.checkClock(store)
      var report = ReadingReport(session)
      var output = try session.output()
      for (name, source) in zip(names, sources) {
        report.file = names.count > 1 ? name : nil
        let intake = Intake(
          content.protocols.protocols,
          now: session.settings.now,
          ledger: store,
          source: source
        )
        try intake.run { try report.take($0, &output) }
      }
      let run = ReadingRun(session, content, store)
      // What came is stored, and told, also where the protocols may not decide.
      let decided = Result { try run.run { try report.take($0, &output) } }
      try report.finish(&output)
      try output.finish()
      try report.tell(store, content.protocols.protocols)
      session.talk.say(report.line)
      try decided.get()
      return report.status
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }
}
