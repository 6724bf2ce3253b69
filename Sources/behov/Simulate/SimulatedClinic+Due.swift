import FollowUp
import Scheduling
import Storage
import Triage
import Values

extension SimulatedClinic {
  /// Gives out what is due at eight in the morning, as `due` does.
  ///
  /// `due` looks at every patient. Here only those are looked at to whom something has happened, or
  /// whose next date has come, which is what that date is for; the tests see to it that a run of `due`
  /// for all finds nothing beside.
  mutating func giveDue(on day: CivilDate) throws(StorageError) -> [Dispatch] {
    let now = calendar.instant(on: day, hour: 8, minute: 0)
    let due = Due(plan, calendar: calendar, today: day, now: now)
    let ids = touched.union(next.filter { $0.value <= day }.keys).sorted()
    touched = []
    var outcomes: [DueOutcome] = []
    try store.hold()
    do {
      for id in ids {
        guard let record = try record(of: id) else { continue }
        let outcome = due.outcome(for: record)
        next[id] = outcome.next
        outcomes.append(outcome)
      }
      try store.give(outcomes)
    } catch {
      store.release()
      throw error
    }
    try store.recordDueRun(of: day, now: now)
    return outcomes.flatMap(\.dispatches)
  }

  /// Has a patient looked at the next time, because something has happened to it.
  mutating func look(at patient: String) { touched.insert(patient) }

  /// What is known of one patient.
  private func record(of id: String) throws(StorageError) -> PatientRecord? {
    let place = Store.RecordPlace(before: id)
    let next = try store.records(after: place, count: 1, calendar: calendar).first
    return next.flatMap { $0.patient.id == id ? $0 : nil }
  }
}
