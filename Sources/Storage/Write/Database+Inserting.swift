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

  func insert(_ submission: Submission, line: [UInt8], decision: Decision) throws {
    try insert(
      """
      INSERT INTO submission
        (id, patient, form, form_version, authored_ms, reporter, replaces, input, line, received)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        submission.id, submission.patient, submission.form, submission.version.description,
        submission.authored.milliseconds, submission.reporter?.rawValue, submission.replaces,
        Data(decision.input.bytes), Data(line), decision.now.description,
      ]
    )
  }

  func insert(_ decision: Decision) throws {
    let id = try nextID(of: decision.submission)
    try insert(
      """
      INSERT INTO decision
        (id, submission, colour, proven, possible, protocol, protocol_version, protocol_hash,
         form_hash, engine, now, deadline, supersedes, json)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        id, decision.submission, decision.colour.description,
        decision.proven.description, decision.possible.description, decision.rules.id,
        decision.rules.version, (decision.rules.hash?.bytes).map { Data($0) },
        (decision.form.hash?.bytes).map { Data($0) }, decision.engine, decision.now.description,
        decision.consultation.deadline?.description, decision.supersedes, Data(decision.json),
      ]
    )
    let sequence = lastInsertedRowID
    let reasons =
      decision.findings.map { ($0.id, $0.colour, "fired") }
      + decision.open.map { ($0.id, $0.couldBe, "open") }
    for (position, (reason, colour, state)) in reasons.enumerated() {
      try insert(
        "INSERT INTO finding (decision, position, id, colour, state) VALUES (?, ?, ?, ?, ?)",
        [sequence, position, reason, colour.description, state]
      )
    }
    try raiseConcern(of: decision, id: id)
  }

  /// The submission's id, `#` and how many decisions there are of it, the new one counted.
  private func nextID(of submission: String) throws -> String {
    let statement = try cachedStatement(sql: "SELECT count(*) FROM decision WHERE submission = ?")
    let count = try Int.fetchOne(statement, arguments: [submission]) ?? 0
    return "\(submission)#\(count + 1)"
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
