import Foundation

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  @preconcurrency import Darwin
#endif

/// When each of some files was last written, to see whether one has changed since.
struct FileStamps: Equatable {
  private static let endings = [".json", ".rules", ".cases.csv"]

  private var stamps: [String: FileStamp] = [:]

  /// Looks at files and at all forms, protocols and cases under directories.
  init(_ paths: [String]) {
    for path in paths {
      guard SystemCalls.isDirectory(path) else {
        add(path)
        continue
      }
      let resolved = URL(filePath: path).resolvingSymlinksInPath().path
      let found = FileManager.default.enumerator(atPath: resolved)?.compactMap { $0 as? String }
      for name in found ?? [] where Self.endings.contains(where: name.hasSuffix) {
        add("\(path)/\(name)")
      }
    }
  }

  private mutating func add(_ path: String) {
    var status = stat()
    if stat(path, &status) == 0 { stamps[path] = FileStamp(status) }
  }
}

/// Which file it is, how long, and when it was last written; and when anything of it was last changed, since
/// what says when it was written can be set.
struct FileStamp: Equatable {
  private let written: [Int]
  private let changed: [Int]
  private let size: Int
  private let number: UInt64

  fileprivate init(_ status: stat) {
    #if canImport(Glibc)
      let (written, changed) = (status.st_mtim, status.st_ctim)
    #else
      let (written, changed) = (status.st_mtimespec, status.st_ctimespec)
    #endif
    self.written = [Int(written.tv_sec), Int(written.tv_nsec)]
    self.changed = [Int(changed.tv_sec), Int(changed.tv_nsec)]
    size = Int(status.st_size)
    number = UInt64(status.st_ino)
  }

  /// That of an open file; `nil` where the system tells nothing of it.
  init?(of descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }
}
