import FollowUp
import GRDB
import Values

extension ReportReading {
  /// The unit that has a patient at the end of the period, as an expression: what was said last for that
  /// day or an earlier one, by an enrolment or a move.
  ///
  /// Where nothing was said for a later day that is what was recorded last, as on the work list. Of a
  /// store from before enrolments said their unit as they happened, the first that was recorded counts
  /// where nothing was said by the end of the period.
  func unit(_ patient: String, _ protocolID: String) -> String {
    let said = """
      SELECT sequence, unit FROM enrolment_event
      WHERE patient = \(patient) AND protocol = \(protocolID)
        AND (kind = 'moved' OR (kind = 'enrolled' AND unit IS NOT NULL))
      """
    let recorded = """
      SELECT -sequence AS sequence, CAST(json AS TEXT) ->> '$.unit' AS unit FROM enrolment
      WHERE patient = \(patient) AND protocol = \(protocolID)
      """
    return """
      iif(EXISTS (\(said) AND day > '\(period.through)'),
        (SELECT unit FROM (\(said) AND day <= '\(period.through)' UNION ALL \(recorded))
          ORDER BY sequence DESC LIMIT 1),
        (SELECT unit FROM (\(recorded)) ORDER BY sequence LIMIT 1))
      """
  }

  /// The unit that has a patient at the end of the period; `nil` where none is recorded.
  func unit(of patient: String, in protocolID: String, _ database: Database) throws -> String? {
    let statement = try database.cachedStatement(sql: "SELECT \(unit("?1", "?2"))")
    return try String.fetchOne(statement, arguments: [patient, protocolID])
  }
}
