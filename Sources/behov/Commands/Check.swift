import ArgumentParser

/// Looks for faults in forms and protocols.
struct Check: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find every fault in forms and protocols, with its place and cure."
  )

  @Argument(help: "Files or directories (default: all forms and protocols).")
  var paths: [String] = []

  @OptionGroup(title: "Common") var common: CommonOptions

  func run(_ session: Session) async throws -> ExitStatus { throw CommandFailure.unwired("check") }
}
