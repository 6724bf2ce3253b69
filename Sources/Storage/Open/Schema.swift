import GRDB

/// What is kept, as named changes that are only ever added to.
///
/// A change that has been released is never edited; a mended one is a new change after it.
enum Schema {
  /// `beho` in ASCII; tells a store from other databases.
  static let applicationID: Int32 = 0x6265_686F

  /// One change of the schema.
  struct Change: Sendable {
    let name: String
    let sql: String
  }

  /// Every change, oldest first.
  static let changes = [
    Change(name: "0001-decisions", sql: decisions),
    Change(name: "0002-patients-and-content", sql: patientsAndContent),
    Change(name: "0003-approvals", sql: approvals),
    Change(name: "0004-worklist", sql: worklist),
    Change(name: "0005-enrolment-events", sql: enrolmentEvents),
    Change(name: "0006-dispatches", sql: dispatches),
    Change(name: "0007-absences", sql: absences),
    Change(name: "0008-observations", sql: observations),
    Change(name: "0009-due-output", sql: dueOutput),
    Change(name: "0010-proven-is-the-clinics", sql: provenIsTheClinics),
    Change(name: "0011-reading-reviews", sql: readingReviews),
    Change(name: "0012-audit", sql: audit),
    Change(name: "0013-lines-ahead", sql: linesAhead),
    Change(name: "0014-clock", sql: clock),
    Change(name: "0015-one-first-decision", sql: oneFirstDecision),
  ]

  /// Whether nothing was ever written to the database.
  static func isBlank(_ database: Database) throws -> Bool {
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
    return try tables == 0 && applicationID(of: database) == 0
  }

  /// The names of the changes that were applied, oldest first.
  static func applied(_ database: Database) throws -> [String] {
    guard try database.tableExists("change") else { return [] }
    return try String.fetchAll(database, sql: "SELECT name FROM change ORDER BY sequence")
  }

  /// The changes that are not applied yet.
  ///
  /// - Throws: ``StorageError`` where the database is another program's or a newer version's.
  static func missing(_ database: Database, path: String) throws -> [Change] {
    if try isBlank(database) { return changes }
    guard try applicationID(of: database) == applicationID else {
      throw StorageError.foreignDatabase(path: path)
    }
    let applied = try applied(database)
    let unknown = applied.filter { name in !changes.contains { $0.name == name } }
    guard unknown.isEmpty else { throw StorageError.newerSchema(path: path, changes: unknown) }
    return changes.filter { !applied.contains($0.name) }
  }

  /// Applies what is missing, inside the caller's transaction, so that of two processes that
  /// open an old file together the second finds nothing to do.
  static func apply(_ database: Database, path: String) throws {
    for change in try missing(database, path: path) {
      try database.execute(sql: change.sql)
      try database.execute(sql: "INSERT INTO change (name) VALUES (?)", arguments: [change.name])
    }
    try database.execute(sql: "PRAGMA application_id = \(applicationID)")
  }

  private static func applicationID(of database: Database) throws -> Int32 {
    try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
  }
}
