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
    let folder = SystemCalls.environment("TMPDIR") ?? "/tmp"
    var template = Array("\(folder)/behov-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw CommandFailure(folder, errno) }
    directory = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    path = "\(directory)/demo.sqlite"
  }

  /// Removes the store, what SQLite keeps beside it, and the directory.
  func remove() {
    for ending in ["", "-wal", "-shm"] { unlink(path + ending) }
    rmdir(directory)
  }
}
