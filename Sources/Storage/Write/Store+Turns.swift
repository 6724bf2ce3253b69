import GRDB

extension Store {
  /// How many times ``patience`` is waited while others get on with their work.
  private static let turns = 12

  /// Begins a transaction that writes.
  ///
  /// SQLite lets whoever asks at the right moment in, so that of several that write much one may
  /// wait long for its turn. Where others have written meanwhile the store is in use, and all is
  /// well; only where nobody has is somebody stuck.
  ///
  /// What undoes half a statement is kept in memory meanwhile, not in a file; what is sorted is not, since
  /// it may be much.
  ///
  /// - Throws: where one other holds the store for longer than ``patience``.
  static func begin(_ database: Database) throws {
    try database.execute(sql: "PRAGMA temp_store = MEMORY")
    defer { try? database.execute(sql: "PRAGMA temp_store = DEFAULT") }
    for _ in 1..<turns {
      let before = try version(database)
      do { return try database.beginTransaction(.immediate) } catch let error as DatabaseError
        where error.resultCode == .SQLITE_BUSY
      {
        if try version(database) == before { throw error }
      }
    }
    try database.beginTransaction(.immediate)
  }

  /// A number that is another once another connection has written.
  static func version(_ database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "PRAGMA data_version") ?? 0
  }
}
