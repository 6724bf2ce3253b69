import GRDB
import GRDBSQLite

extension Store {
  /// Whether the file that was opened is no longer the one at the path: it was moved, removed or
  /// replaced, and nobody who opens the path sees what is written now.
  ///
  /// - Throws: ``StorageError`` where that cannot be told.
  public func hasMoved() throws(StorageError) -> Bool {
    try readOnce { database in
      var moved: Int32 = 0
      let result = sqlite3_file_control(
        database.sqliteConnection,
        "main",
        SQLITE_FCNTL_HAS_MOVED,
        &moved
      )
      let code = ResultCode(rawValue: result)
      guard code == .SQLITE_OK else { throw DatabaseError(resultCode: code) }
      return moved != 0
    }
  }
}
