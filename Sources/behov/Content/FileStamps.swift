import Foundation

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  @preconcurrency import Darwin
#endif

/// When each of some files was last written, to see whether one has changed since.
struct FileStamps: Equatable {
  private struct Stamp: Equatable {
    let seconds: Int
    let nanoseconds: Int
    let size: Int
    let number: UInt64
  }

  private static let endings = [".json", ".rules", ".cases.csv"]

  private var stamps: [String: Stamp] = [:]

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
    guard stat(path, &status) == 0 else { return }
    #if canImport(Glibc)
      let written = status.st_mtim
    #else
      let written = status.st_mtimespec
    #endif
    stamps[path] = Stamp(
      seconds: Int(written.tv_sec),
      nanoseconds: Int(written.tv_nsec),
      size: Int(status.st_size),
      number: UInt64(status.st_ino)
    )
  }
}
