import GRDB
import GRDBSQLite

extension Store {
  /// Whether the file that was opened was moved, removed or replaced.
  ///
  /// Where the path is a link, the place asked about is where the link led when it was opened.
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
