import Foundation
import GRDB
public import Triage
public import Values

/// The lines of a batch in a database of its own, which SQLite keeps in a file without a name and
/// removes when it is closed.
///
/// Nothing in it outlives the batch, so it has neither a journal nor waits for the disk.
public struct StoredLines: LineIndex {
  /// What stands for its path in an error.
  private static let path = "temporary index of a batch"
  /// How much of it is in memory, in KiB.
  private static let cache = 8192

  private let queue: DatabaseQueue

  init() throws(StorageError) {
    var configuration = Configuration()
    configuration.label = "behov.lines"
    configuration.allowsUnsafeTransactions = true
    do {
      queue = try DatabaseQueue(path: "", configuration: configuration)
      try queue.inDatabase { database in
        try database.execute(
          sql: """
            PRAGMA journal_mode = OFF;
            PRAGMA synchronous = OFF;
            PRAGMA cache_size = -\(Self.cache);
            """
        )
        try database.execute(sql: Self.tables)
        // One transaction for all of it, never committed: it has no reader but this one.
        try database.beginTransaction(.immediate)
      }
    } catch {
      throw StorageError(error, path: Self.path)
    }
  }

  private static let tables = """
    CREATE TABLE line (
      number INTEGER PRIMARY KEY,
      start INTEGER NOT NULL,
      size INTEGER NOT NULL,
      place TEXT NOT NULL CHECK (place IN ('fresh', 'duplicate', 'conflict', 'refused')),
      protocol INTEGER,
      colour TEXT,
      input BLOB NOT NULL,
      submission TEXT,
      patient TEXT,
      form TEXT,
      authored_ms INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX fresh_line ON line (submission) WHERE place = 'fresh';
    CREATE TABLE repeat (submission TEXT NOT NULL PRIMARY KEY, colour TEXT) STRICT, WITHOUT ROWID;
    CREATE TABLE late (
      patient TEXT NOT NULL,
      protocol TEXT NOT NULL,
      PRIMARY KEY (patient, protocol)
    ) STRICT, WITHOUT ROWID;
    """

  /// Made of all lines at once: kept up to date line by line, it would be written all over.
  private static let linesOfPatients = """
    CREATE INDEX line_of_patient ON line (patient, form)
      WHERE place <> 'duplicate' AND patient IS NOT NULL
    """

  private func run<Value>(_ body: (Database) throws -> Value) throws(StorageError) -> Value {
    do { return try queue.inDatabase(body) } catch {
      throw StorageError(error, path: Self.path)
    }
  }
}

extension Store {
  /// An empty index for one batch, gone when it is no longer used; what is written from now on is
  /// that batch's.
  public func lineIndex() throws(StorageError) -> StoredLines {
    run.beginBatch()
    return try StoredLines()
  }
}

// MARK: Lines

