import ArgumentParser

/// Turns submissions into decisions.
struct Decide: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "triage",
    abstract: "Turn submissions into decisions.",
    discussion: """
      behov triage submissions.ndjson --patients patients.ndjson
      portal-export | behov triage - --format ndjson > decisions.ndjson
      """
  )

  @Argument(help: "Files of submissions, one a line; \"-\" or none is standard input.")
  var files: [String] = []

  @Option(help: ArgumentHelp("The patients, one a line (NDJSON).", valueName: "file"))
  var patients: String?

  @OptionGroup(title: "Common") var common: CommonOptions

  func validate() throws {
    if files.isEmpty, SystemCalls.isTerminal(0) {
      throw ValidationError(
        "behov triage takes files of submissions, or \"-\" to read what you type"
      )
    }
  }

  func run(_ session: Session) async throws -> ExitStatus {
    throw CommandFailure.unwired("triage")
  }
}
