import Pages

extension Explanation {
  /// The explanation on paper.
  var page: Page {
    var whole = self
    // Each text in one line: a page breaks them where it is as wide as it is.
    whole.width = 100_000
    let sections = whole.sections
    let headline = sections.first?.map(\.text) ?? []
    let blocks = headline.dropFirst().map { Page.Block.paragraph(Words(Self.trimmed($0))) }
    return Page(
      language: wording.language,
      title: headline.first ?? "",
      blocks: blocks + sections.dropFirst().filter { !$0.isEmpty }.flatMap(Self.blocks)
    )
  }

  /// A heading, and its lines as points; what stands far in belongs to the point above.
  private static func blocks(_ section: [Line]) -> [Page.Block] {
    var points: [(words: Words, inner: [Words])] = []
    for line in section.dropFirst().map(\.text) {
      if line.hasPrefix(indent), !points.isEmpty {
        points[points.count - 1].inner.append(Words(trimmed(line), .quiet))
      } else {
        points.append((Words(trimmed(line)), []))
      }
    }
    return [.heading(2, section.first?.text ?? "")]
      + [.list(points.map { Page.Point($0.words, inner: $0.inner) })]
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " })
  }
}
