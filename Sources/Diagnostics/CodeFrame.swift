extension Diagnostic {
  /// The diagnostic as a person reads it: what, where, the line with a caret, the cure.
  ///
  /// - Parameter source: the text of a path; a place whose text is not at hand shows no line.
  /// - Returns: several lines, without a line end after the last.
  public func frame(_ source: (String) -> SourceText?) -> String {
    var lines = ["\(severity.rawValue)[\(code)]: \(message)"]
    lines += Self.excerpt(place, label: label, source)
    for note in notes {
      lines.append("   = note: \(note.message)")
      lines += Self.excerpt(note.place, label: nil, source)
    }
    if let help { lines.append("   = help: \(help)") }
    return lines.joined(separator: "\n")
  }

  private static func excerpt(
    _ place: Place,
    label: String?,
    _ source: (String) -> SourceText?
  ) -> [String] {
    guard let text = source(place.path) else { return ["  --> \(place.path)"] }
    let position = text.position(of: place.span.start)
    let line = text.line(holding: place.span.start)
    let number = String(position.line)
    let margin = String(repeating: " ", count: max(5 - number.count, 1))
    let indent = pad(text[Span(line.start, max(place.span.start, line.start))])
    let end = min(max(place.span.end, place.span.start + 1), max(line.end, place.span.start))
    let marked = end > place.span.start ? width(text[Span(place.span.start, end)]) : 1
    let carets = String(repeating: "^", count: max(marked, 1))
    return [
      "  --> \(place.path):\(position.line):\(position.column)",
      "\(margin)\(number) | \(visible(text[line]))",
      "      | \(indent)\(carets)\(label.map { " " + $0 } ?? "")",
    ]
  }

  /// Control characters that would move the cursor are shown as U+FFFD; tabs as one space.
  private static func visible(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          if scalar == "\t" { return " " }
          let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
          let isDirection =
            (0x202A...0x202E).contains(scalar.value)
            || (0x2066...0x2069).contains(scalar.value)
          return isControl || isDirection ? "\u{FFFD}" : scalar
        }
      )
    )
  }

  private static func width(_ text: String) -> Int {
    text.reduce(0) { $0 + (isWide($1) ? 2 : 1) }
  }

  private static func pad(_ text: String) -> String {
    String(repeating: " ", count: width(text))
  }

  private static func isWide(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    return (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value)
      || (0xAC00...0xD7A3).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
      || (0xFF00...0xFF60).contains(scalar.value) || (0x1F300...0x1FAFF).contains(scalar.value)
  }
}
