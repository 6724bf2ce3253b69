import FollowUp
import GRDB
public import Values

extension Store {
  /// Raises for the clinic, each once, what another desk has not had mended by its deadline: nobody
  /// knows what such a form says, and its patient waits for somebody.
  ///
  /// - Parameters:
  ///   - day: the day; a deadline that falls on it has not passed.
  ///   - now: when.
  ///   - isTrial: whether nothing is kept.
  /// - Returns: how many are new to the clinic.
  /// - Throws: where the store cannot be read or written.
  public func passOn(
    overdueOn day: CivilDate,
    now: Instant,
    isTrial: Bool
  ) throws(StorageError) -> Int {
    let late = try read { try $0.overdueElsewhere(on: day) }
    if isTrial || late.isEmpty { return late.count }
    try write { database in
      try database.raise(late.compactMap { $0.forClinic(raised: now) })
    }
    return late.count
  }
}

extension Database {
  /// What is open at another desk past its deadline, and is not the clinic's as well.
  fileprivate func overdueElsewhere(on day: CivilDate) throws -> [Concern] {
    let rows = try rows(
      """
      SELECT concern.sequence, concern.id, concern.desk, concern.entry_patient, concern.protocol,
        concern.cause, concern.kind, colour, contact, by_role, deadline, patient, submission,
        concern.decision, subject, raised
      FROM concern CROSS JOIN open_concern ON open_concern.concern = concern.sequence
      WHERE concern.desk <> 'clinic' AND concern.patient IS NOT NULL AND concern.deadline < ?
        AND NOT EXISTS (SELECT 1 FROM concern AS own WHERE own.id = concern.id || ' clinic')
      ORDER BY concern.sequence
      """,
      [day.description]
    )
    return try rows.map { row in
      guard let concern = Concern(row) else {
        throw UnreadableRow(table: "concern", id: row.text(1) ?? "?")
      }
      return concern
    }
  }
}
