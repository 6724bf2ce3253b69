import Pages
import Values

/// A page as lines for a terminal.
struct PageText {
  let page: Page
  /// The columns there are.
  let width: Int

  private var paragraph: Paragraph { Paragraph(width: width) }

  /// The page from its title.
  var lines: [Line] {
    [Line(page.title, .strong), Line(String(repeating: "=", count: Columns.width(page.title)))]
      + page.blocks.flatMap(block)
  }

  private func block(_ block: Page.Block) -> [Line] {
    switch block {
    case .heading(let level, let text): heading(level, text)
    case .paragraph(let words): paragraph.lines(words)
    case .list(let points): points.flatMap(point)
    case .table(let table): self.table(table)
    case .scale(let parts): scale(parts)
    // The table beside it has the numbers.
    case .chart: []
    }
  }

  private func heading(_ level: Int, _ text: String) -> [Line] {
    if level > 2 { return [Line()] + paragraph.lines(text, style: .strong) }
    let rule = String(repeating: "-", count: min(Columns.width(text), width))
    return [Line(), Line()] + paragraph.lines(text, style: .strong) + [Line(rule)]
  }

  private func point(_ point: Page.Point) -> [Line] {
    paragraph.lines(point.words, lead: "- ")
      + point.inner.flatMap { paragraph.lines($0, lead: "    - ") }
  }

  /// The parts side by side, broken between parts.
  private func scale(_ parts: [Page.ScalePart]) -> [Line] {
    var lines: [Line] = []
    for part in parts {
      let text = "\(part.word) \(part.values)"
      if let last = lines.last, Columns.width(last.text) + Columns.width(text) + 3 <= width {
        lines[lines.count - 1].append(" | ")
        lines[lines.count - 1].append(text, part.colour.style)
      } else {
        lines += paragraph.lines(text, lead: "  ", style: part.colour.style)
      }
    }
    return lines
  }

  // MARK: Tables

  private func table(_ table: Page.Table) -> [Line] {
    let all = [table.headings] + table.rows
    let widths = table.headings.indices.map { column in
      all.map { Columns.width($0[column]) }.max() ?? 0
    }
    let caption = paragraph.lines(table.caption + ":")
    let fits = widths.reduce(0, +) + 2 * (widths.count - 1) <= width
    return caption + (fits ? columns(all, widths) : table.rows.flatMap { stacked($0, table) })
  }

  private func columns(_ rows: [[String]], _ widths: [Int]) -> [Line] {
    rows.enumerated().map { index, row in
      let cells = zip(row, widths).map { Columns.padded(visible($0), $1) }
      return Line(cells.joined(separator: "  "), index == 0 ? .strong : .plain)
    }
  }

  /// A row over several lines: short cells side by side, a long one by itself.
  private func stacked(_ row: [String], _ table: Page.Table) -> [Line] {
    var texts: [(text: String, isShort: Bool)] = []
    for (heading, cell) in zip(table.headings, row).dropFirst() {
      let text = "\(heading): \(cell)"
      let isShort = Columns.width(text) < width / 2
      if isShort, let last = texts.last, last.isShort {
        texts[texts.count - 1].text += " · " + text
      } else {
        texts.append((text, isShort))
      }
    }
    let first = row.first ?? ""
    if Columns.width(first) > 3 {
      return paragraph.lines(first, style: .strong)
        + texts.flatMap { paragraph.lines($0.text, lead: "    ") }
    }
    return texts.enumerated().flatMap { index, text in
      paragraph.lines(text.text, lead: Columns.padded(index == 0 ? first : "", 4))
    }
  }
}

extension Paragraph {
  /// Words that stand out in the style of their first piece where it is the only one.
  fileprivate func lines(_ words: Words, lead: String = "") -> [Line] {
    guard words.pieces.count == 1, let piece = words.pieces.first else {
      return lines(words.text, lead: lead)
    }
    let style: Line.Style =
      switch piece.style {
      case .plain: .plain
      case .strong: .strong
      case .quiet: .faint
      }
    return lines(piece.text, lead: lead, style: style)
  }
}
