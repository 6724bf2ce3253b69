import ArgumentParser
import Triage

/// Tells what a changed protocol means otherwise.
struct Diff: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tell what a changed protocol means otherwise: which values change colour, and more.",
    discussion: """
      Layout and comments count for nothing. What becomes milder stands first. Ends with 0 where \
      both mean the same, and with 2 where they do not.
      """
  )

  static let formats: [Settings.Format] = [.text, .json]

  @Argument(help: "The .rules file before, or the id of a protocol.")
  var old: String

  @Argument(help: "The .rules file after, or the id of a protocol.")
  var new: String

  @OptionGroup(title: "Common") var common: RunOptions

  func run(_ session: Session) async throws -> ExitStatus {
    let choice = ProtocolChoice(session)
    let (before, after) = (try choice.triageProtocol(old), try choice.triageProtocol(new))
    let listing = DifferenceListing(
      difference: ProtocolDifference(from: before, to: after),
      old: before,
      new: after,
      wording: session.settings.language.wording,
      width: session.terminal.width
    )
    var output = try session.output()
    if session.format(standard: .text) == .json {
      try output.writeLine(listing.difference.json)
    } else {
      try output.write(session.terminal.text(listing.lines))
    }
    try output.finish()
    return listing.status
  }
}
