import ArgumentParser
import Storage

/// Looks at everything that a run depends on.
struct Doctor: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look at all that a run depends on: settings, content, store, disk, clock, zone.",
    discussion: """
      Nothing is changed but the schema of an older store, as by every command. Ends with 0 where all is well, and with 1 where something needs a person.
      """
  )

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table, .ndjson, .json]

  func run(_ session: Session) async throws -> ExitStatus {
    let checkup = Checkup(session)
    let listing = CheckupListing(checkup.findings, wording: session.settings.language.wording)
    var output = try session.output()
    switch session.format(standard: .table) {
    case .ndjson: for line in listing.json { try output.writeLine(line) }
    case .json:
      try output.write("[\n")
      for (index, line) in listing.json.enumerated() {
        try output.write(line)
        try output.write(index == listing.json.count - 1 ? "\n" : ",\n")
      }
      try output.write("]\n")
    default: try output.write(session.terminal.text(listing.lines(session.terminal.width)))
    }
    try output.finish()
    return checkup.findings.allSatisfy(\.isSound) ? .done : .findings
  }
}
