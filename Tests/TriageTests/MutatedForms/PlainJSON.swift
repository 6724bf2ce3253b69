/// JSON as RFC 8259 has it, read without the engine's reader, so that neither is its own judge.
indirect enum PlainJSON: Equatable, Sendable {
  case object([Member])
  case array([PlainJSON])
  case string(String)
  /// As it is written.
  case number(String)
  case boolean(Bool)
  case null

  /// A key with its value.
  struct Member: Equatable, Sendable {
    var key: String
    var value: PlainJSON

    init(_ key: String, _ value: PlainJSON) {
      self.key = key
      self.value = value
    }
  }

  /// Reads a text; `nil` for what is not JSON, and for what Behov refuses beside it: a key twice in
  /// one object, U+0000, more than 32 levels, an exponent above 307.
  init?(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    var reader = PlainReader(Array(text.unicodeScalars))
    guard let value = reader.value(depth: 0) else { return nil }
    reader.skipSpace()
    guard reader.isAtEnd else { return nil }
    self = value
  }

  var members: [Member] {
    get { if case .object(let members) = self { members } else { [] } }
    set { self = .object(newValue) }
  }

  var elements: [PlainJSON] {
    if case .array(let elements) = self { elements } else { [] }
  }

  var string: String? { if case .string(let text) = self { text } else { nil } }

  subscript(key: String) -> PlainJSON? {
    get { members.first { $0.key.isExactly(key) }?.value }
    set {
      guard let index = members.firstIndex(where: { $0.key.isExactly(key) }) else {
        if let newValue { members.append(Member(key, newValue)) }
        return
      }
      if let newValue { members[index].value = newValue } else { members.remove(at: index) }
    }
  }

  /// The text, without white space.
  var text: String {
    switch self {
    case .object(let members):
      "{" + members.map { "\(Self.quoted($0.key)):\($0.value.text)" }.joined(separator: ",") + "}"
    case .array(let elements): "[" + elements.map(\.text).joined(separator: ",") + "]"
    case .string(let text): Self.quoted(text)
    case .number(let text): text
    case .boolean(let value): value ? "true" : "false"
    case .null: "null"
    }
  }

  var bytes: [UInt8] { Array(text.utf8) }

  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case ..<" ": "\\u00" + String(scalar.value + 0x100, radix: 16).dropFirst()
      default: String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}

extension String {
  /// Whether two texts are the same bytes; `é` is not `e` with an accent after.
  func isExactly(_ other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

/// Reads one value after another, each rule of the grammar as RFC 8259 writes it.
private struct PlainReader {
  private let text: [Unicode.Scalar]
  private var index = 0

  init(_ text: [Unicode.Scalar]) { self.text = text }

  var isAtEnd: Bool { index == text.count }

  private var next: Unicode.Scalar? { index < text.count ? text[index] : nil }

  mutating func skipSpace() {
    while let next, [" ", "\t", "\n", "\r"].contains(next) { index += 1 }
  }

  mutating func value(depth: Int) -> PlainJSON? {
    skipSpace()
    switch next {
    case "{": return depth < 32 ? object(depth + 1) : nil
    case "[": return depth < 32 ? array(depth + 1) : nil
    case "\"": return string().map { .string($0) }
    case "t": return take("true") ? .boolean(true) : nil
    case "f": return take("false") ? .boolean(false) : nil
    case "n": return take("null") ? .null : nil
    default: return number()
    }
  }

  private mutating func take(_ word: String) -> Bool {
    for scalar in word.unicodeScalars {
      guard next == scalar else { return false }
      index += 1
    }
    return true
  }

  private mutating func object(_ depth: Int) -> PlainJSON? {
    index += 1
    var members: [PlainJSON.Member] = []
    skipSpace()
    if take("}") { return .object([]) }
    while true {
      skipSpace()
      guard next == "\"", let key = string() else { return nil }
      skipSpace()
      guard take(":"), let value = value(depth: depth) else { return nil }
      if members.contains(where: { $0.key.isExactly(key) }) { return nil }
      members.append(.init(key, value))
      skipSpace()
      if take("}") { return .object(members) }
      guard take(",") else { return nil }
    }
  }

  private mutating func array(_ depth: Int) -> PlainJSON? {
    index += 1
    var elements: [PlainJSON] = []
    skipSpace()
    if take("]") { return .array([]) }
    while true {
      guard let value = value(depth: depth) else { return nil }
      elements.append(value)
      skipSpace()
      if take("]") { return .array(elements) }
      guard take(",") else { return nil }
    }
  }

  private mutating func number() -> PlainJSON? {
    let start = index
    if next == "-" { index += 1 }
    if next == "0" { index += 1 } else if digits().isEmpty { return nil }
    if next == "." {
      index += 1
      if digits().isEmpty { return nil }
    }
    if next == "e" || next == "E" {
      index += 1
      if next == "+" || next == "-" { index += 1 }
      let exponent = digits()
      guard !exponent.isEmpty, (Int(exponent) ?? .max) <= 307 else { return nil }
    }
    var written = String.UnicodeScalarView()
    written.append(contentsOf: text[start..<index])
    return .number(String(written))
  }

  private mutating func digits() -> String {
    var digits = ""
    while let scalar = next, ("0"..."9").contains(scalar) {
      digits.unicodeScalars.append(scalar)
      index += 1
    }
    return digits
  }

  private mutating func string() -> String? {
    index += 1
    var found = String.UnicodeScalarView()
    while let scalar = next {
      index += 1
      switch scalar {
      case "\"": return String(found)
      case "\\":
        guard let escaped = escape() else { return nil }
        found.append(escaped)
      case ..<" ": return nil
      default: found.append(scalar)
      }
    }
    return nil
  }

  private mutating func escape() -> Unicode.Scalar? {
    guard let letter = next else { return nil }
    index += 1
    switch letter {
    case "\"", "\\", "/": return letter
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u":
      guard let first = hexadecimal(), first != 0 else { return nil }
      guard (0xD800...0xDBFF).contains(first) else { return Unicode.Scalar(first) }
      guard take("\\u"), let second = hexadecimal(), (0xDC00...0xDFFF).contains(second) else {
        return nil
      }
      return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    default: return nil
    }
  }

  private mutating func hexadecimal() -> UInt32? {
    guard index + 4 <= text.count else { return nil }
    let digits = text[index..<index + 4]
    guard digits.allSatisfy({ $0.properties.isASCIIHexDigit }) else { return nil }
    index += 4
    return UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
  }
}
