import Foundation
import GRDB

extension Store {
  /// Copies the store into a new file, as it is at one moment, while others go on writing.
  ///
  /// The copy is complete and on the disk when this returns, or it is not there at all. It is a store
  /// like any other: to restore it, put it where the store was, with no process running.
  ///
  /// - Parameter destination: a path at which there is nothing yet.
  /// - Returns: what is wrong in the copy; nothing for a sound one.
  /// - Throws: ``StorageError/taken(path:)`` where there is something at the path, or why it cannot
  ///   be written or read back.
  public func backUp(to destination: String) throws(StorageError) -> [IntegrityFault] {
    let partial = "\(destination).\(ProcessInfo.processInfo.processIdentifier).part"
    if FileManager.default.fileExists(atPath: destination) { throw .taken(path: destination) }
    defer { StoreFile.remove(partial) }
    try StoreFile.prepare(partial, .creating)
    do {
      let copy = try DatabaseQueue(path: partial, configuration: Self.configuration(Self.patience))
      try queue.backup(to: copy)
      try copy.close()
    } catch {
      throw StorageError(error, path: partial)
    }
    let copy = try Store(path: partial, .existing)
    let faults = try copy.integrityFaults()
    try copy.close()
    try StoreFile.settle(partial, as: destination)
    return faults
  }
}

extension StoreFile {
  /// Gives a file that is complete its name, and sees that both are on the disk.
  ///
  /// - Throws: ``StorageError/taken(path:)`` where something has come to stand at the path.
  static func settle(_ partial: String, as path: String) throws(StorageError) {
    try press(partial)
    // A link, unlike a new name, never takes another file's place.
    guard link(partial, path) == 0 else {
      if errno == EEXIST { throw .taken(path: path) }
      throw .inputOutput(path: path, code: ResultCode.SQLITE_IOERR.rawValue)
    }
    let directory = (path as NSString).deletingLastPathComponent
    try press(directory.isEmpty ? "." : directory)
  }

  /// Removes a file and what SQLite keeps beside it.
  static func remove(_ path: String) {
    for ending in ["", "-wal", "-shm", "-journal"] { unlink(path + ending) }
  }

  private static func press(_ path: String) throws(StorageError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .cannotOpen(path: path, code: ResultCode.SQLITE_CANTOPEN.rawValue)
    }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else {
      throw .inputOutput(path: path, code: ResultCode.SQLITE_IOERR_FSYNC.rawValue)
    }
  }
}
