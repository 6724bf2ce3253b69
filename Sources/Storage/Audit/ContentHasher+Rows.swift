import GRDB
import GRDBSQLite
import Triage
import Values

/// A value of a column that is hashed.
enum HashedValue: Sendable {
  case nothing
  case whole(Int)
  case text(String)

  init(_ text: String?) { self = text.map(HashedValue.text) ?? .nothing }
  init(_ number: Int?) { self = number.map(HashedValue.whole) ?? .nothing }

  /// The same for the database.
  var column: (any DatabaseValueConvertible)? {
    switch self {
    case .nothing: nil
    case .whole(let number): number
    case .text(let text): text
    }
  }
}

extension ContentHasher {
  /// Adds a value as its column would be added.
  mutating func add(_ value: HashedValue) {
    switch value {
    case .nothing: addNothing()
    case .whole(let number): add(Int64(number))
    case .text(let text): add(text)
    }
  }

  /// Adds a hash, or that there is none.
  mutating func add(_ hash: ContentHash?) {
    if let hash { add(hash.bytes) } else { addNothing() }
  }

  /// Adds columns of the row at which a statement stands.
  ///
  /// They are read where SQLite has them: a copy of each would cost more than hashing it.
  mutating func add(_ statement: SQLiteStatement, _ columns: Range<Int32>) {
    for column in columns {
      let type = sqlite3_column_type(statement, column)
      switch type {
      case SQLITE_NULL: addNothing()
      case SQLITE_INTEGER: add(sqlite3_column_int64(statement, column))
      default:
        let start = sqlite3_column_blob(statement, column)
        let count = Int(sqlite3_column_bytes(statement, column))
        add(UnsafeRawBufferPointer(start: start, count: count), isText: type == SQLITE_TEXT)
      }
    }
  }
}
