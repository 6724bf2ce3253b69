/// Why a store cannot be opened, read or written.
///
/// A case holds no part of what is stored, so it may be logged.
public enum StorageError: Error, Sendable, Hashable {
  /// There is no store at the path, and none was to be made.
  case noStore(path: String)
  /// The file cannot be opened or made; `code` is SQLite's result code.
  case cannotOpen(path: String, code: Int32)
  /// The file is no SQLite database.
  case notADatabase(path: String)
  /// The file is a database of another program.
  case foreignDatabase(path: String)
  /// The file was written by a newer Behov, with these changes of schema.
  case newerSchema(path: String, changes: [String])
  /// There is something at the path where a new file was to be.
  case taken(path: String)
  /// Another process held the file longer than was waited.
  case busy(path: String)
  /// Another run wrote the same thing first; `rule` names the columns that must be unique.
  case conflict(path: String, rule: String)
  /// The disk is full.
  case full(path: String)
  /// The file or its directory cannot be written.
  case readOnly(path: String)
  /// The file is damaged.
  case corrupt(path: String, detail: String)
  /// The disk failed to read or write; `code` is SQLite's extended result code.
  case inputOutput(path: String, code: Int32)
  /// SQLite refused for a reason that is our fault; `code` is its extended result code.
  case unexpected(path: String, code: Int32, detail: String)
}

extension StorageError {
  /// Whether the same command may succeed when it is run again as it is.
  public var isBusy: Bool {
    switch self {
    case .busy, .conflict: true
    default: false
    }
  }
}
