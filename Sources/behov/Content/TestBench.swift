import Diagnostics
import Scheduling
import Triage

/// The protocols that are tested, each with its cases.
struct TestBench {
  /// A protocol and the cases beside it.
  struct Suite {
    let triageProtocol: TriageProtocol
    /// The case file.
    let source: SourceText
    let file: CaseFile

    /// The boundary cases that it lacks.
    func boundaries(_ calendar: ClinicCalendar) -> BoundaryCases {
      BoundaryCases(file, triageProtocol, calendar: calendar)
    }
  }

  let calendar: ClinicCalendar
  private(set) var suites: [Suite] = []
  /// The case files that are not there, or in which no row expects anything.
  private(set) var withoutCases: [String] = []
  /// The faults of forms, protocols and cases that keep something from being tested.
  private(set) var diagnostics: [Diagnostic] = []
  private let content: ClinicContent

  init(_ paths: [String], _ settings: Settings) throws(CommandFailure) {
    content = try ClinicContent(settings)
    calendar = settings.calendar
    diagnostics = content.diagnostics.filter { $0.severity == .error }
    try Self.findAll(paths, content.ruleSources, settings.rules)
    for triageProtocol in content.protocols.protocols
    where triageProtocol.source.isNamed(in: paths) {
      let path = Files.cases(beside: triageProtocol.source.path)
      let found = try Files.source(path)
      let source = found ?? SourceText(path: path, "")
      let (file, faults) = CaseFile.read(source, for: triageProtocol)
      if faults.isClean, file.rows.allSatisfy(\.expected.isEmpty) { withoutCases.append(path) }
      suites.append(Suite(triageProtocol: triageProtocol, source: source, file: file))
      diagnostics += faults
    }
  }

  /// Each path names a protocol that is there.
  private static func findAll(
    _ paths: [String],
    _ sources: [SourceText],
    _ directory: String
  ) throws(CommandFailure) {
    for path in paths where !sources.contains(where: { $0.isNamed(in: [path]) }) {
      let known = sources.map(\.path)
      let meant = didYouMean(path, among: known)
      throw CommandFailure(
        .usage,
        "`\(path)` names no protocol in \(directory)",
        help: meant.map { "did you mean `\($0)`?" }
          ?? "the protocols are \(known.joined(separator: ", "))"
      )
    }
  }

  /// Runs every case, and tries and asks as much as is wanted.
  func report(mutate: Bool = false, coverage: Bool = false) -> TestReport {
    TestReport(
      cases: CaseListing(cases: suites.flatMap(listed)),
      diagnostics: DiagnosticListing(diagnostics, source: source),
      hasFaults: !diagnostics.isClean,
      mutants: mutate ? suites.map(mutants) : [],
      coverage: coverage ? suites.map(self.coverage) : []
    )
  }

  private func listed(_ suite: Suite) -> [CaseListing.Case] {
    let run = CaseRun(suite.file, suite.triageProtocol, calendar: calendar)
    return CaseListing.cases(suite.file, run, path: suite.source.path)
  }

  private func mutants(_ suite: Suite) -> MutantListing {
    let source = suite.triageProtocol.source
    return MutantListing(
      path: source.path,
      tried: MutantRun(suite.file, suite.triageProtocol, calendar: calendar).tried
    ) { source.position(of: $0.place.span.start).line }
  }

  private func coverage(_ suite: Suite) -> CoverageListing {
    let source = suite.triageProtocol.source
    return CoverageListing(
      path: source.path,
      gaps: CaseCoverage(suite.file, suite.triageProtocol, calendar: calendar).gaps
    ) { gap in gap.place.map { source.position(of: $0.span.start).line } }
  }

  private func source(_ path: String) -> SourceText? {
    suites.map(\.source).first { $0.path == path } ?? content.source(path)
  }
}

extension SourceText {
  /// Whether a protocol is among what was named; all are where nothing was.
  fileprivate func isNamed(in paths: [String]) -> Bool {
    paths.isEmpty
      || paths.contains { path.hasSuffix($0) || path.hasPrefix($0) || $0.hasSuffix(path) }
  }
}
