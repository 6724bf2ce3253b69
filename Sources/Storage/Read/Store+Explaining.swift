import GRDB
public import Triage

/// A decision as it is stored, with the submission it was made on.
public struct StoredDecision: Sendable, Hashable {
  /// Its id.
  public let id: String
  /// The decision.
  public let decision: Decision
  /// The decision as it was written.
  public let json: [UInt8]
  /// The submission's line as it arrived, without its line end.
  public let line: [UInt8]
}

extension Store {
  /// Every decision on a submission, the one in force first; none where it never arrived.
  public func decisions(of submission: String) throws(StorageError) -> [StoredDecision] {
    let rows = try read { database in
      try database.rows(
        """
        SELECT decision.id, decision.json, submission.line
        FROM decision JOIN submission ON submission.id = decision.submission
        WHERE decision.submission = ?
        ORDER BY decision.sequence DESC
        """,
        [submission]
      )
    }
    return try all(rows, "decision") { row in
      guard let id = row.text(0), let json = row.bytes(1), let decision = Decision(json: json),
        let line = row.bytes(2)
      else { return nil }
      return StoredDecision(id: id, decision: decision, json: json, line: line)
    }
  }

  /// Every refused line that names a submission, in the order they were refused.
  public func quarantined(submission: String) throws(StorageError) -> [Quarantined] {
    let rows = try read { database in
      try database.rows(
        """
        SELECT \(Self.quarantineColumns) FROM quarantine
        WHERE submission = ? AND (form IS NULL OR form <> '\(ReadingLine.kind)')
        ORDER BY sequence
        """,
        [submission]
      )
    }
    return try all(rows, "quarantine", quarantined)
  }

  /// What ``quarantined(_:)`` reads.
  static let quarantineColumns = """
    sequence, input, code, cause, item, line_number, column_number, message, line, submission,
    patient, form, authored, now
    """

  /// A refused line, from the columns of ``quarantineColumns``.
  func quarantined(_ row: Row) -> Quarantined? {
    guard let input = row.hash(1), let line = row.bytes(8), let now = row.instant(13),
      let fault = fault(row)
    else { return nil }
    return Quarantined(
      line: line,
      input: input,
      submission: row.text(9),
      patient: row.text(10),
      form: row.text(11),
      authored: row.instant(12),
      fault: fault,
      now: now
    )
  }

  private func fault(_ row: Row) -> DecisionFault? {
    guard let code = row.text(2), let message = row.text(7),
      let cause = row.text(3).flatMap({ DecisionFault.Cause(rawValue: $0) })
    else { return nil }
    return DecisionFault(
      code: code,
      cause: cause,
      item: row.text(4),
      line: row.whole(5),
      column: row.whole(6),
      message: message
    )
  }
}
