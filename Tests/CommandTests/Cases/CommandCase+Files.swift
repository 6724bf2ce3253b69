import Foundation

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  @preconcurrency import Darwin
#endif

extension CommandCase.File {
  /// Puts the file into a directory.
  ///
  /// - Throws: `FormatError` where it is not written as its kind asks, and what the file system
  ///   refuses.
  func write(in directory: URL) throws {
    let url = directory.appendingPathComponent(path)
    let files = FileManager.default
    try files.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    switch kind {
    case .file: try Data(text.utf8).write(to: url)
    case .bytes: try Data(bytes).write(to: url)
    case .change: try change(url)
    case .copy:
      let source = directory.appendingPathComponent(text.trimmingCharacters(in: .newlines))
      try files.copyItem(at: source.resolvingSymlinksInPath(), to: url)
    case .link:
      let target = text.trimmingCharacters(in: .newlines)
      try files.createSymbolicLink(atPath: url.path, withDestinationPath: target)
    case .pipe:
      guard mkfifo(url.path, 0o600) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
  }

  // MARK: Bytes

  /// The text with what stands in angle brackets put in bytes.
  var bytes: [UInt8] {
    get throws {
      var bytes: [UInt8] = []
      var rest = text[...]
      while let match = rest.firstMatch(
        of: #/<(?:(\d+) \* ([^>]+)|([0-9A-F]{2}(?: [0-9A-F]{2})*))>/#
      ) {
        bytes += rest[..<match.range.lowerBound].utf8
        if let count = match.1.flatMap({ Int($0) }), let unit = match.2 {
          let unit = Array(unit.utf8)
          bytes.reserveCapacity(bytes.count + count * unit.count)
          for _ in 0..<count { bytes += unit }
        } else {
          bytes += (match.3 ?? "").split(separator: " ").compactMap { UInt8($0, radix: 16) }
        }
        rest = rest[match.range.upperBound...]
      }
      guard !rest.contains("<") else { throw CommandCase.FormatError(line: String(rest)) }
      return bytes + rest.utf8
    }
  }

  // MARK: Changes

  /// Changes each place in turn; what is to be changed stands in the file once.
  private func change(_ url: URL) throws {
    var content = try String(contentsOf: url, encoding: .utf8)
    for (old, new) in try changes {
      let places = content.ranges(of: old)
      guard let place = places.first, places.count == 1 else {
        throw CommandCase.FormatError(line: old)
      }
      content.replaceSubrange(place, with: new)
    }
    try Data(content.utf8).write(to: url)
  }

  /// What is changed, and into what.
  var changes: [(old: String, new: String)] {
    get throws {
      var changes: [(old: [Substring], new: [Substring])] = []
      var isOld = false
      for line in text.split(separator: "\n") {
        guard line.hasPrefix("< ") || line.hasPrefix("> "),
          isOld || line.hasPrefix("< ") || !changes.isEmpty
        else { throw CommandCase.FormatError(line: String(line)) }
        if line.hasPrefix("< ") {
          if !isOld { changes.append(([], [])) }
          changes[changes.count - 1].old.append(line.dropFirst(2))
        } else {
          changes[changes.count - 1].new.append(line.dropFirst(2))
        }
        isOld = line.hasPrefix("< ")
      }
      return changes.map { old, new in
        let old = old.joined(separator: "\n")
        return new.isEmpty ? (old + "\n", "") : (old, new.joined(separator: "\n"))
      }
    }
  }
}
