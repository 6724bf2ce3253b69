import Diagnostics
import JSONText
import Storage
import Values

/// Anchors that were kept outside the store, one a line as `audit anchor` gives them.
enum AnchorFile {
  /// Reads the anchors.
  ///
  /// - Throws: `CommandFailure` where the file cannot be read, or holds anything else.
  static func read(_ path: String, _ wording: any Wording) throws -> [AuditAnchor] {
    let source = try Files.required(path)
    var anchors: [AuditAnchor] = []
    for (index, line) in source.bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
      let bytes = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      if bytes.isEmpty { continue }
      let value = JSONValue.parse(SourceText(path: path, bytes: Array(bytes))).value
      guard let entry = value?["entry"]?.number.flatMap({ Int($0) }),
        let hash = value?["hash"]?.string.flatMap({ ContentHash($0.text) })
      else {
        throw CommandFailure(
          .unusableInput,
          wording.noAnchor(visible(path), line: index + 1),
          help: "behov audit anchor"
        )
      }
      anchors.append(AuditAnchor(entry: entry, hash: hash))
    }
    guard !anchors.isEmpty else {
      throw CommandFailure(
        .unusableInput,
        wording.noAnchor(visible(path), line: nil),
        help: "behov audit anchor"
      )
    }
    return anchors
  }
}
