public import Values

/// What taking in readings needs of a store.
public protocol DeviceLedger {
  /// What the store throws when the disk or the database fails.
  associatedtype Failure: Error

  /// The stored reading of a patient with an identifier; `nil` where there is none.
  func reading(_ id: String, of patient: String) throws(Failure) -> Reading?

  /// Keeps other writers out until the next `take` or `release`.
  func hold() throws(Failure)

  /// Lets other writers in where nothing is to be committed.
  func release()

  /// Writes what became of lines, and lets other writers in; all of it or nothing.
  func take(_ entries: [DeviceEntry]) throws(Failure)
}

/// One thing that taking in readings writes.
public enum DeviceEntry: Sendable {
  /// A reading that arrived, with its line.
  case stored(Reading, line: [UInt8], received: Instant)
  /// A line that was refused; the same line is kept once.
  case refused(Quarantined)
}

/// What became of one line of readings.
public enum ReadingOutcome: Sendable {
  /// It is stored.
  case stored(line: Int, Reading)
  /// It was stored before.
  case duplicate(line: Int, Reading)
  /// It was refused, and is kept in quarantine.
  case rejected(line: Int, Quarantined)
}
