import Forms
import Foundation
import GRDB
import Triage
import Values

extension Database {
  /// Inserts one row by a statement that is kept for the next.
  private func insert(_ sql: String, _ values: [(any DatabaseValueConvertible)?]) throws {
    try cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
  }

  func insert(_ refused: Quarantined) throws {
    try insert(
      """
      INSERT INTO quarantine
        (input, code, cause, item, line_number, column_number, message, line, submission, patient,
         form, authored, now)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (input, code) DO NOTHING
      """,
      [
        Data(refused.input.bytes), refused.fault.code, refused.fault.cause.rawValue,
        refused.fault.item, refused.fault.line, refused.fault.column, refused.fault.message,
        Data(refused.line), refused.submission, refused.patient, refused.form,
        refused.authored?.description, refused.now.description,
      ]
    )
    try raiseConcern(of: refused)
  }

  func insert(linesAhead inputs: [ContentHash], of patient: String) throws {
    var row = try FastStatement(self, "INSERT INTO line_ahead (patient, inputs) VALUES (?, ?)")
    row.bind(patient)
    row.bind(inputs.flatMap(\.bytes))
    try row.run()
  }

  /// The schema leaves out what is the same as the patient's latest row.
  func insert(_ patient: Patient) throws {
    try insert(
      "INSERT INTO enrolment (patient, protocol, json) VALUES (?, ?, ?)",
      [patient.id, patient.protocol, Data(patient.json)]
    )
  }

  /// Whether a form of the patient was decided by the protocol of the enrolment.
  func hasDecided(_ patient: Patient) throws -> Bool {
    let statement = try cachedStatement(
      sql: """
        SELECT EXISTS (
          SELECT 1 FROM submission JOIN decision ON decision.submission = submission.id
          WHERE submission.patient = ? AND decision.protocol = ?
        )
        """
    )
    return try Bool.fetchOne(statement, arguments: [patient.id, patient.protocol]) ?? false
  }

  func insert(_ content: StoredContent) throws {
    try insert(
      """
      INSERT INTO content (hash, kind, id, version, path, bytes) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (hash) DO NOTHING
      """,
      [
        Data(content.hash.bytes), content.kind.rawValue, content.id, content.version,
        content.path, Data(content.bytes),
      ]
    )
  }
}
