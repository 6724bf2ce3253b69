import Foundation
import GRDB
import GRDBSQLite
import Triage
import Values

extension Store {
  /// Computes the whole chain of the audit anew, with all that it covers.
  ///
  /// - Parameter anchors: entries that were kept outside the store.
  /// - Returns: what is not as it was written.
  /// - Throws: where the store cannot be read.
  /// - Complexity: O(size of the store), in bounded memory.
  public func verifyAudit(_ anchors: [AuditAnchor] = []) throws(StorageError) -> AuditReport {
    try read { database in
      var verification = try AuditVerification(database, anchors)
      return try verification.run()
    }
  }

  /// The last entry of the audit; `nil` where there is none.
  public func auditAnchor() throws(StorageError) -> AuditAnchor? {
    let row = try first("SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1", [])
    guard let row else { return nil }
    guard let entry = row.whole(0), let hash = row.hash(1) else { throw unreadable("audit", "?") }
    return AuditAnchor(entry: entry, hash: hash)
  }
}

/// One walk along the chain, and along every table beside it.
private struct AuditVerification {
  private let database: Database
  private let anchors: [Int: [AuditAnchor]]
  private var walks: [String: TableWalk] = [:]
  private var report = AuditReport()
  private var hasher = ContentHasher()

  init(_ database: Database, _ anchors: [AuditAnchor]) throws {
    self.database = database
    self.anchors = Dictionary(grouping: anchors, by: \.entry)
    for table in SealedTable.all { walks[table.name] = try TableWalk(table, database) }
  }

  mutating func run() throws -> AuditReport {
    report.faults = try database.schemaFaults()
    let names = AuditColumns.names.joined(separator: ", ")
    let statement = try database.makeStatement(
      sql: "SELECT covers, hash, \(names) FROM audit ORDER BY sequence"
    )
    let entries = try Row.fetchCursor(statement)
    while let entry = try entries.next() { try look(at: entry, statement.sqliteStatement) }
    for table in SealedTable.all {
      guard let left = try walks[table.name]?.countRest(), left > 0 else { continue }
      report.faults.append(.uncovered(table: table.name, count: left))
    }
    let last = report.last?.entry ?? 0
    for anchor in anchors.keys.sorted() where anchor > last {
      report.faults.append(.cut(anchor: anchor, last: last))
    }
    return report
  }

  private mutating func look(at entry: Row, _ statement: SQLiteStatement) throws {
    let number = entry.whole(2) ?? 0
    let expected = (report.last?.entry ?? 0) + 1
    if number > expected { report.faults.append(.missing(first: expected, last: number - 1)) }
    hasher.add(report.last?.hash)
    let count = entry.hasNull(atIndex: entry.count - 1) ? entry.count - 1 : entry.count
    hasher.add(statement, 2..<Int32(count))
    let computed = hasher.finish()
    let hash = entry.hash(1) ?? computed
    // After a gap nobody knows what the entry was chained to.
    if computed != hash, number == expected { report.addAltered(number) }
    for anchor in anchors[number] ?? [] where anchor.hash != hash {
      report.faults.append(.rewritten(anchor: number))
    }
    report.entries += 1
    report.last = AuditAnchor(entry: number, hash: hash)
    guard let covers = AuditColumns.covers(entry.text(0) ?? "") else { return }
    for cover in covers {
      guard let found = try walks[cover.table]?.hash(of: cover) else { continue }
      report.rows += found.count
      if entry.text(3) == AuditColumns.found {
        report.faults.append(.foreign(table: cover.table, count: found.count, entry: number))
      }
      if found.hash == cover.hash { continue }
      report.faults.append(
        .rows(table: cover.table, first: cover.first, last: cover.last, entry: number)
      )
    }
  }
}

extension AuditReport {
  /// Of entries that follow each other only the first and the last are told.
  fileprivate mutating func addAltered(_ entry: Int) {
    if case .altered(let first, entry - 1) = faults.last {
      faults[faults.count - 1] = .altered(first: first, last: entry)
    } else {
      faults.append(.altered(first: entry, last: entry))
    }
  }
}

/// All rows of a table, from the first to the last, as the chain comes to them.
private final class TableWalk {
  private let statement: Statement
  private let rows: RowCursor
  /// The columns that are hashed as they stand.
  private let columns: Range<Int32>
  private let hasBytes: Bool
  /// The number of the row that comes next.
  private var number: Int?
  private var hasher = ContentHasher()
  private var uncovered = 0

  init(_ table: SealedTable, _ database: Database) throws {
    statement = try database.makeStatement(sql: table.allRows)
    rows = try Row.fetchCursor(statement)
    hasBytes = table.hashed != nil
    columns = 1..<Int32(statement.columnCount - (hasBytes ? 2 : 0))
    try goOn()
  }

  private func goOn() throws { number = try rows.next()?.whole(0) }

  /// The hash of the rows up to the end of a cover, and how many there are.
  ///
  /// Rows before its beginning are nobody's: an entry that covered them is gone.
  func hash(of cover: Cover) throws -> (hash: ContentHash, count: Int) {
    var count = 0
    while let number, number <= cover.last {
      if number < cover.first {
        uncovered += 1
      } else {
        add()
        count += 1
      }
      try goOn()
    }
    return (hasher.finish(), count)
  }

  /// Adds the row; of bytes that stand beside their hash, what is covered is the hash that they have
  /// now, and where another stands beside them, that one too.
  private func add() {
    hasher.add(statement.sqliteStatement, columns)
    guard hasBytes else { return }
    let (bytes, hash) = (columns.upperBound, columns.upperBound + 1)
    let found = ContentHash(of: statement.sqliteStatement, bytes)
    hasher.add(found)
    if !ContentHash.stands(in: statement.sqliteStatement, hash, as: found) {
      hasher.add(statement.sqliteStatement, hash..<hash + 1)
    }
  }

  /// How many rows no entry covers.
  func countRest() throws -> Int {
    while number != nil {
      uncovered += 1
      try goOn()
    }
    return uncovered
  }
}

extension ContentHash {
  /// Whether a column holds a hash.
  fileprivate static func stands(
    in statement: SQLiteStatement,
    _ column: Int32,
    as hash: ContentHash
  ) -> Bool {
    let count = Int(sqlite3_column_bytes(statement, column))
    let start = sqlite3_column_blob(statement, column)
    return hash.bytes.elementsEqual(UnsafeRawBufferPointer(start: start, count: count))
  }

  /// The hash of the bytes in a column.
  fileprivate init(of statement: SQLiteStatement, _ column: Int32) {
    let count = Int(sqlite3_column_bytes(statement, column))
    let start = sqlite3_column_blob(statement, column)
    self.init(of: Array(UnsafeRawBufferPointer(start: start, count: count)))
  }
}
