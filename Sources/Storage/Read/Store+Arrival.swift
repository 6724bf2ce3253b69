import GRDB
import Triage
public import Values

extension Store {
  /// When the store last took something in: a form, a reading or a refused line; `nil` where it is empty.
  public func lastArrival() throws(StorageError) -> Instant? {
    let row = try first(
      """
      SELECT
        (SELECT received FROM submission ORDER BY rowid DESC LIMIT 1),
        (SELECT now FROM quarantine ORDER BY sequence DESC LIMIT 1)
      """,
      []
    )
    return [row?.instant(0), row?.instant(1)].compactMap(\.self).max()
  }
}
