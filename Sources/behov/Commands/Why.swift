import ArgumentParser

/// Explains one decision.
struct Why: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Explain one decision: what was found, what was open, what would settle it."
  )

  @Argument(help: "The id of a submission.")
  var id: String?

  @Option(help: ArgumentHelp("Decide a submission in a file and explain that.", valueName: "file"))
  var file: String?

  @OptionGroup(title: "Common") var common: CommonOptions

  func validate() throws {
    if (id == nil) == (file == nil) {
      throw ValidationError("behov why takes either the id of a submission or --file")
    }
  }

  func run(_ session: Session) async throws -> ExitStatus { throw CommandFailure.unwired("why") }
}
