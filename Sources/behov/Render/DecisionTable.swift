import Triage
import Values

/// Decisions as a clinician reads them: the most urgent first, one line each.
struct DecisionTable {
  /// A line of the input that no decision came of.
  struct Rejected {
    /// The line of the input, from 1.
    let line: Int
    /// The id of the submission, where it could be read.
    let submission: String?
    /// Why it was refused.
    let fault: DecisionFault
  }

  /// The decisions, in any order.
  var decisions: [Decision]
  /// The lines that were refused.
  var rejected: [Rejected] = []
  /// How many lines had been decided before.
  var duplicates = 0
  /// When they were decided.
  let now: Instant
  /// The language.
  let wording: any Wording
  /// The columns there are.
  var width = Terminal.standardWidth

  /// The least columns that a reason has beside the rest; with fewer it stands below.
  private static let leastReason = 48
  /// The most columns that an id has.
  private static let longestID = 24

  /// The table, its header above and the counts below.
  var lines: [Line] {
    var lines = [Line(wording.header(decisions.count, wording.moment(now)), .strong)]
    if decisions.contains(where: \.isExample) { lines.append(Line(wording.exampleProtocol, .red)) }
    lines.append(Line())
    lines += decisions.isEmpty ? [Line(wording.nothingToShow)] : rows
    lines += [Line()] + rejectedLines
    lines.append(Line(counts))
    return lines
  }

  /// Red, grey, yellow, green; within a colour by deadline, then by submission.
  private var sorted: [Decision] {
    decisions.sorted { left, right in
      if left.colour != right.colour { return left.colour > right.colour }
      return key(left) < key(right)
    }
  }

  private func key(_ decision: Decision) -> (Int, String) {
    (decision.consultation.deadline?.dayNumber ?? .max, decision.submission)
  }

  // MARK: Rows

  private var rows: [Line] {
    let headings = wording.headings
    let cells = sorted.map(cells)
    let before = [headings.colour, headings.patient, headings.form]
    let after = [headings.contact, headings.by, headings.deadline]
    let beforeWidths = widths([before] + cells.map(\.before))
    let afterWidths = widths([after] + cells.map(\.after))
    let taken = (beforeWidths + afterWidths).reduce(0) { $0 + $1 + 2 }
    let natural = (cells.map(\.reason.width) + [Columns.width(headings.reason)]).max() ?? 0
    let fits = width - taken >= min(natural, Self.leastReason)
    let layout = Layout(
      before: beforeWidths,
      reason: fits ? min(natural, width - taken) : nil,
      after: afterWidths,
      width: width
    )
    let heading = Cells(
      colour: nil,
      before: before,
      reason: Reason(text: headings.reason, more: 0, isNone: true),
      after: after
    )
    return ([heading] + cells).flatMap(layout.lines)
  }

  private func cells(_ decision: Decision) -> Cells {
    let summary = Summary(decision, wording)
    let consultation = decision.consultation
    let ids = [decision.patient, decision.submission].map { id in
      Columns.fitted(visible(id), Self.longestID)
    }
    let deadline = consultation.deadline.map { date in
      wording.date(date) + (consultation.isBreached ? " (\(wording.late))" : "")
    }
    let by = consultation.by.map(wording.role)
    return Cells(
      colour: decision.colour,
      before: [wording.label(decision.colour)] + ids,
      reason: Reason(
        text: visible(summary.reason),
        more: summary.more,
        isNone: summary.isNone
      ),
      after: [visible(wording.contact(consultation.contact)), by.map(visible) ?? "–"]
        + [deadline ?? "–"],
      orders: decision.orders.map(wording.sentence)
    )
  }

  private func widths(_ rows: [[String]]) -> [Int] {
    (rows.first ?? []).indices.map { column in
      rows.map { Columns.width($0[column]) }.max() ?? 0
    }
  }

  // MARK: Below the rows

  /// How many are listed: a broken file must not push the decisions off the screen.
  private static let shownRejected = 50

  private var rejectedLines: [Line] {
    if rejected.isEmpty { return [] }
    var lines = rejected.prefix(Self.shownRejected).flatMap { refused in
      let place = wording.place(line: refused.line, column: refused.fault.column)
      let id = refused.submission.map { "  \(visible($0))" } ?? ""
      let text = "\(refused.fault.code): \(wording.sentence(refused.fault))"
      return Paragraph(width: width).lines(text, lead: "  \(place)\(id)  ")
    }
    let more = rejected.count - Self.shownRejected
    if more > 0 { lines.append(Line("  \(wording.moreRejected(more))")) }
    return [Line(wording.rejected(rejected.count), .strong)] + lines + [Line()]
  }

  private var counts: String {
    let colours = Colour.allCases.reversed().map { colour in
      "\(wording.label(colour)) \(decisions.count { $0.colour == colour })"
    }
    let others = [
      "\(wording.rejectedCount) \(rejected.count)", "\(wording.duplicateCount) \(duplicates)",
    ]
    return (colours + others).joined(separator: " · ")
  }
}

/// One row of the table.
private struct Cells {
  let colour: Colour?
  let before: [String]
  let reason: Reason
  let after: [String]
  /// What is ordered, a sentence each.
  var orders: [String] = []
}

private struct Reason {
  let text: String
  let more: Int
  /// Whether it says nothing that the rest of the row does not.
  let isNone: Bool

  var tail: String { more == 0 ? "" : " +\(more)" }
  var width: Int { Columns.width(text) + tail.count }

  func fitted(_ width: Int) -> String {
    Columns.padded(Columns.fitted(text, width - tail.count) + tail, width)
  }
}

/// The widths of the columns.
private struct Layout {
  let before: [Int]
  /// The width of the reason; `nil` where it stands below.
  let reason: Int?
  let after: [Int]
  let width: Int

  func lines(_ cells: Cells) -> [Line] {
    let style: Line.Style = cells.colour == nil ? .strong : .plain
    var line = Line(Columns.padded(cells.before[0], before[0]), cells.colour?.style ?? style)
    for (text, width) in zip(cells.before, before).dropFirst() {
      line.append("  " + Columns.padded(text, width), style)
    }
    if let reason { line.append("  " + cells.reason.fitted(reason), style) }
    for (text, width) in zip(cells.after, after) {
      line.append("  " + Columns.padded(text, width), style)
    }
    let orders = cells.orders.flatMap { Paragraph(width: width).lines($0, lead: "    ") }
    if reason != nil || cells.reason.isNone { return [line] + orders }
    let below = cells.reason
    return [line, Line("    " + below.fitted(min(below.width, width - 4)))] + orders
  }
}
