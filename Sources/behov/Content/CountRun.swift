import Storage
import Triage
import Values

/// Counts what would become of files; the store is read and not written.
struct CountRun {
  let session: Session
  let content: ClinicContent
  let protocols: [TriageProtocol]
  let store: Store

  /// The patients as a file would have them enrolled; nothing is recorded.
  func patients(_ changes: [PatientChange]) throws -> [Patient] {
    try changes.map { change in
      let known = try store.enrolments(of: change.patient.id)
      return change.applied(to: known.last { $0.protocol == change.patient.protocol })
    }
  }

  /// Counts a file.
  func count(_ source: some LineSource, _ patients: [Patient]?) throws -> BatchCount {
    let kept = try store.content()
    let forms = content.forms(with: kept)
    let batch = Batch(
      protocols: protocols,
      forms: forms,
      patients: patients,
      calendar: session.settings.calendar,
      engine: Behov.version,
      now: session.settings.now,
      ledger: ReadingLedger(store, knowsWhatIsDecided: true),
      source: source,
      workers: session.settings.deciders,
      archive: ArchivedContent(kept, forms).finder()
    )
    do {
      return try batch.count(until: { Signals.isInterrupted })
    } catch is ChangedInput {
      throw CommandFailure.changedInput
    }
  }
}
