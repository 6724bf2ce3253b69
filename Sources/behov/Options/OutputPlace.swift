import Foundation

/// Where a result is to go, beside all that it must not take the place of.
struct OutputPlace {
  private let output: String?
  private let kept: [String]

  /// Takes the output of the settings; the store, forms and protocols, and what else a run reads.
  init(_ settings: Settings, inputs: [String]) {
    output = settings.output
    let store = ["", "-wal", "-shm", "-journal"].map { settings.store + $0 }
    kept = store + inputs + [settings.forms, settings.rules, "behov.json"]
  }

  /// Refuses to write over any of it.
  ///
  /// - Throws: `CommandFailure`, which names the file.
  func check() throws(CommandFailure) {
    guard let output else { return }
    let place = SystemCalls.identity(output)
    for path in kept.flatMap(Self.files) {
      let isSame = place.map { $0 == SystemCalls.identity(path) } ?? (name(output) == name(path))
      guard isSame else { continue }
      throw CommandFailure(
        .usage,
        "the result cannot go to \(output): it is \(path), which this run reads or writes",
        help: "give --output another file"
      )
    }
  }

  /// A file, or those under a directory.
  private static func files(_ path: String) -> [String] {
    guard SystemCalls.isDirectory(path) else { return [path] }
    let resolved = URL(filePath: path).resolvingSymlinksInPath().path
    let found = FileManager.default.enumerator(atPath: resolved)?.compactMap { $0 as? String }
    return (found ?? []).map { "\(path)/\($0)" }
  }

  /// The full name of a file that is not there yet, whichever way its directory is named.
  private func name(_ path: String) -> String {
    let url = URL(filePath: path)
    return url.deletingLastPathComponent().resolvingSymlinksInPath()
      .appending(path: url.lastPathComponent).path
  }
}
