import GRDB
import Triage
public import Values

extension Store {
  /// The moment of the last line that was taken in or refused; `nil` where there is none.
  public func latestMoment() throws(StorageError) -> Instant? {
    let row = try first(
      """
      SELECT
        (SELECT received FROM submission WHERE form <> '\(ReadingLine.kind)'
          ORDER BY rowid DESC LIMIT 1),
        (SELECT now FROM quarantine ORDER BY sequence DESC LIMIT 1)
      """,
      []
    )
    return [row?.instant(0), row?.instant(1)].compactMap(\.self).max()
  }
}
