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

  /// Runs every case of a table.
  init(_ basis: Basis, _ triageProtocol: TriageProtocol, _ calendar: ClinicCalendar) {
    let (file, faults) = CaseFile.read(basis.table, for: triageProtocol)
    self.basis = basis
    self.faults = faults
    let run = CaseRun(file, triageProtocol, calendar: calendar)
    cases = CaseListing.cases(file, run, path: basis.table.path)
  }
}
