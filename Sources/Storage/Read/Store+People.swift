import FollowUp
import GRDB

extension Store {
  /// Everybody who has done anything in the store, by the names they gave.
  ///
  /// One whom others only named, as the person that an entry was handed over to, is not among them.
  ///
  /// - Complexity: O(what was ever done).
  public func people() throws(StorageError) -> [String] {
    let rows = try read { database in
      try database.rows(
        """
        SELECT person FROM entry_event
        UNION SELECT person FROM enrolment_event
        UNION SELECT person FROM approval
        UNION SELECT by FROM absence
        ORDER BY 1
        """,
        []
      )
    }
    return try all(rows, "entry_event") { $0.text(0) }.filter {
      ![Due.person, "triage"].contains($0)
    }
  }
}
