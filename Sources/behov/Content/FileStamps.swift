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

/// Which file it is, how long, and when it was last written.
struct FileStamp: Equatable {
  private let seconds: Int
  private let nanoseconds: Int
  private let size: Int
  private let number: UInt64

  fileprivate init(_ status: stat) {
    #if canImport(Glibc)
      let written = status.st_mtim
    #else
      let written = status.st_mtimespec
    #endif
    seconds = Int(written.tv_sec)
    nanoseconds = Int(written.tv_nsec)
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
