import ArgumentParser

/// Runs the cases beside forms and protocols.
struct TestCases: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the cases beside forms and protocols."
  )

  @Argument(help: "Files or directories (default: all forms and protocols).")
  var paths: [String] = []

  @OptionGroup(title: "Common") var common: CommonOptions

  func run(_ session: Session) async throws -> ExitStatus { throw CommandFailure.unwired("test") }
}
