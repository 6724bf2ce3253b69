extension Settings {
  /// Refuses a form of output that was asked for and that a command does not have.
  ///
  /// One that stands in the environment or in `behov.json` is meant for the commands that have it.
  func checkFormat(among formats: [Format], of command: String) throws(CommandFailure) {
    guard let format, origins[.format] == .flag(.format), !formats.contains(format) else { return }
    throw CommandFailure(
      .usage,
      "`behov \(command)` has no format `\(format.rawValue)`",
      help: "--format is one of \(formats.map(\.rawValue).joined(separator: ", "))"
    )
  }
}
