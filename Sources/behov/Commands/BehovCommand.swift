import ArgumentParser
import Storage

/// A subcommand that takes the common options and ends with a status.
protocol BehovCommand: AsyncParsableCommand {
  /// The forms of output that it has.
  static var formats: [Settings.Format] { get }

  /// What a person types for it after `behov`.
  static var name: String { get }

  /// What every command takes.
  var common: RunOptions { get }

  /// What it reads beside forms and protocols, by path: its result never takes the place of these.
  var inputs: [String] { get }

  /// Does what the command is for.
  func run(_ session: Session) async throws -> ExitStatus
}

extension BehovCommand {
  static var name: String { configuration.commandName ?? "" }
  var inputs: [String] { [] }

  /// Nothing is read before it is known that the result can be given as it was asked for.
  mutating func run() async throws {
    var session = try Session(common, .process())
    session.formats = Self.formats
    try session.settings.checkFormat(among: Self.formats, of: Self.name)
    try OutputPlace(session.settings, inputs: inputs).check()
    let (command, asked) = (self, session)
    let status = try await Author.$current.withValue(asked.author(of: Self.self)) {
      try await command.run(asked)
    }
    if status != .done { throw ExitCode(status.rawValue) }
    if asked.unrecorded.isAny { throw ExitCode(ExitStatus.inputOutput.rawValue) }
  }
}

/// What one run goes by, and whom it talks to.
struct Session: Sendable {
  /// What the run goes by.
  var settings: Settings
  /// The terminal that results are made for.
  let terminal: Terminal
  /// What is said beside the result.
  let talk: Talk
  /// Whether a person reads the result as it is written.
  let isInteractive: Bool
  /// The forms of output that the command has, the first where none is asked for.
  var formats = Settings.Format.allCases
  /// What was shown although the audit could not be written.
  let unrecorded = Unrecorded()

  init(_ options: RunOptions, _ surroundings: Settings.Surroundings) throws {
    settings = try Settings(options, surroundings)
    isInteractive = settings.output == nil && SystemCalls.isTerminal(1)
    terminal = settings.terminal(
      isTerminal: isInteractive,
      columns: SystemCalls.columns(1),
      environment: surroundings.environment
    )
    let speaker = settings.terminal(
      isTerminal: SystemCalls.isTerminal(2),
      columns: SystemCalls.columns(2),
      environment: surroundings.environment
    )
    talk = Talk(isQuiet: settings.isQuiet, terminal: speaker)
  }

  /// The form of the output: as chosen, else a table for a person and `standard` for a program.
  func format(standard: Settings.Format) -> Settings.Format {
    let chosen = settings.format.flatMap { formats.contains($0) ? $0 : nil }
    return chosen ?? (isInteractive && formats.contains(.table) ? .table : standard)
  }

  /// Opens where the result goes.
  func output() throws(OutputError) -> Output {
    guard let path = settings.output else {
      try StandardStreams.checkOutput()
      return Output()
    }
    return try Output(path: path)
  }
}
