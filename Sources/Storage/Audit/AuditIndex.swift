import GRDB
import Triage

/// Which entry of the audit covers a row, for the tables that a decision depends on.
///
/// It is read once; a row that came later is covered by none of it.
public struct AuditIndex: Sendable {
  private struct Entry {
    let written: Written
    let zone: String?
    let keepsLinesAhead: Bool
  }

  /// The last row that an entry covers, in the order of the rows.
  private struct End {
    let last: Int
    let entry: Int
  }

  private var entries: [Entry] = []
  private var ends: [String: [End]] = [:]
  private static let tables: Set<String> = [
    "submission", "decision", "quarantine", "enrolment", "content", "observation",
    "line_ahead",
  ]

  init(_ database: Database) throws {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT sequence, batch, zone, covers, marks FROM audit WHERE covers <> '' ORDER BY sequence
        """
    )
    while let row = try rows.next() {
      guard let number = row.whole(0), let batch = row.whole(1), let text = row.text(3),
        let covers = AuditColumns.covers(text)
      else { throw UnreadableRow(table: "audit", id: row.whole(0).map { "\($0)" } ?? "?") }
      for cover in covers where Self.tables.contains(cover.table) {
        ends[cover.table, default: []].append(End(last: cover.last, entry: entries.count))
      }
      let written = Written(entry: number, batch: batch)
      let marks = AuditColumns.marks(row.text(4) ?? "")
      entries.append(
        Entry(
          written: written,
          zone: row.text(2),
          keepsLinesAhead: SealedTable.keepsLinesAhead(marks)
        )
      )
    }
  }

  /// Where a row was written; after everything, where no entry covers it.
  func written(_ table: String, _ row: Int) -> Written {
    entry(table, row)?.written ?? Written(entry: .max, batch: .max)
  }

  /// The zone that days were counted in when a row was written.
  func zone(_ table: String, _ row: Int) -> String? { entry(table, row)?.zone }

  /// Whether it was kept which lines of its batch were still to come when a row was written.
  func keepsLinesAhead(_ table: String, _ row: Int) -> Bool {
    entry(table, row)?.keepsLinesAhead ?? false
  }

  private func entry(_ table: String, _ row: Int) -> Entry? {
    guard let ends = ends[table] else { return nil }
    var (low, high) = (0, ends.count)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle].last < row { low = middle + 1 } else { high = middle }
    }
    return low < ends.count ? entries[ends[low].entry] : nil
  }
}

extension Store {
  /// Which entry of the audit covers what, as far as a decision can depend on it.
  public func auditIndex() throws(StorageError) -> AuditIndex {
    try read { try AuditIndex($0) }
  }
}
