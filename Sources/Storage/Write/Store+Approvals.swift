import Foundation
import GRDB
public import Triage
import Values

extension Store {
  /// Keeps an approval, and the files it is for.
  ///
  /// - Throws: ``StorageError/conflict(path:rule:)`` where the person has approved that content.
  public func record(
    _ approval: Approval,
    of content: [StoredContent]
  ) throws(StorageError) {
    try write { database in
      for file in content { try database.insert(file) }
      try database.insert(approval)
    }
  }

  /// Every approval of a protocol, in whatever version, in the order they were given.
  public func approvals(of protocolID: String) throws(StorageError) -> [Approval] {
    let rows = try read { database in
      try database.rows(
        """
        SELECT sequence, content, protocol, version, rules, person, in_force_from, accepted, basis,
          engine, now
        FROM approval WHERE protocol = ? ORDER BY sequence
        """,
        [protocolID]
      )
    }
    return try all(rows, "approval", approval)
  }

  private func approval(_ row: Row) -> Approval? {
    guard let content = row.hash(1), let id = row.text(2), let version = row.text(3),
      let rules = row.hash(4), let person = row.text(5).flatMap({ Approver($0) }),
      let from = row.text(6).flatMap({ CivilDate($0) }), let basis = row.bytes(8),
      let engine = row.text(9), let now = row.instant(10)
    else { return nil }
    return Approval(
      content: content,
      rules: ContentReference(id: id, version: version, hash: rules),
      person: person,
      from: from,
      accepted: row.text(7),
      basis: basis,
      engine: engine,
      now: now
    )
  }
}

extension Database {
  fileprivate func insert(_ approval: Approval) throws {
    let values: [(any DatabaseValueConvertible)?] = [
      Data(approval.content.bytes), approval.rules.id, approval.rules.version,
      (approval.rules.hash?.bytes).map { Data($0) }, approval.person.name, approval.person.key,
      approval.from.description, approval.accepted, Data(approval.basis), approval.engine,
      approval.now.description,
    ]
    try cachedStatement(
      sql: """
        INSERT INTO approval
          (content, protocol, version, rules, person, person_key, in_force_from, accepted, basis,
           engine, now)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: StatementArguments(values))
  }
}
