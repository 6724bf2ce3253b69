import Foundation
import GRDB
public import Triage
import Values

extension Store {
  /// What is known of a submission id; `nil` where it never arrived.
  public func standing(of submission: String) throws(StorageError) -> Standing? {
    let found: Standing?? = try readOnce { database in
      var statement = try FastStatement(database, Self.standing)
      statement.bind(submission)
      return try statement.first { row in
        guard let input = row.hash(0), let colour = row.text(1).flatMap({ Colour($0) }),
          let decision = row.text(2)
        else { return nil }
        return Standing(input: input, colour: colour, decision: decision)
      }
    }
    guard let found else { return nil }
    guard let standing = found else { throw unreadable("submission", submission) }
    return standing
  }

  private static let standing = """
    SELECT submission.input, decision.colour, decision.id
    FROM submission JOIN decision_in_force AS decision ON decision.submission = submission.id
    WHERE submission.id = ?
    """

  /// Every stored submission of a patient on a form, by authored time, and the refused ones known
  /// to be theirs.
  ///
  /// A refused line counts where its form could not be read. It no longer counts once the same
  /// bytes, or a submission of the same id, patient and form, have been stored; but a conflict does:
  /// which of the two bodies is right nobody knows.
  public func earlier(
    of patient: String,
    form: String
  ) throws(StorageError) -> StoredHistory {
    let (submissions, refused) = try read { database in
      var stored = try FastStatement(database, Self.submissionsOfPatient)
      stored.bind(patient)
      stored.bind(form)
      return (
        try stored.rows { row in
          guard let found = Self.stored(row) else {
            throw UnreadableRow(table: "submission", id: row.text(0) ?? "?")
          }
          return found
        },
        try Self.refused(database, of: patient, form: form)
      )
    }
    return StoredHistory(submissions: submissions, refused: refused)
  }

  /// When a patient's refused lines on a form were authored; `nil` where that is not known.
  static func refused(
    _ database: Database,
    of patient: String,
    form: String
  ) throws -> [Instant?] {
    var refused = try FastStatement(database, refusedOfPatient)
    refused.bind(form)
    refused.bind(patient)
    return try refused.rows { $0.instant(0) }
  }

  private static let submissionsOfPatient = """
    SELECT decision.id, submission.line, submission.received, decision.json
    FROM submission JOIN decision_in_force AS decision ON decision.submission = submission.id
    WHERE submission.patient = ? AND submission.form = ?
    ORDER BY submission.authored_ms, submission.id
    """

  private static let refusedOfPatient = """
    SELECT authored FROM quarantine
    WHERE patient = ?2 AND (form = ?1 OR form IS NULL) AND (code = 'conflict' OR NOT EXISTS (
      SELECT 1 FROM submission
      WHERE submission.patient = ?2 AND submission.form = ?1
        AND (submission.id = quarantine.submission OR submission.input = quarantine.input)
    ))
    ORDER BY sequence
    """

  private static func stored(_ row: FastStatement) -> StoredSubmission? {
    guard let id = row.text(0), let line = row.bytes(1), let received = row.instant(2),
      let decision = row.bytes(3).flatMap({ Decision(json: $0) })
    else { return nil }
    return StoredSubmission(line: line, received: received, decisionID: id, decision: decision)
  }

  /// The patient's enrolments as they were last recorded, by protocol.
  public func enrolments(of patient: String) throws(StorageError) -> [Patient] {
    try readOnce { database in
      var statement = try FastStatement(database, Self.enrolmentsOfPatient)
      statement.bind(patient)
      return try statement.rows { row in
        guard let found = row.bytes(1).flatMap({ Patient(json: $0) }) else {
          throw UnreadableRow(table: "enrolment", id: row.text(0) ?? "?")
        }
        return found
      }
    }
  }

  private static let enrolmentsOfPatient = """
    SELECT protocol, json FROM enrolment
    WHERE sequence IN (SELECT max(sequence) FROM enrolment WHERE patient = ? GROUP BY protocol)
    ORDER BY protocol
    """

  /// How many of a patient's forms are decided by a protocol.
  public func decidedForms(
    of patient: String,
    in protocolID: String
  ) throws(StorageError) -> Int {
    try first(
      """
      SELECT count(DISTINCT submission.id)
      FROM submission JOIN decision ON decision.submission = submission.id
      WHERE submission.patient = ? AND decision.protocol = ?
      """,
      [patient, protocolID]
    )?.whole(0) ?? 0
  }

  /// Whether any form has ever come, decided or refused.
  public func hasForms() throws(StorageError) -> Bool {
    try first("SELECT 1 FROM submission UNION ALL SELECT 1 FROM quarantine LIMIT 1", []) != nil
  }

  /// Whether any patient is enrolled.
  public func hasEnrolments() throws(StorageError) -> Bool {
    try first("SELECT 1 FROM enrolment LIMIT 1", []) != nil
  }

  /// Every file that anything was ever decided by, in the order they were first kept.
  public func content() throws(StorageError) -> [StoredContent] {
    let rows = try read { database in
      try database.rows(
        "SELECT id, kind, version, hash, path, bytes FROM content ORDER BY rowid",
        []
      )
    }
    return try all(rows, "content") { row in
      guard let id = row.text(0),
        let kind = row.text(1).flatMap({ StoredContent.Kind(rawValue: $0) }),
        let version = row.text(2), let hash = row.hash(3), let path = row.text(4),
        let bytes = row.bytes(5)
      else { return nil }
      return StoredContent(
        kind: kind,
        id: id,
        version: version,
        hash: hash,
        path: path,
        bytes: bytes
      )
    }
  }
}
