/// A text over several lines, each but the first as far in as the first one's text.
struct Paragraph {
  /// The columns there are.
  let width: Int

  /// The least columns that a text has, however far in it stands.
  private static let least = 30

  /// The lines of a text, broken between words.
  ///
  /// - Parameters:
  ///   - text: the text, which may hold anything.
  ///   - lead: what stands before it in the first line.
  ///   - leadStyle: how that stands out.
  ///   - style: how the text stands out.
  /// - Returns: one line at least.
  func lines(
    _ text: String,
    lead: String = "",
    leadStyle: Line.Style = .plain,
    style: Line.Style = .plain
  ) -> [Line] {
    let indent = Columns.width(lead)
    let wrapped = Columns.wrapped(visible(text), max(width - indent, Self.least))
    return wrapped.enumerated().map { index, part in
      var line =
        index == 0 ? Line(lead, leadStyle) : Line(String(repeating: " ", count: indent))
      line.append(part, style)
      return line
    }
  }
}
