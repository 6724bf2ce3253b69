import ArgumentParser
import Storage
import Triage

/// Takes in what devices have measured.
struct Observe: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "observe",
    abstract: "Store readings of devices; what is filled in later is assessed with them.",
    discussion: """
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
      try report.finish(&output)
      try output.finish()
      session.talk.say(report.line)
      return report.status
    } catch let error as StorageError {
      throw CommandFailure(error)
    }
  }
}
