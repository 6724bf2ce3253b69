import Diagnostics
import Scheduling
import Triage
import Values

/// What became of the cases of one protocol, and what that depends on.
struct CaseResults {
  /// All that the outcome of cases depends on.
  struct Basis: Equatable {
    /// The table.
    let table: SourceText
    /// The protocol, then every version of its form.
    let content: [ContentReference]

    init(_ table: SourceText, _ triageProtocol: TriageProtocol) {
      self.table = table
      content = [triageProtocol.reference] + triageProtocol.readings.map(\.reference)
    }
  }

  /// What it depends on.
  let basis: Basis
  /// What is wrong with the table.
  let faults: [Diagnostic]
  /// Each case that expects something.
  let cases: [CaseListing.Case]

  /// Runs every case of a table, some at the same time.
  init(_ basis: Basis, _ triageProtocol: TriageProtocol, _ calendar: ClinicCalendar) async {
    let (file, faults) = CaseFile.read(basis.table, for: triageProtocol)
    let failures = await withTaskGroup(of: [CaseRun.Failure].self) { group in
      for part in file.parts(4) {
        group.addTask { CaseRun(part, triageProtocol, calendar: calendar).failures }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    self.basis = basis
    self.faults = faults
    cases = file.rows.filter { !$0.expected.isEmpty }.map { row in
      let failure = failures.first { $0.row == row.number }
      return CaseListing.Case(
        path: basis.table.path,
        line: row.number,
        name: row.name,
        differences: (failure?.differences ?? []).map {
          .init(what: $0.subject, expected: $0.expected, actual: $0.actual)
        }
      )
    }
  }
}
