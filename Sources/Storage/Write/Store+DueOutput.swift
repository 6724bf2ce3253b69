import FollowUp
import GRDB
public import Values

extension Store {
  /// A run that gave something out and has not written it to the end, as one that was stopped.
  public struct UnwrittenRun: Sendable, Hashable {
    /// The day it looked up.
    public let day: CivilDate
    /// How many things it gave out.
    public let count: Int
  }

  /// Begins a run that gives out what is due for a day.
  ///
  /// - Returns: its number, which what it gives out is kept under.
  /// - Throws: where the store cannot be written.
  public func beginDueRun(of day: CivilDate, now: Instant) throws(StorageError) -> Int {
    try write { database in
      try database.cachedStatement(sql: "INSERT INTO due_output (day, now) VALUES (?, ?)")
        .execute(arguments: [day.description, now.description])
      return Int(database.lastInsertedRowID)
    }
  }

  /// Keeps that all of a run was written.
  public func keepWritten(run: Int, now: Instant) throws(StorageError) {
    try write { database in
      try database.cachedStatement(
        sql: "INSERT INTO due_written (run, now) VALUES (?, ?) ON CONFLICT DO NOTHING"
      ).execute(arguments: [run, now.description])
    }
  }

  /// Keeps that all that was given out for a day was written, whichever run gave it out.
  ///
  /// - Parameters:
  ///   - day: the day.
  ///   - last: the last run that had begun before it was written; a later one speaks for itself.
  ///   - now: when.
  /// - Throws: where the store cannot be written.
  public func keepWritten(
    _ day: CivilDate,
    through last: Int,
    now: Instant
  ) throws(StorageError) {
    try write { database in
      try database.cachedStatement(
        sql: """
          INSERT INTO due_written (run, now) SELECT run, ? FROM due_output
          WHERE day = ? AND run <= ? AND run NOT IN (SELECT run FROM due_written)
          """
      ).execute(arguments: [now.description, day.description, last])
    }
  }

  /// The number of the last run that has begun; 0 where none has.
  public func lastDueOutput() throws(StorageError) -> Int {
    try first("SELECT max(run) FROM due_output", [])?.whole(0) ?? 0
  }

  /// The days of which something was given out and not written to the end, the earliest first.
  public func unwrittenRuns() throws(StorageError) -> [UnwrittenRun] {
    let rows = try read { database in
      try database.rows(
        """
        SELECT due_output.day, count(*)
        FROM due_output CROSS JOIN dispatch ON dispatch.run = due_output.run
        WHERE due_output.run NOT IN (SELECT run FROM due_written)
        GROUP BY due_output.day ORDER BY due_output.day
        """,
        []
      )
    }
    return try all(rows, "due_output") { row in
      guard let day = row.text(0).flatMap({ CivilDate($0) }), let count = row.whole(1) else {
        return nil
      }
      return UnwrittenRun(day: day, count: count)
    }
  }
}
