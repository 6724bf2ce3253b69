import Diagnostics

/// Texts in columns of a terminal.
enum Columns {
  /// The columns a text takes.
  static func width(_ text: String) -> Int { displayWidth(text) }

  /// The text with blanks after it, up to a width.
  static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - Self.width(text), 0))
  }

  /// The text as far as it fits, with a sign where something was left out.
  static func fitted(_ text: String, _ width: Int) -> String {
    if Self.width(text) <= width { return text }
    var (short, taken) = ("", 1)
    for character in text {
      taken += displayWidth(character)
      if taken > width { break }
      short.append(character)
    }
    while short.hasSuffix(" ") { short.removeLast() }
    return short + "…"
  }

  /// The text in lines of a width, broken between words; a longer word has a line of its own.
  static func wrapped(_ text: String, _ width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, Self.width(line) + 1 + Self.width(String(word)) > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return lines + [line]
  }
}
