import ArgumentParser

/// Shows the main job on the examples.
struct Demo: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Show the main job on the examples, told step by step."
  )

  @OptionGroup(title: "Common") var common: CommonOptions

  func run(_ session: Session) async throws -> ExitStatus { throw CommandFailure.unwired("demo") }
}

extension CommandFailure {
  /// FIXME: goes when the last command is wired in.
  static func unwired(_ command: String) -> CommandFailure {
    CommandFailure(.fault, "`behov \(command)` does not do anything yet")
  }
}
