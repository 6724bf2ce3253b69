/// The bytes written so far, and the one way each piece of a text is written.
struct JSONOutput {
  var bytes: [UInt8] = []

  mutating func byte(_ character: Unicode.Scalar) {
    bytes.append(UInt8(ascii: character))
  }

  /// Writes a comma where something of the same list stands before.
  mutating func separate(_ isFirst: inout Bool) {
    if isFirst { isFirst = false } else { byte(",") }
  }

  mutating func string(_ text: String) {
    byte("\"")
    var text = text
    text.withUTF8 { units in
      guard Self.holdsEscaped(units) else { return bytes.append(contentsOf: units) }
      var start = 0
      for index in units.indices where Self.isEscaped(units[index]) {
        bytes.append(contentsOf: units[start..<index])
        escape(units[index])
        start = index + 1
      }
      bytes.append(contentsOf: units[start...])
    }
    byte("\"")
  }

  /// Looks at all of them, many at a time, since few texts hold any.
  private static func holdsEscaped(_ units: UnsafeBufferPointer<UInt8>) -> Bool {
    var isFound = false
    for unit in units { isFound = isEscaped(unit) || isFound }
    return isFound
  }

  private static func isEscaped(_ unit: UInt8) -> Bool {
    unit < 0x20 || unit == UInt8(ascii: "\"") || unit == UInt8(ascii: "\\")
  }

  mutating func boolean(_ value: Bool) {
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  mutating func null() {
    bytes.append(contentsOf: "null".utf8)
  }

  mutating func number(_ whole: Int) {
    bytes.append(contentsOf: String(whole).utf8)
  }

  mutating func number(_ text: String) {
    precondition(isNumber(text), "not a JSON number")
    bytes.append(contentsOf: text.utf8)
  }

  mutating func value(_ value: JSONValue) {
    switch value.kind {
    case .string(let string): self.string(string.text)
    case .number(let text): number(text)
    case .boolean(let value): boolean(value)
    case .null: null()
    case .array(let elements):
      array { array in
        for element in elements { array.value(element) }
      }
    case .object(let members):
      object { object in
        for member in members { object.value(member.key.text, member.value) }
      }
    }
  }

  mutating func object(_ members: (inout JSONObjectWriter) -> Void) {
    byte("{")
    var writer = JSONObjectWriter()
    swap(&writer.output, &self)
    members(&writer)
    swap(&writer.output, &self)
    byte("}")
  }

  mutating func array(_ elements: (inout JSONArrayWriter) -> Void) {
    byte("[")
    var writer = JSONArrayWriter()
    swap(&writer.output, &self)
    elements(&writer)
    swap(&writer.output, &self)
    byte("]")
  }

  private mutating func escape(_ unit: UInt8) {
    switch unit {
    case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
    case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
    case 0x08: bytes.append(contentsOf: "\\b".utf8)
    case 0x09: bytes.append(contentsOf: "\\t".utf8)
    case 0x0A: bytes.append(contentsOf: "\\n".utf8)
    case 0x0C: bytes.append(contentsOf: "\\f".utf8)
    case 0x0D: bytes.append(contentsOf: "\\r".utf8)
    default:
      bytes.append(contentsOf: "\\u00".utf8)
      for digit in [unit >> 4, unit & 0xF] {
        bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
      }
    }
  }

  private func isNumber(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var scanner = JSONScanner(bytes)
      guard let token = try? scanner.next(), token.kind == .number else { return false }
      return token.range == bytes.indices
    }
  }
}
