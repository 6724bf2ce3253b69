public import FollowUp
import GRDB
public import Scheduling
import Triage
public import Values

/// What a message to a patient may not go past.
extension Store {
  private static let concernColumns = """
    concern.sequence, concern.id, concern.desk, concern.entry_patient, concern.protocol,
    concern.cause, concern.kind, concern.colour, concern.contact, concern.by_role, concern.deadline,
    concern.patient, concern.submission, concern.decision, concern.subject, concern.raised
    """

  /// What is open of a patient, at every desk and in every protocol, the oldest first.
  ///
  /// - Complexity: O(what is open).
  public func openConcerns(of patient: String) throws(StorageError) -> [Concern] {
    let rows = try read { database in
      try database.rows(
        """
        SELECT \(Self.concernColumns)
        FROM open_concern CROSS JOIN concern ON concern.sequence = open_concern.concern
        WHERE concern.patient = ? ORDER BY concern.sequence
        """,
        [patient]
      )
    }
    return try all(rows, "concern", Concern.init)
  }

  /// What a patient has sent that a person of the clinic dealt with at a moment or later, in a protocol
  /// or in none that is known.
  ///
  /// - Returns: decisions and refused lines alone; a silence that was dealt with tells nothing of how
  ///   the patient is.
  public func concerns(
    of patient: String,
    in protocolID: String,
    dealtWithSince moment: Instant
  ) throws(StorageError) -> [Concern] {
    let rows = try read { database in
      try database.rows(
        """
        SELECT \(Self.concernColumns), entry_event.now
        FROM concern CROSS JOIN settlement ON settlement.concern = concern.sequence
          CROSS JOIN entry_event ON entry_event.sequence = settlement.event
        WHERE concern.desk = 'clinic' AND concern.entry_patient = ?
          AND concern.protocol IN (?, '') AND concern.cause = ''
          AND concern.kind IN ('decision', 'refused', 'refused_reading')
        ORDER BY concern.sequence
        """,
        [patient, protocolID]
      )
    }
    let settled = try all(rows, "concern") { row -> (concern: Concern, settled: Instant)? in
      guard let concern = Concern(row), let settled = row.instant(16) else { return nil }
      return (concern, settled)
    }
    return settled.filter { $0.settled >= moment }.map(\.concern)
  }

  /// The last submission of the same patient that was decided by the same protocol and is of a later
  /// time; `nil` where this is the last.
  ///
  /// Of two of the same time, that which came later is.
  public func laterSubmission(
    than submission: String,
    in protocolID: String
  ) throws(StorageError) -> String? {
    try first(
      """
      SELECT later.id FROM submission AS this CROSS JOIN submission AS later
          ON later.patient = this.patient AND later.id <> this.id
        CROSS JOIN decision_in_force AS decision ON decision.submission = later.id
      WHERE this.id = ? AND decision.protocol = ? AND later.id IS NOT this.replaces
        AND (later.authored_ms, later.rowid) > (this.authored_ms, this.rowid)
      ORDER BY later.authored_ms DESC, later.rowid DESC LIMIT 1
      """,
      [submission, protocolID]
    )?.text(0)
  }

  /// What says what is due for a patient in a protocol; `nil` where the patient is not in it.
  public func record(
    of patient: String,
    in protocolID: String,
    calendar: ClinicCalendar
  ) throws(StorageError) -> PatientRecord? {
    let count = try enrolments(of: patient).count
    let records = try records(after: RecordPlace(before: patient), count: count, calendar: calendar)
    return records.first { $0.patient.protocol == protocolID }
  }
}