extension StoredLines {
  /// Adds a line that is not blank; each is added once, in the order of the input.
  public func add(_ line: IndexedLine) throws(StorageError) {
    let (place, number, colour) = line.place.columns
    // Of a duplicate nothing else is asked for.
    let isDuplicate = place == "duplicate"
    try run { database in
      var row = try FastStatement(
        database,
        """
        INSERT INTO line
          (number, start, size, place, protocol, colour, input, submission, patient, form,
           authored_ms)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
      )
      row.bind(line.number)
      row.bind(line.offset)
      row.bind(line.count)
      row.bind(place)
      row.bind(number)
      row.bind(colour)
      row.bind(line.input.bytes)
      row.bind(isDuplicate ? nil : line.submission)
      row.bind(isDuplicate ? nil : line.patient)
      row.bind(isDuplicate ? nil : line.form)
      row.bind(line.authored?.milliseconds)
      try row.run()
    }
  }

  /// Told once that all lines are added, so that they can be found by patient.
  public func endAdding() throws(StorageError) {
    try run { try $0.execute(sql: Self.linesOfPatients) }
  }

  /// What a line is, and the hash that its bytes had; `nil` for a blank one.
  public func place(
    of line: Int
  ) throws(StorageError) -> (place: LinePlace, input: ContentHash)? {
    try run { database in
      var statement = try FastStatement(
        database,
        "SELECT place, protocol, colour, input FROM line WHERE number = ?"
      )
      statement.bind(line)
      return try statement.first { row in
        guard let input = row.hash(3) else { throw unreadable }
        return (try place(row, 0), input)
      }
    }
  }

  /// The hash of the line that is to be decided with a submission's id.
  public func input(of submission: String) throws(StorageError) -> ContentHash? {
    try run { database in
      var statement = try FastStatement(
        database,
        "SELECT input FROM line WHERE submission = ? AND place = 'fresh'"
      )
      statement.bind(submission)
      return try statement.first { $0.hash(0) } ?? nil
    }
  }

  /// A patient's lines that are to be decided on a form, and those refused on that form or on one
  /// that could not be read; in the order of the input.
  public func lines(of patient: String, form: String) throws(StorageError) -> [IndexedLine] {
    try run { database in
      var statement = try FastStatement(
        database,
        """
        SELECT number, start, size, input, submission, form, authored_ms, place, protocol, colour
        FROM line
        WHERE patient = ?1 AND place <> 'duplicate' AND (form = ?2 OR form IS NULL)
        ORDER BY number
        """
      )
      statement.bind(patient)
      statement.bind(form)
      return try statement.rows { try line($0, patient) }
    }
  }

  private func line(_ row: FastStatement, _ patient: String) throws -> IndexedLine {
    guard let number = row.whole(0), let start = row.whole(1), let size = row.whole(2),
      let input = row.hash(3)
    else { throw unreadable }
    return IndexedLine(
      number: number,
      offset: start,
      count: size,
      place: try place(row, 7),
      input: input,
      submission: row.text(4),
      patient: patient,
      form: row.text(5),
      authored: row.whole(6).map { Instant(milliseconds: $0) }
    )
  }

  private func place(_ row: FastStatement, _ column: Int32) throws -> LinePlace {
    switch (row.text(column), row.whole(column + 1)) {
    case ("fresh", let number?): return .fresh(protocol: number)
    case ("duplicate", _): return .duplicate(row.text(column + 2).flatMap { Colour($0) })
    case ("conflict", _): return .conflict
    case ("refused", _): return .refused
    default: throw unreadable
    }
  }

  private var unreadable: StorageError {
    .corrupt(path: Self.path, detail: "unreadable row of `line`")
  }
}

extension LinePlace {
  fileprivate var columns: (place: String, number: Int?, colour: String?) {
    switch self {
    case .fresh(let number): ("fresh", number, nil)
    case .duplicate(let colour): ("duplicate", nil, colour?.description)
    case .conflict: ("conflict", nil, nil)
    case .refused: ("refused", nil, nil)
    }
  }
}

// MARK: What the second reading notes

extension StoredLines {
  /// Notes that a submission's line is there again.
  public func addRepeat(of submission: String) throws(StorageError) {
    try run { database in
      var row = try FastStatement(
        database,
        "INSERT OR IGNORE INTO repeat (submission) VALUES (?)"
      )
      row.bind(submission)
      try row.run()
    }
  }

  /// Keeps the colour of a submission whose line is there again; of another nothing is kept.
  public func keep(_ colour: Colour, of submission: String) throws(StorageError) {
    try run { database in
      var row = try FastStatement(database, "UPDATE repeat SET colour = ? WHERE submission = ?")
      row.bind(colour.description)
      row.bind(submission)
      try row.run()
    }
  }

  /// The colour of a submission whose line is there again, once it is decided.
  public func colour(of submission: String) throws(StorageError) -> Colour? {
    try run { database in
      var statement = try FastStatement(
        database,
        "SELECT colour FROM repeat WHERE submission = ?"
      )
      statement.bind(submission)
      return try statement.first { $0.text(0).flatMap { Colour($0) } } ?? nil
    }
  }

  /// Notes that a patient's later forms are decided again; false where that was noted already.
  public func markLate(_ patient: String, _ protocolID: String) throws(StorageError) -> Bool {
    try run { database in
      var row = try FastStatement(
        database,
        "INSERT OR IGNORE INTO late (patient, protocol) VALUES (?, ?)"
      )
      row.bind(patient)
      row.bind(protocolID)
      try row.run()
      return database.changesCount > 0
    }
  }
}
