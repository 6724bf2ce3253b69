import FollowUp

/// Indicators as a person reads them on a terminal.
struct ReportTable {
  let report: IndicatorReport
  let wording: any Wording
  /// The columns there are.
  var width = Terminal.standardWidth

  private var cells: ReportCells { ReportCells(wording: wording, protocols: report.protocols) }

  /// What it is of, then a table for each figure.
  var lines: [Line] {
    let title = Line(wording.report.title, .strong)
    let figures = report.pairs.flatMap { [Line()] + lines($0.now, $0.before) }
    let paragraph = Paragraph(width: width)
    let methods = cells.methods(report).flatMap { paragraph.lines($0, style: .faint) }
    return [title] + cells.facts(report).map { Line($0) } + figures + [Line()] + methods
  }

  private func lines(_ now: Indicator, _ before: Indicator?) -> [Line] {
    let words = wording.words(now.id)
    var rows = cells.pairs(now, before).enumerated().map { index, pair in
      let reasons = cells.reasons(pair.now)
      let indent = index == 0 && now.total != nil ? "" : "  "
      let label = indent + pair.label + (reasons.isEmpty ? "" : ": \(reasons)")
      let earlier = before == nil ? [] : [cells.text(pair.before?.measure)]
      return [label] + cells.texts(pair.now?.measure) + earlier
    }
    if rows.isEmpty { rows = [[wording.report.nothing]] }
    let headings = [words.name] + cells.headings(now)
    let table = [headings + (before == nil ? [] : [wording.report.baseline])] + rows
    var lines = aligned(table)
    if let change = before.flatMap({ cells.change(now, $0) }) {
      lines.append(Line("  \(wording.report.change): \(change)"))
    }
    return lines
  }

  private func aligned(_ table: [[String]]) -> [Line] {
    let count = table.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      table.map { $0.count > column ? Columns.width($0[column]) : 0 }.max() ?? 0
    }
    return table.enumerated().map { index, row in
      let cells = zip(row, widths).map { Columns.padded($0, $1) }
      var text = cells.joined(separator: "  ")
      while text.hasSuffix(" ") { text.removeLast() }
      return Line(text, index == 0 ? .strong : .plain)
    }
  }
}
