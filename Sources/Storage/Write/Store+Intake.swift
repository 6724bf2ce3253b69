import Foundation
import GRDB
public import Triage
import Values

extension Store: DeviceLedger {
  /// Writes what became of lines of readings, or nothing at all.
  ///
  /// - Throws: ``StorageError/conflict(path:rule:)`` where a patient has a reading with the
  ///   identifier already.
  public func take(_ entries: [DeviceEntry]) throws(StorageError) {
    if entries.isEmpty { return release() }
    try write { database in
      for entry in entries {
        switch entry {
        case .stored(let reading, let line, let received):
          try database.insert(reading, line: line, received: received)
        case .refused(let quarantined): try database.insert(quarantined)
        }
      }
    }
  }
}

extension Database {
  fileprivate func insert(_ reading: Reading, line: [UInt8], received: Instant) throws {
    let values: [(any DatabaseValueConvertible)?] = [
      reading.patient, reading.id, reading.code, reading.value.description, reading.unit.code,
      reading.time.description, reading.time.milliseconds, reading.device, Data(line),
      received.description,
    ]
    try cachedStatement(
      sql: """
        INSERT INTO observation
          (patient, id, code, value, unit, time, time_ms, device, line, received)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: StatementArguments(values))
  }
}
