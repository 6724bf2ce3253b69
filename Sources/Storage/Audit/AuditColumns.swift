import Diagnostics
import GRDB
import JSONText
public import Values

/// Rows of one table that an entry of the audit covers, both ends included, with their hash.
public struct Cover: Sendable, Hashable {
  /// The table.
  public let table: String
  /// The number of the first row.
  public let first: Int
  /// The number of the last row.
  public let last: Int
  /// The hash of the rows.
  public let hash: ContentHash
}

/// The columns of an entry of the audit, but for its hash, as they are written.
struct AuditColumns {
  /// The kind of an entry that covers what the engine wrote, and of one that covers what it found and
  /// had not written.
  static let written = "written"
  static let found = "found"

  let values: [HashedValue]

  init(
    _ number: Int,
    _ kind: String,
    _ author: Author?,
    _ batch: Int,
    _ access: Access?,
    _ covers: [Cover],
    _ marks: [Int]
  ) {
    values = [
      .whole(number), .text(kind),
      HashedValue(author?.now.description), HashedValue(author?.now.milliseconds),
      HashedValue(author?.account), HashedValue(author?.person), HashedValue(author?.role),
      HashedValue(author?.command), HashedValue(author?.purpose), HashedValue(author?.zone),
      HashedValue(author?.engine), .whole(batch), HashedValue(access?.subject),
      HashedValue(access?.patients.map(Self.list)), .text(Self.text(covers)),
      .text(marks.map { "\($0)" }.joined(separator: " ")), HashedValue(author?.clock?.description),
    ]
  }

  /// The values that are hashed: the clock only where there is one, as before it had a column.
  var hashed: ArraySlice<HashedValue> {
    if case .nothing = values[values.count - 1] { values.dropLast() } else { values[...] }
  }

  /// The values for ``insertion``.
  var arguments: StatementArguments { StatementArguments(values.map(\.column)) }

  /// Every column but the hash, in the order in which they are hashed.
  static let names = [
    "sequence", "kind", "now", "now_ms", "account", "person", "role", "command", "purpose", "zone",
    "engine", "batch", "subject", "patients", "covers", "marks", "clock",
  ]

  static let insertion =
    "INSERT INTO audit (\(names.joined(separator: ", ")), hash) VALUES "
    + "(\((names + [""]).map { _ in "?" }.joined(separator: ", ")))"

  static func marks(_ text: String) -> [Int] {
    text.split(separator: " ").map { Int($0) ?? 0 }
  }

  private static func text(_ covers: [Cover]) -> String {
    covers.map { "\($0.table) \($0.first) \($0.last) \($0.hash)" }.joined(separator: "\n")
  }

  static func covers(_ text: String) -> [Cover]? {
    let lines = text.split(separator: "\n")
    let covers = lines.compactMap { line -> Cover? in
      let words = line.split(separator: " ")
      guard words.count == 4, let first = Int(words[1]), let last = Int(words[2]),
        let hash = ContentHash(words[3])
      else { return nil }
      return Cover(table: String(words[0]), first: first, last: last, hash: hash)
    }
    return covers.count == lines.count ? covers : nil
  }

  private static func list(_ patients: [String]) -> String {
    let json = JSONWriter.object { object in object.strings("patients", patients) }
    return String(decoding: json, as: UTF8.self)
  }

  static func patients(_ text: String) -> [String]? {
    let json = JSONValue.parse(SourceText(path: "audit", bytes: Array(text.utf8))).value
    return json?["patients"]?.elements?.compactMap { $0.string?.text }
  }
}
