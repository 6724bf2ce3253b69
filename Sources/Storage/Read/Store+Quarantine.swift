import GRDB
public import Triage

/// A line that was refused, as it is kept.
public struct KeptLine: Sendable, Hashable {
  /// Its number in the store, from 1.
  public let number: Int
  /// The line, and why it was refused.
  public let quarantined: Quarantined
  /// Whether what it says was taken in afterwards: the same line, or another with its id.
  public let isTakenIn: Bool
  /// Whether it is a reading of a device, and no form.
  public var isReading: Bool { quarantined.form == ReadingLine.kind }
}

extension Store {
  /// Refused lines, in the order they were refused.
  ///
  /// - Parameters:
  ///   - number: the line before the first that is given.
  ///   - count: how many at most.
  /// - Returns: fewer than `count` where there are no more.
  /// - Throws: where the store cannot be read.
  public func keptLines(after number: Int = 0, count: Int) throws(StorageError) -> [KeptLine] {
    let rows = try read { try $0.rows(Self.kept(where: "sequence > ?"), [number, count]) }
    return try all(rows, "quarantine", kept)
  }

  /// The number of the last refused line; 0 where there is none.
  public func lastKeptNumber() throws(StorageError) -> Int {
    try read { try Int.fetchOne($0, sql: "SELECT max(sequence) FROM quarantine") ?? 0 }
  }

  /// One refused line; `nil` where there is none with the number.
  public func keptLine(_ number: Int) throws(StorageError) -> KeptLine? {
    let rows = try read { try $0.rows(Self.kept(where: "sequence = ?"), [number, 1]) }
    return try all(rows, "quarantine", kept).first
  }

  /// Another line with the id of one that stands is a conflict until a person has looked at it.
  ///
  /// The same line is looked for by its id. One whose id could not be read is looked for among all hashes,
  /// which are gathered once for all lines asked for.
  private static func kept(where condition: String) -> String {
    """
    SELECT \(quarantineColumns),
      CASE WHEN quarantine.submission IS NULL
        THEN quarantine.input IN (SELECT input FROM submission)
        ELSE EXISTS (
          SELECT 1 FROM submission
          WHERE submission.id = quarantine.submission AND submission.input = quarantine.input
        )
      END
      OR code <> 'conflict' AND (
        EXISTS (
          SELECT 1 FROM submission
          WHERE submission.id = quarantine.submission
            AND submission.patient = coalesce(quarantine.patient, submission.patient)
            AND submission.form = coalesce(quarantine.form, submission.form)
        )
        OR form = '\(ReadingLine.kind)' AND EXISTS (
          SELECT 1 FROM observation
          WHERE observation.patient = quarantine.patient AND observation.id = quarantine.submission
        )
      )
    FROM quarantine WHERE \(condition) ORDER BY sequence LIMIT ?
    """
  }

  private func kept(_ row: Row) -> KeptLine? {
    guard let number = row.whole(0), let quarantined = quarantined(row) else { return nil }
    return KeptLine(number: number, quarantined: quarantined, isTakenIn: row.whole(14) == 1)
  }
}
