import FollowUp
import GRDB
import Values

extension ReportReading {
  /// The unit that has a patient at the end of the period, as an expression: what was said last for that
  /// day or an earlier one, by an enrolment or a move.
  ///
  /// Of a store from before enrolments said their unit as they happened, the first that was recorded
  /// counts where the patient has moved since the period, and else the last.
  func unit(_ patient: String, _ protocolID: String) -> String {
    """
    (SELECT said.unit FROM (
      SELECT unit, 1 AS rank, sequence AS place FROM enrolment_event
        WHERE patient = \(patient) AND protocol = \(protocolID) AND day <= '\(period.through)'
          AND (kind = 'moved' OR (kind = 'enrolled' AND unit IS NOT NULL))
      UNION ALL
      SELECT CAST(json AS TEXT) ->> '$.unit', 0, iif(
          EXISTS (SELECT 1 FROM enrolment_event
            WHERE patient = \(patient) AND protocol = \(protocolID)
              AND kind = 'moved' AND day > '\(period.through)'),
          -sequence, sequence)
        FROM enrolment WHERE patient = \(patient) AND protocol = \(protocolID)
    ) AS said ORDER BY said.rank DESC, said.place DESC LIMIT 1)
    """
  }

  /// The unit that has a patient at the end of the period; `nil` where none is recorded.
  func unit(of patient: String, in protocolID: String, _ database: Database) throws -> String? {
    let statement = try database.cachedStatement(sql: "SELECT \(unit("?1", "?2"))")
    return try String.fetchOne(statement, arguments: [patient, protocolID])
  }
}
