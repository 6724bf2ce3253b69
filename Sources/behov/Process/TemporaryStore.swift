#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  @preconcurrency import Darwin
#endif

/// The path of a store that only one run uses, in a directory of its own.
struct TemporaryStore {
  /// The store's file.
  let path: String
  private let directory: String

  /// Makes the directory, which only its owner may look into.
  ///
  /// - Throws: where it cannot be made.
  init() throws(CommandFailure) {
    directory = SystemCalls.temporaryPath()
    guard mkdir(directory, 0o700) == 0 else { throw CommandFailure(directory, errno) }
    path = "\(directory)/demo.sqlite"
  }

  /// Removes the store, what SQLite keeps beside it, and the directory.
  func remove() {
    for ending in ["", "-wal", "-shm"] { unlink(path + ending) }
    rmdir(directory)
  }
}
