import Values

extension Page {
  /// The page as Markdown (CommonMark with tables).
  public var markdown: String {
    (["# \(title.asMarkdown)"] + blocks.map(\.markdown)).joined(separator: "\n\n") + "\n"
  }
}

extension Page.Block {
  fileprivate var markdown: String {
    switch self {
    case .heading(let level, let text):
      String(repeating: "#", count: level) + " \(text.asMarkdown)"
    case .paragraph(let words): words.markdown
    case .list(let points): points.map(\.markdown).joined(separator: "\n")
    case .table(let table): table.markdown
    case .scale(let parts):
      parts.map { "\($0.word.asMarkdown) \($0.values.asMarkdown)" }.joined(separator: " · ")
    // The table beside it has the numbers.
    case .chart(let chart): chart.title.asMarkdown
    }
  }
}

extension Page.Point {
  fileprivate var markdown: String {
    (["- \(words.markdown)"] + inner.map { "  - \($0.markdown)" }).joined(separator: "\n")
  }
}

extension Page.Table {
  fileprivate var markdown: String {
    let rule = headings.map { _ in "---" }
    let lines = ([headings.map(\.asMarkdown), rule] + rows.map { $0.map(\.asMarkdown) }).map {
      "| \($0.joined(separator: " | ")) |"
    }
    return "**\(caption.asMarkdown)**\n\n" + lines.joined(separator: "\n")
  }
}

extension Words {
  fileprivate var markdown: String {
    pieces.map { piece in
      piece.style == .strong ? "**\(piece.text.asMarkdown)**" : piece.text.asMarkdown
    }.joined()
  }
}

extension String {
  /// The text as Markdown shows it: nothing in it is markup, and it stays on one line.
  package var asMarkdown: String {
    var text = String.UnicodeScalarView()
    var isLeading = true
    for (index, scalar) in unicodeScalars.enumerated() {
      let isDigit = ("0"..."9").contains(scalar)
      let startsList = isLeading && !isDigit && index > 0 && ".)".unicodeScalars.contains(scalar)
      let startsBlock = index == 0 && "#+-=~".unicodeScalars.contains(scalar)
      isLeading = isLeading && isDigit
      if startsList || startsBlock || "\\`*_[]<>|&".unicodeScalars.contains(scalar) {
        text.append("\\")
      }
      text.append(scalar == "\n" || scalar == "\r" ? " " : scalar)
    }
    return String(text)
  }
}
