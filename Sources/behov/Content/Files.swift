import Diagnostics
import Foundation

/// Reads the files that a run goes by.
enum Files {
  /// A file; `nil` where there is none.
  static func source(
    _ path: String,
    limit: Int = 1 << 20
  ) throws(CommandFailure) -> SourceText? {
    try SystemCalls.contents(path, limit: limit).map { SourceText(path: path, bytes: $0) }
  }

  /// Where the cases of a protocol stand.
  static func cases(beside rules: String) -> String {
    (rules.hasSuffix(".rules") ? String(rules.dropLast(".rules".count)) : rules) + ".cases.csv"
  }

  /// A file that must be there.
  static func required(
    _ path: String,
    limit: Int = 1 << 20
  ) throws(CommandFailure) -> SourceText {
    guard let source = try source(path, limit: limit) else {
      throw CommandFailure(.inputOutput, "there is no file \(path)")
    }
    return source
  }

  /// The files under a directory with an ending, by path.
  static func sources(in directory: String, ending: String) throws(CommandFailure) -> [SourceText] {
    guard SystemCalls.isDirectory(directory) else {
      throw CommandFailure(.inputOutput, "there is no directory \(directory)")
    }
    // A directory behind a link is read as well; the enumerator alone would find it empty.
    let resolved = URL(filePath: directory).resolvingSymlinksInPath().path
    let found = FileManager.default.enumerator(atPath: resolved)?.compactMap { $0 as? String }
    var sources: [SourceText] = []
    for path in (found ?? []).sorted() where path.hasSuffix(ending) {
      let path = "\(directory)/\(path)"
      guard let source = try source(path) else {
        throw CommandFailure(
          .inputOutput,
          "\(path) is a link that leads nowhere",
          help: "mend it or take it away: content must not be left out without a word"
        )
      }
      sources.append(source)
    }
    return sources
  }
}
