extension Diagnostic {
  /// The diagnostic as a person reads it: what, where, the line with a caret, the cure.
  ///
  /// - Parameter source: the text of a path; a place whose text is not at hand shows no line.
  /// - Returns: several lines, without a line end after the last.
  public func frame(_ source: (String) -> SourceText?) -> String {
    var lines = ["\(severity.rawValue)[\(code)]: \(Self.visible(message))"]
    lines += Self.excerpt(place, label: label, source)
    for note in notes {
      lines.append("   = note: \(Self.visible(note.message))")
      lines += Self.excerpt(note.place, label: nil, source)
    }
    if let help {
      let parts = help.split(separator: "\n", omittingEmptySubsequences: false)
      lines.append("   = help: " + parts.map { Self.visible(String($0)) }.joined(separator: "\n"))
    }
    return lines.joined(separator: "\n")
  }

  private static func excerpt(
    _ place: Place,
    label: String?,
    _ source: (String) -> SourceText?
  ) -> [String] {
    let path = visible(place.path)
    guard let text = source(place.path) else { return ["  --> \(path)"] }
    let offset = min(place.span.start, text.bytes.count)
    let position = text.position(of: offset)
    let line = text.line(holding: offset)
    let start = max(offset, line.start)
    let number = String(position.line)
    let gutter = max(number.count + 1, 5)
    let margin = String(repeating: " ", count: gutter - number.count)
    let shown = ShownLine(
      before: visible(text[Span(line.start, start)]),
      marked: visible(text[Span(start, min(place.span.end, line.end))]),
      after: visible(text[Span(max(start, min(place.span.end, line.end)), line.end)])
    )
    return [
      "  --> \(path):\(position.line):\(position.column)",
      "\(margin)\(number) | \(shown.text)",
      "\(String(repeating: " ", count: gutter)) | \(shown.carets)"
        + (label.map { " " + visible($0) } ?? ""),
    ]
  }

  /// What would move the cursor, or hide or reorder text, is shown as U+FFFD; tabs as one space.
  private static func visible(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          if scalar == "\t" { return " " }
          return isHidden(scalar.value) ? "\u{FFFD}" : scalar
        }
      )
    )
  }

  /// Controls, marks of direction and line, and spaces without width; not the joiner of emoji.
  private static func isHidden(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x2069,
      0xFEFF:
      true
    default: false
    }
  }
}
