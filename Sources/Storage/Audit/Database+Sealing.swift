import Foundation
import GRDB
import Triage
import Values

/// What somebody saw or took out of a store.
public struct Access: Sendable, Hashable {
  /// What was done.
  public enum Kind: String, Sendable, Hashable {
    /// A person or a program was shown something.
    case read
    /// It was written into a file that leaves the store.
    case exported
  }

  /// What was done.
  public let kind: Kind
  /// What it was about, as a submission's id or a condition.
  public let subject: String?
  /// The patients whose data it was; `nil` where it is of nobody that can be told.
  public let patients: [String]?

  /// Makes an access.
  public init(_ kind: Kind, subject: String?, patients: [String]?) {
    self.kind = kind
    self.subject = subject
    self.patients = patients
  }
}

extension Store {
  /// Records that somebody reads, or takes out, something of the store.
  ///
  /// - Throws: where it cannot be written.
  public func record(_ access: Access) throws(StorageError) {
    try write(access) { _ in }
  }
}

extension Database {
  /// Adds an entry to the audit that covers every row that none covers yet; none where there is no
  /// such row, and nothing was read.
  func seal(_ author: Author?, _ run: AuditRun, _ access: Access?) throws {
    let last = try lastAuditEntry()
    try seal(after: last, access?.kind.rawValue ?? AuditColumns.written, author, run, access)
  }

  /// Covers, before anything else is written, rows that no entry covers: this engine covers what it
  /// writes as it writes it, so that somebody else has added them.
  func sealFound(_ run: AuditRun) throws {
    guard let last = try lastAuditEntry() else { return }
    try seal(after: last, AuditColumns.found, nil, run, nil)
  }

  private func seal(
    after last: LastEntry?,
    _ kind: String,
    _ author: Author?,
    _ run: AuditRun,
    _ access: Access?
  ) throws {
    let marks = try sealMarks()
    let first = last?.marks ?? []
    var covers: [Cover] = []
    for (index, table) in SealedTable.all.enumerated() {
      let start = index < first.count ? first[index] : 0
      if start >= marks[index] { continue }
      let hash = try hash(of: table, after: start, through: marks[index])
      covers.append(Cover(table: table.name, first: start + 1, last: marks[index], hash: hash))
    }
    if covers.isEmpty, access == nil { return }
    let number = (last?.sequence ?? 0) + 1
    let batch = run.batch(of: number)
    let columns = AuditColumns(number, kind, author, batch, access, covers, marks)
    try insertAuditEntry(columns, after: last?.hash)
  }

  private struct LastEntry {
    let sequence: Int
    let marks: [Int]
    let hash: ContentHash?
  }

  private func lastAuditEntry() throws -> LastEntry? {
    let statement = try cachedStatement(
      sql: "SELECT sequence, marks, hash FROM audit ORDER BY sequence DESC LIMIT 1"
    )
    guard let row = try Row.fetchOne(statement), let sequence = row.whole(0) else { return nil }
    return LastEntry(
      sequence: sequence,
      marks: AuditColumns.marks(row.text(1) ?? ""),
      hash: row.hash(2)
    )
  }

  private func sealMarks() throws -> [Int] {
    let statement = try cachedStatement(sql: SealedTable.marks)
    guard let row = try Row.fetchOne(statement) else { return [] }
    return SealedTable.all.indices.map { row.whole($0) ?? 0 }
  }

  private func hash(
    of table: SealedTable,
    after start: Int,
    through end: Int
  ) throws -> ContentHash {
    let statement = try cachedStatement(sql: table.rows)
    let rows = try Row.fetchCursor(statement, arguments: [start, end])
    let count = Int32(statement.columnCount)
    var hasher = ContentHasher()
    while try rows.next() != nil { hasher.add(statement.sqliteStatement, 1..<count) }
    return hasher.finish()
  }

  private func insertAuditEntry(_ columns: AuditColumns, after hash: ContentHash?) throws {
    var hasher = ContentHasher()
    hasher.add(hash)
    for value in columns.hashed { hasher.add(value) }
    try cachedStatement(sql: AuditColumns.insertion)
      .execute(arguments: columns.arguments + [Data(hasher.finish().bytes)])
  }
}
