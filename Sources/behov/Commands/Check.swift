import ArgumentParser
import Diagnostics
import Scheduling
import Triage

/// Looks for faults in forms, protocols and cohorts.
struct Check: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find every fault in forms, protocols and cohorts, with its place and cure."
  )

  @Argument(help: "Files or directories (default: all forms, protocols and cohorts).")
  var paths: [String] = []

  @Flag(help: "Mend what can be mended without a person's judgement, and check again.")
  var fix = false

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table, .ndjson, .json]
  var inputs: [String] { paths }

  func run(_ session: Session) async throws -> ExitStatus {
    var content = try Self.content(paths, session.settings)
    if fix { content = try mend(content, session) }
    let today = session.settings.calendar.date(of: session.settings.now)
    let cohorts = try CohortContent(paths, session.settings)
    var diagnostics = content.diagnostics + content.protocols.reviewsPassed(on: today)
    diagnostics += cohorts.diagnostics(against: content)
    if let approvals = try content.approvalNotes(session.settings) {
      diagnostics = diagnostics.filter { $0.code != "not-approved" } + approvals
    }
    diagnostics = diagnostics.sortedByPlace()
    if session.settings.isQuiet { diagnostics.removeAll { $0.severity == .note } }
    let listing = DiagnosticListing(diagnostics) { content.source($0) ?? cohorts.source($0) }
    var output = try session.output()
    switch session.format(standard: .table) {
    case .json: try output.writeLine(listing.json)
    case .ndjson: for line in listing.ndjson { try output.writeLine(line) }
    default:
      try output.write(session.terminal.text(listing.lines(session.settings)))
    }
    try output.finish()
    if session.isInteractive { hint(diagnostics, session) }
    return listing.status
  }

  /// Mends the files that are named, or all where none is.
  private func mend(_ content: ClinicContent, _ session: Session) throws -> ClinicContent {
    let all = (content.formSources + content.ruleSources).map(\.path)
    let named = all.filter { paths.isEmpty || isNamed($0) }
    let mending = Mending(content, in: Set(named))
    for source in mending.changed(from: content) {
      try Files.replace(source, readAs: content.source(source.path))
    }
    let wording = session.settings.language.wording
    if mending.fixes.isEmpty, !content.diagnostics.isClean {
      session.talk.note(Line(wording.nothingMended))
    }
    for fix in mending.fixes {
      let place = "\(fix.path):\(fix.position.line):\(fix.position.column)"
      session.talk.note(Line("\(place): \(wording.mended(fix.old, fix.new))"))
    }
    return mending.content
  }

  private func isNamed(_ source: String) -> Bool {
    paths.contains { source == $0 || source.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }
  }

  /// What the reader can do next.
  private func hint(_ diagnostics: [Diagnostic], _ session: Session) {
    let wording = session.settings.language.wording
    let mendable = diagnostics.count { !$0.fixIts.isEmpty }
    if mendable > 0, !fix { session.talk.note(Line(wording.mendable(mendable))) }
    if let first = diagnostics.first(where: { $0.severity != .note }) {
      session.talk.note(Line(wording.lookUp(first.code)))
    }
  }

  /// What is named, and beside it all that it could refer to.
  static func content(
    _ paths: [String],
    _ settings: Settings
  ) throws(CommandFailure) -> ClinicContent {
    let others = paths.filter { !$0.hasSuffix(CohortContent.ending) }
    guard !others.isEmpty else { return try ClinicContent(settings) }
    let cohorts = try CohortContent(others, settings).sources.map(\.path)
    var forms: [SourceText] = []
    var rules: [SourceText] = []
    for path in others {
      if SystemCalls.isDirectory(path) {
        forms += try Files.sources(in: path, ending: ".json").filter { !cohorts.contains($0.path) }
        rules += try Files.sources(in: path, ending: ".rules")
      } else if path.hasSuffix(".rules") {
        rules.append(try Files.required(path))
      } else {
        forms.append(try Files.required(path))
      }
    }
    if rules.isEmpty, !cohorts.isEmpty {
      rules = try Files.sources(in: settings.rules, ending: ".rules")
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
