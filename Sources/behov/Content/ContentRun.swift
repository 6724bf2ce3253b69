import Diagnostics
import Triage

/// What checking some content and running its cases found.
struct ContentRun {
  /// Every fault of forms, protocols and cases.
  let diagnostics: DiagnosticListing
  /// The first error, else the first warning, with its text; `nil` where there is neither.
  let worst: (diagnostic: Diagnostic, source: SourceText?)?
  /// How many errors, warnings and notes there are.
  let counts: (errors: Int, warnings: Int, notes: Int)
  /// What became of the cases.
  let cases: CaseListing
  private let results: [CaseResults]

  /// Checks content and runs the cases beside its protocols.
  ///
  /// - Parameters:
  ///   - content: the forms and protocols.
  ///   - settings: what the run goes by.
  ///   - known: an earlier run; cases for which nothing has changed since are not run again.
  /// - Throws: where a table of cases cannot be read.
  init(
    _ content: ClinicContent,
    _ settings: Settings,
    after known: ContentRun? = nil
  ) throws(CommandFailure) {
    var results: [CaseResults] = []
    for triageProtocol in content.protocols.protocols {
      let path = Files.cases(beside: triageProtocol.source.path)
      guard let table = try Files.source(path) else { continue }
      let basis = CaseResults.Basis(table, triageProtocol)
      if let same = known?.results.first(where: { $0.basis == basis }) {
        results.append(same)
      } else {
        results.append(CaseResults(basis, triageProtocol, settings.calendar))
      }
    }
    self.results = results
    cases = CaseListing(cases: results.flatMap(\.cases))
    var found = (content.diagnostics + results.flatMap(\.faults)).sortedByPlace()
    if settings.isQuiet { found.removeAll { $0.severity == .note } }
    let tables = results.map(\.basis.table)
    let source = { path in tables.first { $0.path == path } ?? content.source(path) }
    let worst = found.first { $0.severity == .error } ?? found.first { $0.severity == .warning }
    self.worst = worst.map { ($0, source($0.place.path)) }
    diagnostics = DiagnosticListing(found, source: source)
    counts = (
      found.count { $0.severity == .error }, found.count { $0.severity == .warning },
      found.count { $0.severity == .note }
    )
  }

  /// Whether anything was found.
  var status: ExitStatus {
    diagnostics.status == .done ? cases.status : diagnostics.status
  }

  /// Every fault and every case that failed.
  func lines(_ settings: Settings) -> [Line] {
    diagnostics.lines(settings) + [Line()] + cases.lines(settings.language.wording)
  }

  /// All in one line: the counts, then the worst fault, else the first case that failed.
  func line(_ settings: Settings) -> Line {
    let wording = settings.language.wording
    let counts = wording.counts(
      errors: counts.errors,
      warnings: counts.warnings,
      notes: counts.notes
    )
    let failed = cases.cases.first { !$0.differences.isEmpty }
    let passed = cases.cases.count { $0.differences.isEmpty }
    var parts = [counts, wording.cases(passed: passed, failed: cases.cases.count - passed)]
    if let worst {
      let place = worst.diagnostic.place
      let position = worst.source?.position(of: place.span.start)
      let shown = position.map { ":\($0.line):\($0.column)" } ?? ""
      let (code, message) = (worst.diagnostic.code, worst.diagnostic.message)
      parts.append("\(place.path)\(shown) [\(code)] \(message)")
      var headings = PageHeadings(in: settings.pages, settings.language)
      parts += [headings.line(code)].compactMap(\.self)
    } else if let failed {
      parts.append("\(failed.path):\(failed.line) \(failed.name)")
    }
    return Line(parts.joined(separator: " · "))
  }
}
