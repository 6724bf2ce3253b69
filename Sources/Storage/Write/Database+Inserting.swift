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
    var row = try FastStatement(
      self,
      """
      INSERT INTO submission
        (id, patient, form, form_version, authored_ms, reporter, replaces, input, line, received)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    )
    row.bind(submission.id)
    row.bind(submission.patient)
    row.bind(submission.form)
    row.bind(submission.version.description)
    row.bind(submission.authored.milliseconds)
    row.bind(submission.reporter?.rawValue)
    row.bind(submission.replaces)
    row.bind(decision.input.bytes)
    row.bind(line)
    row.bind(decision.now.description)
    try row.run()
  }

  func insert(_ written: WrittenDecision) throws {
    let decision = written.decision
    let id =
      decision.supersedes == nil
      ? "\(decision.submission)#1" : try nextID(of: decision.submission)
    var row = try FastStatement(
      self,
      """
      INSERT INTO decision
        (id, submission, colour, proven, possible, protocol, protocol_version, protocol_hash,
         form_hash, engine, now, deadline, supersedes, json)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    )
    row.bind(id)
    row.bind(decision.submission)
    row.bind(decision.colour.description)
    row.bind(decision.proven.description)
    row.bind(decision.possible.description)
    row.bind(decision.rules.id)
    row.bind(decision.rules.version)
    row.bind(decision.rules.hash?.bytes)
    row.bind(decision.form.hash?.bytes)
    row.bind(decision.engine)
    row.bind(decision.now.description)
    row.bind(decision.consultation.deadline?.description)
    row.bind(decision.supersedes)
    row.bind(written.json)
    try row.run()
    let sequence = Int(lastInsertedRowID)
    let fired = decision.findings.map { ($0.id, $0.colour, "fired") }
    let open = decision.open.map { ($0.id, $0.couldBe, "open") }
    for (position, reason) in (fired + open).enumerated() {
      try insert(reason, of: sequence, at: position)
    }
    try raiseConcern(of: decision, id: id)
  }

  private func insert(
    _ reason: (id: String, colour: Verdict, state: String),
    of decision: Int,
    at position: Int
  ) throws {
    var row = try FastStatement(
      self,
      "INSERT INTO finding (decision, position, id, colour, state) VALUES (?, ?, ?, ?, ?)"
    )
    row.bind(decision)
    row.bind(position)
    row.bind(reason.id)
    row.bind(reason.colour.description)
    row.bind(reason.state)
    try row.run()
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
