public import FollowUp
import GRDB
public import Values

extension Store {
  /// The last day that anything was given out for; `nil` where nothing ever was.
  public func lastDispatchDay() throws(StorageError) -> CivilDate? {
    try first("SELECT max(day) FROM dispatch", [])?.text(0).flatMap { CivilDate($0) }
  }

  /// The last day that all patients were gone through for; `nil` where they never were.
  public func lastDueRun() throws(StorageError) -> CivilDate? {
    try first("SELECT max(day) FROM due_run", [])?.text(0).flatMap { CivilDate($0) }
  }

  /// What was given out for a day, in that order; a page at a time.
  ///
  /// - Parameters:
  ///   - day: the day.
  ///   - last: the place of the last one that was read; 0 at first.
  ///   - count: how many at most.
  /// - Returns: each with its place.
  /// - Throws: where the store cannot be read.
  public func dispatches(
    of day: CivilDate,
    after last: Int,
    count: Int
  ) throws(StorageError) -> [(place: Int, dispatch: Dispatch)] {
    let rows = try read { database in
      try database.rows(
        """
        SELECT \(Dispatch.columns) FROM dispatch
        WHERE day = ? AND sequence > ? ORDER BY sequence LIMIT ?
        """,
        [day.description, last, count]
      )
    }
    return try all(rows, "dispatch") { row in
      guard let place = row.whole(0), let dispatch = Dispatch(row) else { return nil }
      return (place, dispatch)
    }
  }
}

extension Dispatch {
  /// The columns that `init` reads, in its order.
  static let columns = """
    sequence, patient, protocol, occurrence, kind, number, due, day, form, channel, language, unit,
    answer_by, colour, now
    """

  init?(_ row: Row) {
    guard let patient = row.text(1), let protocolID = row.text(2), let occurrence = row.text(3),
      let kind = row.text(4).flatMap({ Kind(rawValue: $0) }), let number = row.whole(5),
      let due = row.text(6).flatMap({ CivilDate($0) }),
      let day = row.text(7).flatMap({ CivilDate($0) }), let form = row.text(8),
      let now = row.instant(14)
    else { return nil }
    self.init(
      patient: patient,
      protocol: protocolID,
      occurrence: occurrence,
      kind: kind,
      number: number,
      due: due,
      day: day,
      form: form,
      channel: row.text(9),
      language: row.text(10).flatMap { Language(rawValue: $0) },
      unit: row.text(11),
      answerBy: row.text(12).flatMap { CivilDate($0) },
      colour: row.text(13).flatMap { Colour($0) },
      now: now
    )
  }
}
