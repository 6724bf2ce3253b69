import Values

/// Rows of short columns around a long one, which stands below where there is no room for it.
struct ReasonedRows {
  /// One row.
  struct Row {
    /// The colour of its first cell; `nil` in a heading.
    let colour: Colour?
    /// The cells before the reason, one at least.
    let before: [String]
    let reason: Reason
    /// The cells after it.
    let after: [String]
    /// What stands below the row.
    var below: [String] = []
  }

  /// The long cell.
  struct Reason {
    let text: String
    /// What stands before it; never cut off.
    var lead = ""
    /// How many reasons there are beside it; never cut off.
    var tail = ""
    /// Whether it says nothing that the rest of the row does not.
    let isNone: Bool

    fileprivate var width: Int { Columns.width(lead) + Columns.width(text) + Columns.width(tail) }

    fileprivate func fitted(_ width: Int) -> String {
      let room = width - Columns.width(lead) - Columns.width(tail)
      return Columns.padded(lead + Columns.fitted(text, room) + tail, width)
    }
  }

  /// The headings.
  let heading: Row
  /// The rows below it.
  let rows: [Row]
  /// The columns there are.
  let width: Int

  /// The least columns that a reason has beside the rest; with fewer it stands below.
  private static let leastReason = 48

  /// The heading and the rows.
  var lines: [Line] {
    let all = [heading] + rows
    let before = widths(all.map(\.before))
    let after = widths(all.map(\.after))
    let taken = (before + after).reduce(0) { $0 + $1 + 2 }
    let natural = all.map(\.reason.width).max() ?? 0
    let fits = width - taken >= min(natural, Self.leastReason)
    let layout = Layout(
      before: before,
      reason: fits ? min(natural, width - taken) : nil,
      after: after,
      width: width
    )
    return all.flatMap(layout.lines)
  }

  private func widths(_ rows: [[String]]) -> [Int] {
    (rows.first ?? []).indices.map { column in
      rows.map { Columns.width($0[column]) }.max() ?? 0
    }
  }
}

/// The widths of the columns.
private struct Layout {
  let before: [Int]
  /// The width of the reason; `nil` where it stands below.
  let reason: Int?
  let after: [Int]
  let width: Int

  func lines(_ row: ReasonedRows.Row) -> [Line] {
    let style: Line.Style = row.colour == nil ? .strong : .plain
    var line = Line(Columns.padded(row.before[0], before[0]), row.colour?.style ?? style)
    for (text, width) in zip(row.before, before).dropFirst() {
      line.append("  " + Columns.padded(text, width), style)
    }
    if let reason { line.append("  " + row.reason.fitted(reason), style) }
    for (text, width) in zip(row.after, after) {
      line.append("  " + Columns.padded(text, width), style)
    }
    let below = row.below.flatMap { Paragraph(width: width).lines($0, lead: "    ") }
    if reason != nil || row.reason.isNone { return [line] + below }
    let told = row.reason.fitted(min(row.reason.width, width - 4))
    return [line, Line("    " + told)] + below
  }
}
