import GRDB

/// Inserts rows into a table, several by one statement.
///
/// A statement opens the table and each of its indexes anew, which costs more than a row does.
struct RowInsertion {
  private static let rowsAtATime = 16

  private let one: String
  private let several: String

  /// Makes the statements.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - columns: its columns, in the order in which they are bound.
  ///   - conflict: what becomes of a row that stands there already; it is refused where nothing is said.
  init(_ table: String, _ columns: [String], _ conflict: String = "") {
    let row = "(" + columns.map { _ in "?" }.joined(separator: ", ") + ")"
    func sql(_ count: Int) -> String {
      let rows = Array(repeating: row, count: count).joined(separator: ", ")
      return "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES \(rows) \(conflict)"
    }
    one = sql(1)
    several = sql(Self.rowsAtATime)
  }

  /// Inserts rows in their order.
  ///
  /// - Parameters:
  ///   - rows: the rows.
  ///   - database: where.
  ///   - bind: binds the columns of a row.
  /// - Throws: `DatabaseError`; some rows may have been inserted then.
  func insert<Row>(
    _ rows: some Collection<Row>,
    into database: Database,
    _ bind: (Row, inout FastStatement) throws -> Void
  ) throws {
    var rest = rows[...]
    while !rest.isEmpty {
      let count = rest.count >= Self.rowsAtATime ? Self.rowsAtATime : 1
      var statement = try FastStatement(database, count == 1 ? one : several)
      for row in rest.prefix(count) { try bind(row, &statement) }
      try statement.run()
      rest = rest.dropFirst(count)
    }
  }
}
