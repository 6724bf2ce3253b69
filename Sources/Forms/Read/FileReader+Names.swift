import Diagnostics
import Expressions
import JSONText
import Values

/// Ids that mean something where any id may stand.
private let reservedIDs = reservedWords.union(["reporter", "trigger", "age", "baseline"])

/// Keys of a terminology that are not ids.
private let textWords: Set<String> = ["title", "help", "text_from", "translation"]

extension FileReader {
  /// Whether a text can be an id: `a` to `z`, digits and `_`, a letter first.
  static func isID(_ text: some StringProtocol) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first, (0x61...0x7A).contains(first) else { return false }
    return bytes.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
    }
  }

  /// Whether an id would mean something where any id may stand.
  static func isReserved(_ text: String) -> Bool {
    reservedIDs.contains(text) || textWords.contains(text)
  }

  /// An id that expressions name.
  mutating func id(_ key: String, of object: FileObject) -> Placed<String>? {
    guard let value = required(key, of: object) else { return nil }
    return id(value, reserved: reservedIDs.union(textWords))
  }

  /// An id that expressions quote, such as an option's.
  mutating func quotedID(_ key: String, of object: FileObject) -> Placed<String>? {
    guard let value = required(key, of: object) else { return nil }
    return id(value, reserved: textWords)
  }

  private mutating func id(_ value: JSONValue, reserved: Set<String>) -> Placed<String>? {
    guard let string = self.string(value) else { return nil }
    return id(string, reserved: reserved)
  }

  /// The id that a key is.
  mutating func id(_ string: JSONString) -> Placed<String>? {
    id(string, reserved: reservedIDs.union(textWords))
  }

  private mutating func id(_ string: JSONString, reserved: Set<String>) -> Placed<String>? {
    let place = self.place(string.contentSpan)
    if reserved.contains(string.text) {
      report(.reservedID(string.text, at: place))
    } else if Self.isID(string.text) {
      return Placed(string.text, at: string.contentSpan)
    } else {
      report(.invalidID(string.text, at: place))
    }
    return nil
  }

  /// An archetype's id: class and name.
  mutating func archetypeID(_ key: String, of object: FileObject) -> Placed<String>? {
    guard let string = required(key, of: object).flatMap({ self.string($0) }) else { return nil }
    let parts = string.text.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 2, parts.allSatisfy(Self.isID) {
      return Placed(string.text, at: string.contentSpan)
    }
    report(.invalidArchetypeID(string.text, at: place(string.contentSpan)))
    return nil
  }

  /// A version, always of three parts.
  mutating func version(_ key: String, of object: FileObject) -> Placed<Version>? {
    guard let string = required(key, of: object).flatMap({ self.string($0) }) else { return nil }
    if let version = Version(string.text), version.description == string.text {
      return Placed(version, at: string.contentSpan)
    }
    report(.invalidVersion(string.text, at: place(string.contentSpan)))
    return nil
  }

  /// An archetype node: `at` and four digits, then `.` and digits for what specialises it.
  mutating func node(_ key: String, of object: FileObject, isRequired: Bool) -> Placed<String>? {
    if !isRequired, object[key] == nil { return nil }
    guard let string = required(key, of: object).flatMap({ self.string($0) }) else { return nil }
    let node = Placed(string.text, at: string.contentSpan)
    guard Self.isNode(string.text) else {
      report(.invalidNode(string.text, at: place(node.span)))
      return nil
    }
    declare(node: node)
    return node
  }

  private static func isNode(_ text: String) -> Bool {
    guard text.hasPrefix("at") else { return false }
    let parts = text.dropFirst(2).split(separator: ".", omittingEmptySubsequences: false)
    return parts.first?.count == 4
      && parts.allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
      }
  }
}
