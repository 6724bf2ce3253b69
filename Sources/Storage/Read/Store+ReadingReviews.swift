import GRDB
public import Triage
public import Values

/// How far readings have been looked at: the last stored one, and the last refused line.
public struct ReadingMark: Sendable, Hashable {
  let observation: Int
  let refused: Int
}

extension Store {
  /// How far the readings reach that are there now.
  public func latestReadings() throws(StorageError) -> ReadingMark {
    mark(
      try first(
        """
        SELECT (SELECT max(sequence) FROM observation), (SELECT max(sequence) FROM quarantine)
        """,
        []
      )
    )
  }

  /// How far they have been looked at.
  public func reviewedReadings() throws(StorageError) -> ReadingMark {
    mark(
      try first(
        "SELECT observation, refused FROM reading_review ORDER BY sequence DESC LIMIT 1",
        []
      )
    )
  }

  private func mark(_ row: Row?) -> ReadingMark {
    ReadingMark(observation: row?.whole(0) ?? 0, refused: row?.whole(1) ?? 0)
  }

  /// Keeps that all readings up to a mark have been looked at.
  public func recordReadingReview(_ mark: ReadingMark, now: Instant) throws(StorageError) {
    try write { database in
      try database.cachedStatement(
        sql: "INSERT INTO reading_review (observation, refused, now) VALUES (?, ?, ?)"
      ).execute(arguments: [mark.observation, mark.refused, now.description])
    }
  }

  /// The patients with readings between two marks of whom anything else is known: an enrolment, or a
  /// form.
  public func patients(
    withReadingsAfter start: ReadingMark,
    until end: ReadingMark
  ) throws(StorageError) -> [String] {
    let rows = try read { database in
      try database.rows(
        """
        SELECT patient FROM (
          SELECT patient FROM observation WHERE sequence > ? AND sequence <= ?
          UNION
          SELECT patient FROM quarantine
          WHERE sequence > ? AND sequence <= ? AND form = ? AND patient IS NOT NULL
        ) AS news
        WHERE EXISTS (SELECT 1 FROM enrolment WHERE enrolment.patient = news.patient)
          OR EXISTS (SELECT 1 FROM submission WHERE submission.patient = news.patient)
        ORDER BY patient
        """,
        [start.observation, end.observation, start.refused, end.refused, ReadingLine.kind]
      )
    }
    return try all(rows, "observation") { $0.text(0) }
  }

  /// What came of a patient between two marks.
  public func arrivals(
    of patient: String,
    after start: ReadingMark,
    until end: ReadingMark
  ) throws(StorageError) -> [ArrivedReading] {
    let (stored, refused) = try read { database in
      (
        try database.rows(
          """
          SELECT id, code, time FROM observation
          WHERE patient = ? AND sequence > ? AND sequence <= ? ORDER BY time_ms, id
          """,
          [patient, start.observation, end.observation]
        ),
        try database.rows(
          """
          SELECT sequence, line, code FROM quarantine
          WHERE patient = ? AND sequence > ? AND sequence <= ? AND form = ? ORDER BY sequence
          """,
          [patient, start.refused, end.refused, ReadingLine.kind]
        )
      )
    }
    let readings = try all(stored, "observation") { row -> ArrivedReading? in
      guard let code = row.text(1), let time = row.instant(2) else { return nil }
      return ArrivedReading(code: code, time: time, isRefused: false)
    }
    return try readings
      + all(refused, "quarantine") { row in
        guard let line = row.bytes(1), let code = row.text(2) else { return nil }
        let reading = ReadingLine.refused(line, code: code)
        return ArrivedReading(code: reading.code, time: reading.time, isRefused: true)
      }
  }

  /// The ids of all who are enrolled.
  public func enrolledPatients() throws(StorageError) -> [String] {
    let rows = try read { database in
      try database.rows("SELECT DISTINCT patient FROM enrolment ORDER BY patient", [])
    }
    return try all(rows, "enrolment") { $0.text(0) }
  }
}
