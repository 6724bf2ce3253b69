import ArgumentParser
import Diagnostics
import Scheduling
import Triage

/// Looks for faults in forms and protocols.
struct Check: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find every fault in forms and protocols, with its place and cure."
  )

  @Argument(help: "Files or directories (default: all forms and protocols).")
  var paths: [String] = []

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table, .ndjson, .json]
  var inputs: [String] { paths }

  func run(_ session: Session) async throws -> ExitStatus {
    let content = try Self.content(paths, session.settings)
    let today = session.settings.calendar.date(of: session.settings.now)
    var diagnostics = content.diagnostics + content.protocols.reviewsPassed(on: today)
    if let approvals = try content.approvalNotes(session.settings) {
      diagnostics = diagnostics.filter { $0.code != "not-approved" } + approvals
    }
    diagnostics = diagnostics.sortedByPlace()
    if session.settings.isQuiet { diagnostics.removeAll { $0.severity == .note } }
    let listing = DiagnosticListing(diagnostics, source: content.source)
    var output = try session.output()
    switch session.format(standard: .table) {
    case .json: try output.writeLine(listing.json)
    case .ndjson: for line in listing.ndjson { try output.writeLine(line) }
    default:
      try output.write(session.terminal.text(listing.lines(session.settings.language.wording)))
    }
    try output.finish()
    return listing.status
  }

  /// What is named, and beside it all that it could refer to.
  static func content(
    _ paths: [String],
    _ settings: Settings
  ) throws(CommandFailure) -> ClinicContent {
    guard !paths.isEmpty else { return try ClinicContent(settings) }
    var forms: [SourceText] = []
    var rules: [SourceText] = []
    for path in paths {
      if SystemCalls.isDirectory(path) {
        forms += try Files.sources(in: path, ending: ".json")
        rules += try Files.sources(in: path, ending: ".rules")
      } else if path.hasSuffix(".rules") {
        rules.append(try Files.required(path))
      } else {
        forms.append(try Files.required(path))
      }
    }
    if !rules.isEmpty || forms.allSatisfy({ $0.path.hasSuffix(".form.json") }) {
      let named = Set(forms.map(\.bytes))
      let others = try Files.sources(in: settings.forms, ending: ".json")
      forms += others.filter { !named.contains($0.bytes) && !$0.isShadowed(by: forms) }
    }
    return ClinicContent(formSources: forms, ruleSources: rules)
  }
}

extension SourceText {
  /// Whether a named file stands in its place: the same file name.
  fileprivate func isShadowed(by named: [SourceText]) -> Bool {
    let name = path.split(separator: "/").last
    return named.contains { $0.path.split(separator: "/").last == name }
  }
}
