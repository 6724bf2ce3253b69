import ArgumentParser
import Diagnostics

/// Tells what a diagnostic means.
struct Explain: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a code: what is wrong, how it is right, why it matters."
  )

  @Argument(help: "A code, such as unknown-value (default: list all of them).")
  var code: String?

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table, .json]

  func run(_ session: Session) async throws -> ExitStatus {
    let pages = try DiagnosticPages(in: session.settings.pages)
    let page = try code.map { try pages.page($0) }
    let listing = PageListing(
      language: session.settings.language,
      width: session.terminal.width
    )
    var output = try session.output()
    if session.format(standard: .table) == .table {
      let lines = page.map { listing.lines($0) } ?? listing.lines(pages.pages)
      try output.write(session.terminal.text(lines))
    } else {
      try output.writeLine(page.map { listing.json($0) } ?? listing.json(pages.pages))
    }
    try output.finish()
    return .done
  }
}
