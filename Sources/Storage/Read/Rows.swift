import Foundation
import GRDB
import Values

extension Database {
  /// Every row of a statement that is kept for the next time.
  func rows(_ sql: String, _ arguments: StatementArguments) throws -> [Row] {
    try Row.fetchAll(try cachedStatement(sql: sql), arguments: arguments)
  }
}

extension Store {
  /// The first row of a statement.
  func first(_ sql: String, _ arguments: StatementArguments) throws(StorageError) -> Row? {
    try read { try Row.fetchOne(try $0.cachedStatement(sql: sql), arguments: arguments) }
  }

  /// Every row read alike; one that cannot be is damage, told by its first column.
  func all<Value>(
    _ rows: [Row],
    _ table: String,
    _ value: (Row) -> Value?
  ) throws(StorageError) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(rows.count)
    for row in rows {
      guard let value = value(row) else { throw unreadable(table, row.text(0) ?? "?") }
      values.append(value)
    }
    return values
  }
}

/// Columns by their place; `nil` for NULL and for what is not of the kind.
extension Row {
  func text(_ column: Int) -> String? {
    String.fromDatabaseValue(self[column])
  }

  func whole(_ column: Int) -> Int? {
    Int.fromDatabaseValue(self[column])
  }

  func bytes(_ column: Int) -> [UInt8]? {
    Data.fromDatabaseValue(self[column]).map { [UInt8]($0) }
  }

  func hash(_ column: Int) -> ContentHash? {
    bytes(column).flatMap { ContentHash(bytes: $0) }
  }

  func instant(_ column: Int) -> Instant? {
    text(column).flatMap { Instant($0) }
  }
}
