import GRDB

/// How a store is set, read back from the database.
public struct Settings: Sendable, Hashable {
  /// The journal: `wal`, or `memory` for a store in memory.
  public let journal: String
  /// How hard a commit presses for the disk; 2 is FULL.
  public let synchronous: Int
  /// Whether references are checked.
  public let checksReferences: Bool
  /// The number that marks the file as Behov's.
  public let applicationID: Int32
  /// The changes of schema that were applied, oldest first.
  public let changes: [String]

  init(_ database: Database) throws {
    journal = try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? ""
    synchronous = try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? 0
    checksReferences = try Bool.fetchOne(database, sql: "PRAGMA foreign_keys") ?? false
    applicationID = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    changes = try Schema.applied(database)
  }

  func isSafe(inMemory: Bool) -> Bool {
    journal == (inMemory ? "memory" : "wal") && synchronous == 2 && checksReferences
      && applicationID == Schema.applicationID
  }
}

extension Store {
  /// How the store is set, read back from the database.
  public func settings() throws(StorageError) -> Settings {
    try read { try Settings($0) }
  }
}
