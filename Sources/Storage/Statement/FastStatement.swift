import GRDB
import GRDBSQLite
import Values

/// A statement that is run once or more for each line of a batch, by SQLite's own functions.
///
/// GRDB keeps it and closes it; it boxes each value, which costs more here than what SQLite does with
/// it. One is made for each run, and not kept, since GRDB may close what it holds; the values are bound in
/// their order.
struct FastStatement {
  private let handle: OpaquePointer
  private let database: Database
  private var place: Int32 = 0

  /// The statement that the database keeps for a text.
  init(_ database: Database, _ sql: String) throws {
    handle = try database.cachedStatement(sql: sql).sqliteStatement
    self.database = database
  }

  // MARK: Values

  /// Binds a text, or NULL.
  mutating func bind(_ text: String?) {
    place += 1
    guard var text else { return note(sqlite3_bind_null(handle, place)) }
    let place = place
    note(
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
          sqlite3_bind_text(handle, place, characters.baseAddress, Int32(bytes.count), Self.copied)
        }
      }
    )
  }

  /// Binds a whole number, or NULL.
  mutating func bind(_ whole: Int?) {
    place += 1
    note(
      whole.map { sqlite3_bind_int64(handle, place, Int64($0)) }
        ?? sqlite3_bind_null(handle, place)
    )
  }

  /// Binds bytes, or NULL.
  mutating func bind(_ bytes: [UInt8]?) {
    place += 1
    guard let bytes else { return note(sqlite3_bind_null(handle, place)) }
    if bytes.isEmpty { return note(sqlite3_bind_zeroblob(handle, place, 0)) }
    note(
      bytes.withUnsafeBytes {
        sqlite3_bind_blob(handle, place, $0.baseAddress, Int32($0.count), Self.copied)
      }
    )
  }

  /// Tells SQLite to copy what is bound.
  private static var copied: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  private var failure: Int32 = SQLITE_OK

  private mutating func note(_ code: Int32) {
    if code != SQLITE_OK, failure == SQLITE_OK { failure = code }
  }

  // MARK: Running

  /// Runs it to its end.
  ///
  /// - Throws: `DatabaseError`.
  func run() throws {
    defer { reset() }
    while try step() {}
  }

  /// What is read of each row.
  ///
  /// - Throws: `DatabaseError`, and what `read` throws.
  func rows<Value>(_ read: (FastStatement) throws -> Value) throws -> [Value] {
    defer { reset() }
    var values: [Value] = []
    while try step() { values.append(try read(self)) }
    return values
  }

  /// Reads row after row, until there are no more or `read` wants none.
  ///
  /// - Throws: `DatabaseError`, and what `read` throws.
  func each(_ read: (FastStatement) throws -> Bool) throws {
    defer { reset() }
    while try step(), try read(self) {}
  }

  /// What is read of the first row; `nil` where there is none.
  ///
  /// - Throws: `DatabaseError`, and what `read` throws.
  func first<Value>(_ read: (FastStatement) throws -> Value) throws -> Value? {
    defer { reset() }
    return try step() ? try read(self) : nil
  }

  private func step() throws -> Bool {
    let code = failure == SQLITE_OK ? sqlite3_step(handle) : failure
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default:
      let found =
        failure == SQLITE_OK ? sqlite3_extended_errcode(database.sqliteConnection) : failure
      throw DatabaseError(
        resultCode: ResultCode(rawValue: found),
        message: sqlite3_errmsg(database.sqliteConnection).map { String(cString: $0) },
        sql: sqlite3_sql(handle).map { String(cString: $0) }
      )
    }
  }

  private func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  // MARK: Columns

  /// The kinds, lengths and bytes of some columns: the same only for the same values.
  func key(of columns: some Sequence<Int32>) -> [UInt8] {
    var key: [UInt8] = []
    for column in columns {
      let type = sqlite3_column_type(handle, column)
      let start = type == SQLITE_NULL ? nil : sqlite3_column_blob(handle, column)
      let count = start == nil ? 0 : sqlite3_column_bytes(handle, column)
      key.append(UInt8(truncatingIfNeeded: type))
      withUnsafeBytes(of: count) { key.append(contentsOf: $0) }
      key.append(contentsOf: UnsafeRawBufferPointer(start: start, count: Int(count)))
    }
    return key
  }

  /// Whether a key is that of some columns.
  func has(_ key: [UInt8], in columns: some Sequence<Int32>) -> Bool {
    key.withUnsafeBytes { key in
      var place = 0
      for column in columns {
        let type = sqlite3_column_type(handle, column)
        let start = type == SQLITE_NULL ? nil : sqlite3_column_blob(handle, column)
        let count = start == nil ? 0 : sqlite3_column_bytes(handle, column)
        let value = place + 1 + MemoryLayout<Int32>.size
        let end = value + Int(count)
        guard end <= key.count, key[place] == UInt8(truncatingIfNeeded: type),
          key.loadUnaligned(fromByteOffset: place + 1, as: Int32.self) == count,
          key[value..<end].elementsEqual(UnsafeRawBufferPointer(start: start, count: Int(count)))
        else { return false }
        place = end
      }
      return place == key.count
    }
  }

  /// A text; `nil` for NULL and for what is none.
  func text(_ column: Int32) -> String? {
    guard sqlite3_column_type(handle, column) == SQLITE_TEXT,
      let start = sqlite3_column_text(handle, column)
    else { return nil }
    let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A whole number; `nil` for NULL and for what is none.
  func whole(_ column: Int32) -> Int? {
    guard sqlite3_column_type(handle, column) == SQLITE_INTEGER else { return nil }
    return Int(sqlite3_column_int64(handle, column))
  }

  /// Bytes; `nil` for NULL and for what is none.
  func bytes(_ column: Int32) -> [UInt8]? {
    guard sqlite3_column_type(handle, column) == SQLITE_BLOB else { return nil }
    let count = Int(sqlite3_column_bytes(handle, column))
    guard let start = sqlite3_column_blob(handle, column) else { return [] }
    return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }

  /// A hash; `nil` for NULL and for what is none.
  func hash(_ column: Int32) -> ContentHash? {
    bytes(column).flatMap { ContentHash(bytes: $0) }
  }

  /// A moment; `nil` for NULL and for what is none.
  func instant(_ column: Int32) -> Instant? {
    text(column).flatMap { Instant($0) }
  }
}
