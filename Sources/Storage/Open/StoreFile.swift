import Foundation
import GRDB

/// The file that a store is kept in.
enum StoreFile {
  /// Sees that there is a file to open; one that is made is its owner's alone, because SQLite
  /// would let others read it, and gives its companions the rights of the file.
  static func prepare(_ path: String, _ opening: Store.Opening) throws(StorageError) {
    var isDirectory: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) {
      if isDirectory.boolValue {
        throw .cannotOpen(path: path, code: ResultCode.SQLITE_CANTOPEN_ISDIR.rawValue)
      }
      return
    }
    guard opening == .creating else { throw .noStore(path: path) }
    let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    if descriptor >= 0 {
      close(descriptor)
    } else {
      try explain(errno, path)
    }
  }

  /// What a failure to make the file means; none where another process has made it meanwhile.
  private static func explain(_ code: Int32, _ path: String) throws(StorageError) {
    switch code {
    case EEXIST: return
    case ENOSPC, EDQUOT: throw .full(path: path)
    case EROFS: throw .readOnly(path: path)
    case EIO: throw .inputOutput(path: path, code: ResultCode.SQLITE_IOERR.rawValue)
    default: throw .cannotOpen(path: path, code: ResultCode.SQLITE_CANTOPEN.rawValue)
    }
  }
}
