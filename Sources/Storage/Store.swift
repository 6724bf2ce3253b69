import Foundation
import GRDB

/// Everything that was ever sent, decided, refused or enrolled, in one SQLite file.
///
/// It only grows: the schema itself refuses to change or remove what was written, and a decision
/// is never changed but superseded by a later one. A commit is on the disk when it returns.
///
/// ```swift
/// let store = try Store(path: "behov.sqlite")
/// try store.commit([.decided(line: line, submission: submission, WrittenDecision(decision))])
/// let standing = try store.standing(of: "s-17")
/// ```
///
/// One process may read a store from several threads, and between ``hold()`` and ``commit(_:)`` only the
/// one that holds it may write; several processes may share a file, where
/// one waits up to ``patience`` for another to finish writing, and longer where others take turns.
public struct Store: Sendable {
  /// What to do where there is no store at the path.
  public enum Opening: Sendable, Hashable {
    /// Throw ``StorageError/noStore(path:)``.
    case existing
    /// Make an empty one, which only its owner may read.
    case creating
  }

  /// The path that stands for a store in memory, gone when it is closed.
  public static let memory = ":memory:"
  /// How long another process is waited for, in seconds.
  public static let patience = 5.0

  /// The file's path, as it was given.
  public let path: String
  /// Whether it was made when it was opened; there is nothing in it that anyone sent earlier.
  public let isNew: Bool
  let queue: DatabaseQueue
  /// Who works with it, as the audit tells.
  let author = Author.current
  let run = AuditRun()

  /// Opens a store, and brings an older schema up to date.
  ///
  /// Nothing is written to a file that is no store or that a newer version wrote.
  ///
  /// - Parameters:
  ///   - path: the file, or ``memory``.
  ///   - opening: what to do where there is none.
  /// - Throws: why it cannot be opened; see ``StorageError``.
  public init(path: String, _ opening: Opening = .creating) throws(StorageError) {
    try self.init(path: path, opening, patience: Self.patience)
  }

  init(path: String, _ opening: Opening, patience: TimeInterval) throws(StorageError) {
    self.path = path
    if path != Self.memory { try StoreFile.prepare(path, opening) }
    do {
      queue = try DatabaseQueue(path: path, configuration: Self.configuration(patience))
      isNew = try Self.prepare(queue, opening, path)
    } catch {
      throw StorageError(error, path: path)
    }
  }

  /// Closes the file; the store cannot be used afterwards.
  public func close() throws(StorageError) {
    do { try queue.close() } catch { throw StorageError(error, path: path) }
  }

  /// Runs one transaction that reads.
  ///
  /// Not `queue.read`: it switches `query_only` on and off, and each switch has SQLite prepare every
  /// statement again, which costs more than the reading.
  func read<Value>(_ body: (Database) throws -> Value) throws(StorageError) -> Value {
    do {
      return try queue.inDatabase { database in
        if database.isInsideTransaction { return try body(database) }
        return try Self.reading(database, body)
      }
    } catch {
      throw StorageError(error, path: path)
    }
  }

  /// Reads by one statement, which is a transaction of its own.
  func readOnce<Value>(_ body: (Database) throws -> Value) throws(StorageError) -> Value {
    do { return try queue.inDatabase(body) } catch { throw StorageError(error, path: path) }
  }

  /// Runs one transaction that writes, or ends the one that holds others back.
  ///
  /// Whatever is thrown, nothing of it stands. What was written is covered by an entry of the audit.
  func write<Value>(
    _ access: Access? = nil,
    _ body: (Database) throws -> Value
  ) throws(StorageError) -> Value {
    func sealed(_ database: Database) throws -> Value {
      try database.sealFound(run)
      let value = try body(database)
      try database.seal(author, run, access)
      return value
    }
    do {
      return try queue.inDatabase { database in
        if !database.isInsideTransaction { try Self.begin(database) }
        do {
          let value = try sealed(database)
          try database.commit()
          return value
        } catch {
          try database.rollback()
          throw error
        }
      }
    } catch {
      throw StorageError(error, path: path)
    }
  }

  private static func reading<Value>(
    _ database: Database,
    _ body: (Database) throws -> Value
  ) throws -> Value {
    var value: Value?
    try database.inTransaction(.deferred) {
      value = try body(database)
      return .commit
    }
    guard let value else { preconditionFailure("a transaction that ran has a value") }
    return value
  }

  /// What is thrown where a row cannot be read back as it was written.
  public func unreadable(_ table: String, _ id: String) -> StorageError {
    .corrupt(path: path, detail: "unreadable row `\(id)` of `\(table)`")
  }
}
