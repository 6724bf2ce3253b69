/// Writes XML, one element a line, those inside one another indented.
struct XMLWriter {
  /// What has been written.
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private var depth = 0

  /// Writes an element that holds a text, or nothing; attributes that are `nil` are left out.
  mutating func element(
    _ name: String,
    _ attributes: KeyValuePairs<String, String?> = [:],
    text content: String? = nil
  ) {
    let start = Self.start(name, attributes)
    line(content.map { "<\(start)>\(Self.escaped($0))</\(name)>" } ?? "<\(start)/>")
  }

  /// Writes an element that holds others.
  mutating func element(
    _ name: String,
    _ attributes: KeyValuePairs<String, String?> = [:],
    _ body: (inout XMLWriter) -> Void
  ) {
    line("<\(Self.start(name, attributes))>")
    depth += 1
    body(&self)
    depth -= 1
    line("</\(name)>")
  }

  private mutating func line(_ line: String) {
    text += String(repeating: "  ", count: depth) + line + "\n"
  }

  private static func start(_ name: String, _ attributes: KeyValuePairs<String, String?>) -> String
  {
    attributes.reduce(into: name) { start, attribute in
      if let value = attribute.value { start += " \(attribute.key)=\"\(escaped(value))\"" }
    }
  }

  /// Line ends and tabs in an attribute are read as spaces unless they are written as numbers.
  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t": escaped += "&#9;"
      case "\r": escaped += "&#13;"
      case "\r\n": escaped += "&#13;\n"
      default: escaped.append(character)
      }
    }
  }
}
