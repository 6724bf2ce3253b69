import Foundation
import GRDB

extension Store {
  /// The settings of every connection.
  ///
  /// GRDB's own WAL mode is not asked for: it would write before the schema is looked at, and set
  /// `synchronous` to NORMAL, which can lose the last commits when the power fails.
  ///
  /// The cache holds the pages that one commit of a batch changes, those of its indexes among them, and
  /// many commits pass before the log is copied into the file, since they change the same pages.
  static func configuration(_ patience: TimeInterval) -> Configuration {
    var configuration = Configuration()
    configuration.label = "behov.store"
    configuration.foreignKeysEnabled = true
    // `hold` leaves a transaction open from reading a history to writing what is decided by it.
    configuration.allowsUnsafeTransactions = true
    let patience = Patience(patience)
    configuration.busyMode = .callback { patience.waits(times: $0) }
    configuration.prepareDatabase { database in
      try database.execute(
        sql: """
          PRAGMA synchronous = FULL;
          PRAGMA recursive_triggers = ON;
          PRAGMA trusted_schema = OFF;
          PRAGMA cell_size_check = ON;
          PRAGMA journal_size_limit = 67108864;
          PRAGMA cache_size = -3000;
          PRAGMA wal_autocheckpoint = 4000;
          """
      )
    }
    return configuration
  }

  /// Looks at what the file holds, then brings it up to date; whether nothing was in it.
  static func prepare(_ queue: DatabaseQueue, _ opening: Opening, _ path: String) throws -> Bool {
    let isBlank = try queue.inDatabase { try Schema.isBlank($0) }
    if isBlank, opening == .existing { throw StorageError.noStore(path: path) }
    let missing = try queue.inDatabase { try Schema.missing($0, path: path) }
    if path != memory { try queue.inDatabase { try useWriteAheadLog($0, path) } }
    if !missing.isEmpty { try queue.write { try Schema.apply($0, path: path) } }
    try queue.inDatabase { try checkSettings($0, path) }
    return isBlank
  }

  private static func useWriteAheadLog(_ database: Database, _ path: String) throws {
    let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode")
    if mode == "wal" { return }
    // To its end: the switch is made, and can fail, after the row that tells of it.
    let set = try String.fetchAll(database, sql: "PRAGMA journal_mode = WAL")
    guard set == ["wal"] else { throw StorageError.readOnly(path: path) }
  }

  private static func checkSettings(_ database: Database, _ path: String) throws {
    let settings = try Settings(database)
    guard settings.isSafe(inMemory: path == memory) else {
      throw StorageError.unexpected(path: path, code: -1, detail: "\(settings)")
    }
  }
}
