import FollowUp
import Triage
import Values

/// What is due, as a person reads it and as whatever sends the messages does.
///
/// Only a table is kept until the end; lines are written as they come, however many.
struct DueListing {
  private let session: Session
  private let wording: any Wording
  private let day: CivilDate
  private let isTrial: Bool
  private let isExample: Bool
  private let format: Settings.Format
  private var kept: [Dispatch] = []
  private var isFirst = true

  init(_ session: Session, on day: CivilDate, isTrial: Bool, _ protocols: [TriageProtocol]) {
    self.session = session
    self.day = day
    self.isTrial = isTrial
    isExample = protocols.contains { $0.status == .example }
    wording = session.settings.language.wording
    format = session.format(standard: .ndjson)
  }

  /// Takes what is new, in order.
  mutating func take(_ dispatches: [Dispatch], _ output: inout Output) throws(OutputError) {
    switch format {
    case .table: kept += dispatches
    case .csv:
      try head(&output)
      for dispatch in dispatches {
        try output.write(CSVLine.text(dispatch.members.map { $0.value ?? "" }))
      }
    default: for dispatch in dispatches { try output.writeLine(dispatch.json) }
    }
  }

  /// Writes what was kept until all was known.
  mutating func finish(_ output: inout Output) throws(OutputError) {
    if format == .csv { try head(&output) }
    if format == .table { try output.write(session.terminal.text(lines)) }
  }

  private mutating func head(_ output: inout Output) throws(OutputError) {
    guard isFirst else { return }
    isFirst = false
    try output.write(CSVLine.text(Self.names))
  }

  /// The headings of a file for spreadsheets.
  private static let names = [
    "key", "kind", "patient", "protocol", "form", "occurrence", "due", "day", "number", "channel",
    "language", "unit", "answer_by", "colour",
  ]

  // MARK: For people

  private var lines: [Line] {
    var lines = [Line(wording.dueHeader(kept.count, wording.date(day), isTrial: isTrial), .strong)]
    if isExample { lines.append(Line(wording.exampleProtocol, .red)) }
    for kind in Dispatch.Kind.allCases {
      let own = kept.filter { $0.kind == kind }
      if own.isEmpty { continue }
      lines += [Line(), Line(wording.given(kind, own.count), .strong)] + rows(kind, own)
    }
    return lines
  }

  private func rows(_ kind: Dispatch.Kind, _ dispatches: [Dispatch]) -> [Line] {
    let headings = wording.dueHeadings
    let rows = dispatches.map { dispatch in
      [
        Columns.fitted(visible(dispatch.patient), 24), visible(dispatch.protocol),
        wording.date(dispatch.due), visible(dispatch.channel.map(wording.channel) ?? "–"),
        dispatch.answerBy.map(wording.date) ?? "–", about(dispatch),
      ]
    }
    let heading = [
      headings.patient, headings.protocol, headings.due, headings.channel, headings.answerBy, "",
    ]
    // A column that says nothing of this kind is left out.
    let shown = heading.indices.filter { column in
      column < 3 || rows.contains { !["", "–"].contains($0[column]) }
    }
    let widths = shown.map { column in
      ([heading] + rows).map { Columns.width($0[column]) }.max() ?? 0
    }
    return ([heading] + rows).enumerated().map { index, row in
      let cells = zip(shown, widths).map { Columns.padded(row[$0], $1) }
      return Line("  " + cells.joined(separator: "  "), index == 0 ? .faint : .plain)
    }
  }

  private func about(_ dispatch: Dispatch) -> String {
    switch dispatch.kind {
    case .reminder: wording.reminderNumber(dispatch.number)
    case .unanswered: dispatch.colour.map(wording.label) ?? ""
    case .limitExpired:
      visible(String(dispatch.occurrence.split(separator: " ").dropFirst().first ?? ""))
    case .form, .cancelled, .contactDue, .meetingDue, .noDate, .pauseReview, .completed: ""
    }
  }
}
