import GRDB

extension Database {
  /// What of the schema is not as the changes of schema make it, by name.
  ///
  /// No row of it stands in the chain, and yet a view decides which decision is in force, and a trigger
  /// can change what is written. So all of it is held against that of a new store.
  func schemaFaults() throws -> [AuditFault] {
    let made = try DatabaseQueue().write { database in
      try Schema.apply(database, path: Store.memory)
      return try database.schemaObjects()
    }
    let found = try schemaObjects()
    return Set(made.keys).union(found.keys).sorted { ($0.name, $0.kind) < ($1.name, $1.kind) }
      .compactMap { object in
        guard made[object] != found[object], let kind = SchemaFault.Kind(rawValue: object.kind)
        else { return nil }
        let change: SchemaFault.Change =
          made[object] == nil ? .added : found[object] == nil ? .removed : .changed
        return .schema(SchemaFault(kind, object.name, change))
      }
  }

  private struct SchemaObject: Hashable {
    let kind: String
    let name: String
  }

  /// What each object of the schema is made by.
  ///
  /// Statistics, which change no result, are left out.
  private func schemaObjects() throws -> [SchemaObject: String] {
    let objects = try rows(
      """
      SELECT type, name, tbl_name || ' ' || sql FROM sqlite_schema
      WHERE sql IS NOT NULL AND name NOT IN ('sqlite_stat1', 'sqlite_stat4')
      """,
      []
    )
    return objects.reduce(into: [:]) { made, row in
      made[SchemaObject(kind: row.text(0) ?? "", name: row.text(1) ?? "")] = row.text(2)
    }
  }
}
