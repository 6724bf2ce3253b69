import GRDB
public import Triage
public import Values

extension Store: Archive {
  /// Who has sent a form whose decision in force was made by a protocol, by patient and form.
  public func senders(
    decidedBy protocolID: String,
    since: CivilDate?,
    after last: Sender?,
    count: Int
  ) throws(StorageError) -> [Sender] {
    // An offset from UTC is less than a day.
    let earliest = since.map { ($0.dayNumber - 1) * 86_400_000 } ?? .min
    let rows = try read { database in
      try database.rows(
        """
        SELECT DISTINCT patient, form FROM submission
        WHERE (patient, form) > (?, ?) AND form <> '\(ReadingLine.kind)' AND authored_ms >= ?
          AND EXISTS (
          SELECT 1 FROM decision_in_force AS decision
          WHERE decision.submission = submission.id AND decision.protocol = ?
        )
        ORDER BY patient, form LIMIT ?
        """,
        [last?.patient ?? "", last?.form ?? "", earliest, protocolID, count]
      )
    }
    return try all(rows, "submission") { row in
      guard let patient = row.text(0), let form = row.text(1) else { return nil }
      return Sender(patient: patient, form: form)
    }
  }
}
