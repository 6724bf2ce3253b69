import GRDB
import Triage
import Values

/// Something in a store that must not be.
public enum IntegrityFault: Sendable, Hashable {
  /// SQLite finds the file damaged.
  case damaged(detail: String)
  /// Rows of a table refer to rows that do not exist.
  case danglingReference(table: String, count: Int)
  /// A submission has no decision in force.
  case undecided(submission: String)
  /// A submission has several decisions in force.
  case decidedTwice(submission: String, count: Int)
  /// A decision cannot be read.
  case unreadable(decision: String)
  /// A concern is settled and open at once, or neither: the work list shows what is done, or lacks what
  /// is not.
  case concernOutOfPlace(concern: Int)
  /// A row is not what it was when it was written: its bytes no longer have the hash beside them.
  case altered(table: String, id: String)
}

extension Store {
  /// What is wrong in the store: pages, references, and submissions without exactly one readable
  /// decision in force.
  ///
  /// - Returns: nothing for a sound store; a damaged file is not looked into further.
  /// - Throws: ``StorageError/corrupt(path:detail:)`` where the damage stops the check itself.
  /// - Complexity: O(size of the file).
  public func integrityFaults() throws(StorageError) -> [IntegrityFault] {
    try read { database in
      let pages = try String.fetchAll(database, sql: "PRAGMA quick_check")
      guard pages == ["ok"] else { return pages.map { .damaged(detail: $0) } }
      return try database.danglingReferences() + database.submissionsNotDecidedOnce()
        + database.unreadableDecisions() + database.alteredRows() + database.concernsOutOfPlace()
    }
  }
}

extension Database {
  /// Concerns that are open and settled at once, or neither, and settlements without their place.
  fileprivate func concernsOutOfPlace() throws -> [IntegrityFault] {
    let rows = try rows(
      """
      SELECT concern.sequence FROM concern
      LEFT JOIN settlement ON settlement.concern = concern.sequence
      LEFT JOIN open_concern ON open_concern.concern = concern.sequence
      LEFT JOIN settlement_order ON settlement_order.concern = concern.sequence
      WHERE (settlement.concern IS NULL) <> (open_concern.concern IS NOT NULL)
        OR (settlement.concern IS NULL) <> (settlement_order.concern IS NULL)
      ORDER BY concern.sequence
      """,
      []
    )
    return rows.map { .concernOutOfPlace(concern: $0.whole(0) ?? 0) }
  }

  /// Rows of bytes that stand beside their hash, and differ from it.
  fileprivate func alteredRows() throws -> [IntegrityFault] {
    let tables = [
      ("submission", "id", "line", "input"), ("quarantine", "sequence", "line", "input"),
      ("content", "path", "bytes", "hash"),
    ]
    return try tables.flatMap { table, id, bytes, hash in
      let rows = try Row.fetchCursor(
        self,
        sql: "SELECT \(id), \(bytes), \(hash) FROM \(table) ORDER BY rowid"
      )
      var faults: [IntegrityFault] = []
      while let row = try rows.next() {
        if let bytes = row.bytes(1), ContentHash(of: bytes) == row.hash(2) { continue }
        let name = row.text(0) ?? row.whole(0).map(String.init) ?? "?"
        faults.append(.altered(table: table, id: name))
      }
      return faults
    }
  }

  fileprivate func danglingReferences() throws -> [IntegrityFault] {
    let tables = try String.fetchAll(self, sql: "SELECT \"table\" FROM pragma_foreign_key_check")
    return Dictionary(grouping: tables) { $0 }.sorted { $0.key < $1.key }.map { table, rows in
      .danglingReference(table: table, count: rows.count)
    }
  }

  fileprivate func submissionsNotDecidedOnce() throws -> [IntegrityFault] {
    let rows = try rows(
      """
      SELECT submission.id, count(decision.id) AS decisions
      FROM submission LEFT JOIN decision_in_force AS decision
        ON decision.submission = submission.id
      GROUP BY submission.id HAVING decisions <> 1 ORDER BY submission.id
      """,
      []
    )
    return rows.map { row in
      let id = row.text(0) ?? "?"
      let count = row.whole(1) ?? 0
      return count == 0 ? .undecided(submission: id) : .decidedTwice(submission: id, count: count)
    }
  }

  fileprivate func unreadableDecisions() throws -> [IntegrityFault] {
    var faults: [IntegrityFault] = []
    let rows = try Row.fetchCursor(
      self,
      sql: "SELECT id, submission, colour, json, proven, possible FROM decision ORDER BY sequence"
    )
    while let row = try rows.next() {
      let decision = row.bytes(3).flatMap { Decision(json: $0) }
      guard let decision, row.text(1).map(ExactName.init) == ExactName(decision.submission),
        decision.colour.description == row.text(2), decision.proven.description == row.text(4),
        decision.possible.description == row.text(5)
      else {
        faults.append(.unreadable(decision: row.text(0) ?? "?"))
        continue
      }
    }
    return faults
  }
}
