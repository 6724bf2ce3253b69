import Triage
import Values

/// Decisions as a clinician reads them: the most urgent first, one line each.
struct DecisionTable {
  /// A line of the input that no decision came of.
  struct Rejected {
    /// The file it stands in, where there are several.
    var file: String?
    /// The line of the input, from 1.
    let line: Int
    /// The patient, where it could be read.
    var patient: String?
    /// The id of the submission, where it could be read.
    let submission: String?
    /// Why it was refused.
    let fault: DecisionFault
  }

  /// The decisions, in any order.
  var decisions: [Decision]
  /// The decisions in force on submissions that an earlier run decided.
  var earlier: [Decision] = []
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

  /// The most columns that an id has.
  private static let longestID = 24

  /// The table, its header above and the counts below.
  var lines: [Line] {
    var lines = [Line(wording.header(decisions.count, wording.moment(now)), .strong)]
    if sorted.contains(where: \.decision.isExample) {
      lines.append(Line(wording.exampleProtocol, .red))
    }
    lines.append(Line())
    lines += sorted.isEmpty ? [Line(wording.nothingToShow)] : rows
    lines += [Line()] + rejectedLines
    lines.append(Line(counts))
    return lines
  }

  /// Red, grey, yellow, green; within a colour by deadline, then by submission.
  private var sorted: [(decision: Decision, isEarlier: Bool)] {
    let all = decisions.map { ($0, false) } + earlier.map { ($0, true) }
    return all.sorted { left, right in
      if left.0.colour != right.0.colour { return left.0.colour > right.0.colour }
      return key(left.0) < key(right.0)
    }
  }

  private func key(_ decision: Decision) -> (Int, String) {
    (decision.consultation.deadline?.dayNumber ?? .max, decision.submission)
  }

  // MARK: Rows

  private var rows: [Line] {
    let headings = wording.headings
    let heading = ReasonedRows.Row(
      colour: nil,
      before: [headings.colour, headings.patient, headings.form],
      reason: .init(text: headings.reason, isNone: true),
      after: [headings.contact, headings.by, headings.deadline]
    )
    let rows = sorted.map { row($0.decision, isEarlier: $0.isEarlier) }
    return ReasonedRows(heading: heading, rows: rows, width: width).lines
  }

  private func row(_ decision: Decision, isEarlier: Bool) -> ReasonedRows.Row {
    let summary = Summary(decision, wording)
    let consultation = decision.consultation
    let ids = [decision.patient, decision.submission].map { id in
      Columns.fitted(visible(id), Self.longestID)
    }
    let deadline = consultation.deadline.map { date in
      wording.date(date) + (consultation.isBreached ? " (\(wording.late))" : "")
    }
    let by = consultation.by.map(wording.role)
    return ReasonedRows.Row(
      colour: decision.colour,
      before: [wording.label(decision.colour)] + ids,
      reason: .init(
        text: visible(summary.reason),
        tail: summary.more == 0 ? "" : " (\(wording.more(summary.more)))",
        isNone: summary.isNone
      ),
      after: [visible(wording.contact(consultation.contact)), by.map(visible) ?? "–"]
        + [deadline ?? "–"],
      below: (isEarlier ? [wording.assessedBefore(wording.moment(decision.now))] : [])
        + consultation.free.map(wording.sentence) + decision.orders.map(wording.sentence)
    )
  }

  // MARK: Below the rows

  /// How many are listed: a broken file must not push the decisions off the screen.
  private static let shownRejected = 50

  private var rejectedLines: [Line] {
    if rejected.isEmpty { return [] }
    var lines = rejected.prefix(Self.shownRejected).flatMap { refused in
      let told = [
        refused.file, wording.place(line: refused.line, column: refused.fault.column),
        wording.subject(
          patient: refused.patient,
          submission: refused.submission
        ),
      ]
      let place = told.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
      let text = "\(refused.fault.code): \(wording.sentence(refused.fault))"
      return Paragraph(width: width).lines("\(place): \(text)", lead: "  ! ")
    }
    let more = rejected.count - Self.shownRejected
    if more > 0 { lines.append(Line("  \(wording.moreRejected(more))")) }
    return [Line(wording.rejected(rejected.count), .strong)] + lines + [Line()]
  }

  private var counts: String {
    let colours = Colour.allCases.reversed().map { count($0, decisions) }
    let before = Colour.allCases.reversed().filter { colour in
      earlier.contains { $0.colour == colour }
    }
    let ofBefore = before.map { count($0, earlier) }.joined(separator: ", ")
    let others = [
      "\(wording.rejectedCount) \(rejected.count)",
      "\(wording.duplicateCount) \(duplicates)" + (before.isEmpty ? "" : " (\(ofBefore))"),
    ]
    return (colours + others).joined(separator: " · ")
  }

  private func count(_ colour: Colour, _ decisions: [Decision]) -> String {
    "\(wording.label(colour)) \(decisions.count { $0.colour == colour })"
  }
}
