import Foundation
import GRDB

extension StorageError {
  /// What a failure of the database means for the store at a path.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as StorageError: self = error
    case let error as DatabaseError: self.init(error, path: path)
    case let row as UnreadableRow:
      self = .corrupt(path: path, detail: "unreadable row `\(row.id)` of `\(row.table)`")
    default: self = .unexpected(path: path, code: -1, detail: "\(type(of: error))")
    }
  }

  private init(_ error: DatabaseError, path: String) {
    let code = error.extendedResultCode
    let detail = error.message ?? ""
    switch error.resultCode {
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      self = .cannotOpen(path: path, code: code.rawValue)
    case .SQLITE_NOTADB: self = .notADatabase(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: self = .busy(path: path)
    case .SQLITE_FULL: self = .full(path: path)
    case .SQLITE_READONLY: self = .readOnly(path: path)
    case .SQLITE_CORRUPT: self = .corrupt(path: path, detail: detail)
    case .SQLITE_IOERR: self = .inputOutput(path: path, code: code.rawValue)
    case .SQLITE_CONSTRAINT
    where code == .SQLITE_CONSTRAINT_UNIQUE || code == .SQLITE_CONSTRAINT_PRIMARYKEY:
      self = .conflict(path: path, rule: Self.rule(detail))
    default: self = .unexpected(path: path, code: code.rawValue, detail: detail)
    }
  }

  /// The columns in `UNIQUE constraint failed: submission.id`.
  private static func rule(_ detail: String) -> String {
    detail.components(separatedBy: "failed: ").last ?? detail
  }
}
