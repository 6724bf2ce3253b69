import Foundation
public import Triage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file without a name in the folder for what does not last; the system removes it when it is
/// closed, however the program ends.
public final class ScratchFile: ScratchSpace {
  /// What stands for its path in an error.
  private static let path = "temporary file of a batch"

  private let descriptor: Int32
  private var end = 0

  /// Makes an empty file.
  ///
  /// - Throws: where none can be made.
  public init() throws(StorageError) {
    let name = "behov-\(UUID().uuidString)"
    let path = FileManager.default.temporaryDirectory.appending(component: name).path
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw errno == ENOSPC
        ? .full(path: Self.path) : .cannotOpen(path: Self.path, code: Self.cannotOpen)
    }
    unlink(path)
  }

  deinit { close(descriptor) }

  /// SQLite's codes for the same faults.
  private static let cannotOpen: Int32 = 14
  private static let inputOutput: Int32 = 10

  private static var failure: StorageError {
    errno == ENOSPC || errno == EDQUOT
      ? .full(path: path) : .inputOutput(path: path, code: inputOutput)
  }

  /// Adds bytes at the end.
  public func append(_ bytes: UnsafeRawBufferPointer) throws(StorageError) {
    var left = bytes[...]
    while !left.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: left)
      let count = pwrite(descriptor, part.baseAddress, part.count, off_t(end))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.failure }
      left = left.dropFirst(count)
      end += count
    }
  }

  /// Reads bytes that were added.
  public func read(
    into bytes: UnsafeMutableRawBufferPointer,
    at offset: Int
  ) throws(StorageError) {
    var done = 0
    while done < bytes.count {
      let part = UnsafeMutableRawBufferPointer(rebasing: bytes[done...])
      let count = pread(descriptor, part.baseAddress, part.count, off_t(offset + done))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.failure }
      done += count
    }
  }
}
