import ArgumentParser
import Diagnostics
import Triage

/// Runs the cases beside protocols.
struct TestCases: BehovCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the cases beside protocols."
  )

  @Argument(help: "Files or directories (default: all protocols).")
  var paths: [String] = []

  @OptionGroup(title: "Common") var common: RunOptions

  static let formats: [Settings.Format] = [.table, .json]
  var inputs: [String] { paths }

  func run(_ session: Session) async throws -> ExitStatus {
    let content = try ClinicContent(session.settings)
    let wording = session.settings.language.wording
    var cases: [CaseListing.Case] = []
    var diagnostics = content.diagnostics.filter { $0.severity == .error }
    var sources: [SourceText] = []
    for triageProtocol in content.protocols.protocols where isNamed(triageProtocol) {
      let path = String(triageProtocol.source.path.dropLast(".rules".count)) + ".cases.csv"
      guard let source = try Files.source(path) else { continue }
      sources.append(source)
      let (file, faults) = CaseFile.read(source, for: triageProtocol)
      diagnostics += faults
      let run = CaseRun(file, triageProtocol, calendar: session.settings.calendar)
      cases += listed(run, file, path)
    }
    var output = try session.output()
    let listing = CaseListing(cases: cases)
    if session.format(standard: .table) == .table {
      let faults = DiagnosticListing(diagnostics) { path in
        (sources + content.formSources + content.ruleSources).first { $0.path == path }
      }
      let lines = (diagnostics.isEmpty ? [] : faults.lines(wording)) + listing.lines(wording)
      try output.write(session.terminal.text(lines))
    } else {
      try output.writeLine(listing.json)
    }
    try output.finish()
    return diagnostics.isClean ? listing.status : .findings
  }

  private func isNamed(_ triageProtocol: TriageProtocol) -> Bool {
    paths.isEmpty
      || paths.contains { path in
        let rules = triageProtocol.source.path
        return rules.hasSuffix(path) || rules.hasPrefix(path) || path.hasSuffix(rules)
      }
  }

  private func listed(_ run: CaseRun, _ file: CaseFile, _ path: String) -> [CaseListing.Case] {
    file.rows.filter { !$0.expected.isEmpty }.map { row in
      let failure = run.failures.first { $0.row == row.number }
      return CaseListing.Case(
        path: path,
        line: row.number,
        name: row.name,
        differences: (failure?.differences ?? []).map {
          .init(what: $0.subject, expected: $0.expected, actual: $0.actual)
        }
      )
    }
  }
}
