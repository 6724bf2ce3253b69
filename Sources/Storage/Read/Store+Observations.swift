import GRDB
public import Triage
public import Values

extension Store {
  /// The stored reading of a patient with an identifier; `nil` where there is none.
  public func reading(_ id: String, of patient: String) throws(StorageError) -> Reading? {
    let row = try first("\(Self.readingColumns) WHERE patient = ? AND id = ?", [patient, id])
    guard let row else { return nil }
    guard let reading = reading(row) else { throw unreadable("observation", id) }
    return reading
  }

  /// The readings of a patient of some codes, after a moment and until another, and the refused
  /// ones that could be among them.
  ///
  /// A refused reading no longer counts once one with its identifier is stored; but a conflict does:
  /// which of the two is right nobody knows.
  public func readings(
    of patient: String,
    codes: [String],
    after start: Instant,
    until end: Instant
  ) throws(StorageError) -> DeviceData {
    let marks = codes.map { _ in "?" }.joined(separator: ", ")
    let (stored, refused) = try read { database in
      (
        try database.rows(
          "\(Self.readingColumns) WHERE patient = ? AND time_ms > ? AND time_ms <= ?"
            + " AND code IN (\(marks)) ORDER BY time_ms, id",
          [patient, start.milliseconds, end.milliseconds] + StatementArguments(codes)
        ),
        try database.rows(Self.refusedReadings, [patient, ReadingLine.kind])
      )
    }
    return DeviceData(
      readings: try all(stored, "observation", reading),
      refused: try all(refused, "quarantine") { row in
        guard let line = row.bytes(1), let code = row.text(2) else { return nil }
        return ReadingLine.refused(line, code: code)
      }
    )
  }

  private static let readingColumns =
    "SELECT id, patient, code, value, unit, time, device FROM observation"

  private static let refusedReadings = """
    SELECT sequence, line, code FROM quarantine
    WHERE patient = ?1 AND form = ?2 AND (code = 'conflict' OR NOT EXISTS (
      SELECT 1 FROM observation
      WHERE observation.patient = ?1 AND observation.id = quarantine.submission
    ))
    ORDER BY sequence
    """

  func reading(_ row: Row) -> Reading? {
    guard let id = row.text(0), let patient = row.text(1), let code = row.text(2),
      let value = row.text(3).flatMap({ try? Number(parsing: $0) }),
      let unit = row.text(4).flatMap({ Unit($0) }), let time = row.instant(5)
    else { return nil }
    return Reading(
      id: id,
      patient: patient,
      code: code,
      value: value,
      unit: unit,
      time: time,
      device: row.text(6)
    )
  }
}
