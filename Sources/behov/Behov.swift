import ArgumentParser
import Diagnostics

/// The command: the only part that prints, exits, and reads the clock and the environment.
struct Behov: AsyncParsableCommand {
  /// The engine's version, written into every decision.
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "behov",
    abstract: "Turns patients' answers into green, yellow, red or grey, with the reasons.",
    discussion: """
      Results go to standard output, talk to standard error. A run ends with 0 where all was \
      decided, 1 where something was found, and 64 or more where someone must act.
      """,
    version: "behov \(version)",
    subcommands: [
      Demo.self, Decide.self, Why.self, Check.self, TestCases.self, WeighImpact.self, Approve.self,
      FormatRules.self, Watch.self, New.self, Describe.self, Diff.self, Export.self, Import.self,
      Explain.self, Enrol.self, Pause.self, Resume.self, Move.self, Leave.self, GiveDue.self,
      Worklist.self, Answer.self, Message.self, Observe.self, Quarantine.self, BackUp.self,
      Doctor.self, Simulate.self, Book.self, Report.self, RunShadow.self,
      Audit.self, Recall.self, ReplayStored.self,
    ]
  )
}

/// Where the process starts and ends.
@main
enum Program {
  static func main() async {
    StandardStreams.occupy()
    Signals.ignoreClosedPipes()
    do {
      try findCommand(CommandLine.arguments.dropFirst().first)
      var command = try Behov.parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      end(error)
    }
  }

  /// Says which command was meant, where the first word is none.
  private static func findCommand(_ word: String?) throws(CommandFailure) {
    let names =
      Behov.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let word, !word.hasPrefix("-"), !names.contains(word) else { return }
    throw CommandFailure(
      .usage,
      "`\(word)` is no command",
      help: didYouMean(word, among: names).map { "did you mean `behov \($0)`?" }
        ?? "the commands are \(names.joined(separator: ", "))"
    )
  }

  private static func end(_ error: any Error) -> Never {
    switch error {
    case let failure as CommandFailure: end(failure)
    case OutputError.closed: Signals.endByClosedPipe()
    case OutputError.failed(let path, let number): end(CommandFailure(path, number))
    case is ExitCode: Behov.exit(withError: error)
    default:
      let code = Behov.exitCode(for: error)
      if code.isSuccess { Behov.exit(withError: error) }
      if code == .failure { end(CommandFailure(.fault, "a fault of ours: \(error)")) }
      Talk().say(Behov.fullMessage(for: error))
      SystemCalls.end(code.rawValue)
    }
  }

  private static func end(_ failure: CommandFailure) -> Never {
    Talk().say(failure)
    SystemCalls.end(failure.status.rawValue)
  }
}
