import ArgumentParser
import Diagnostics
import Pages
import Triage

/// Tells a whole protocol in plain sentences.
struct Describe: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Tell a whole protocol in plain sentences, for the person who approves it.",
    discussion: """
      PROTOCOL is a protocol's id, or a .rules file. As text it has 80 columns at most; as HTML it \
      is one file that prints on A4.
      """
  )

  static let formats: [Settings.Format] = [.text, .html, .markdown]

  @Argument(help: "The id of a protocol, or its .rules file.")
  var `protocol`: String

  @OptionGroup(title: "Common") var common: RunOptions

  func run(_ session: Session) async throws -> ExitStatus {
    let loaded = try ProtocolChoice(session).triageProtocol(`protocol`)
    let page = ProtocolDescription(loaded, session.settings.language.wording).page
    var output = try session.output()
    switch session.format(standard: .text) {
    case .html: try output.write(page.html)
    case .markdown: try output.write(page.markdown)
    default:
      let text = PageText(page: page, width: min(session.terminal.width, 80))
      try output.write(session.terminal.text(text.lines))
    }
    try output.finish()
    return .done
  }
}
