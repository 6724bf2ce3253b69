import JSONText

/// All that `behov test` found.
struct TestReport {
  let cases: CaseListing
  let diagnostics: DiagnosticListing
  /// Whether something could not be tested.
  let hasFaults: Bool
  /// The changes that were tried, a listing for each protocol.
  let mutants: [MutantListing]
  /// What no case tries, a listing for each protocol.
  let coverage: [CoverageListing]

  /// Whether every case was as expected, every change was noticed and everything was tried.
  var status: ExitStatus {
    let isDone =
      cases.status == .done && !hasFaults && mutants.allSatisfy { $0.unnoticed.isEmpty }
      && coverage.allSatisfy { $0.gaps.isEmpty }
    return isDone ? .done : .findings
  }

  /// Faults, cases that failed, changes that went unnoticed, what is not tried.
  func lines(_ settings: Settings) -> [Line] {
    let wording = settings.language.wording
    let parts =
      [(diagnostics.isEmpty ? [] : diagnostics.lines(settings)) + cases.lines(wording)]
      + mutants.map { $0.lines(wording) } + coverage.map { $0.lines(wording) }
    return Array(parts.joined(separator: [Line()]))
  }

  /// One object; what was not asked for has no key.
  func json(_ wording: any Wording) -> [UInt8] {
    JSONWriter.object { object in
      cases.write(&object)
      diagnostics.write(&object)
      if !mutants.isEmpty {
        object.array("mutants") { array in
          for listing in mutants { array.object { listing.write(&$0, wording) } }
        }
      }
      if !coverage.isEmpty {
        object.array("coverage") { array in
          for listing in coverage { array.object { listing.write(&$0, wording) } }
        }
      }
    }
  }

  /// A suite for each case file, for faults, and for what else was asked.
  func junit(_ wording: any Wording) -> JUnit {
    JUnit(
      suites: cases.suites(wording.caseHeadings) + [diagnostics.suite]
        + mutants.map { $0.suite(wording) } + coverage.map { $0.suite(wording) }
    )
  }
}
