import JSONText
import Triage
import Values

/// What a changed protocol would do, as a person reads it and as programs do.
struct ImpactListing {
  private let impact: Impact
  private let wording: any Wording
  private let session: Session

  init(_ impact: Impact, _ session: Session) {
    self.impact = impact
    self.session = session
    wording = session.settings.language.wording
  }

  /// Writes it in the form that was chosen.
  func write(_ output: inout Output) throws(OutputError) {
    switch session.format(standard: .table) {
    case .json: try output.writeLine(impact.json)
    case .csv: for line in csv { try output.write(line) }
    case .ndjson:
      for change in impact.changes { try output.writeLine(JSONWriter.object { change.write(&$0) }) }
      for unread in impact.unread { try output.writeLine(JSONWriter.object { unread.write(&$0) }) }
    default: try output.write(session.terminal.text(lines))
    }
  }

  // MARK: For people

  /// The table of colours, then every change, the falls first.
  var lines: [Line] {
    let name = "\(impact.rules.id) \(impact.rules.version)"
    let since = impact.since.map(wording.date)
    var lines = [Line(wording.impactHeader(name, impact.compared, since: since), .strong), Line()]
    if impact.compared + impact.unread.count == 0 {
      return lines + [Line(wording.nothingStored(impact.rules.id))]
    }
    if impact.compared > 0 { lines += table + [Line()] }
    let changes = impact.changes
    for kind in Impact.Change.Kind.allCases {
      let own = changes.filter { $0.kind == kind }
      if !own.isEmpty { lines += section(wording.changes(kind, own.count), own.map(self.lines)) }
    }
    if !impact.unread.isEmpty {
      lines += section(wording.unread(impact.unread.count), impact.unread.map(self.lines))
    }
    if impact.otherGrounds > 0 { lines.append(Line(wording.otherGrounds(impact.otherGrounds))) }
    if impact.changedAnyway > 0 {
      let paragraph = Paragraph(width: session.terminal.width)
      lines += paragraph.lines(wording.changedAnyway(impact.changedAnyway))
    }
    if impact.isNone { lines.append(Line(wording.noChange)) }
    while lines.last == Line() { lines.removeLast() }
    return lines
  }

  private func section(_ heading: String, _ entries: [[Line]]) -> [Line] {
    [Line(heading, .strong)] + entries.flatMap(\.self) + [Line()]
  }

  private var table: [Line] {
    let colours = Array(Colour.allCases.reversed())
    let rows = colours.map { before in
      [wording.label(before)] + colours.map { "\(impact.counts[before]?[$0] ?? 0)" }
    }
    let all = [[wording.impactCorner] + colours.map(wording.label)] + rows
    let widths = all[0].indices.map { column in all.map { Columns.width($0[column]) }.max() ?? 0 }
    return all.enumerated().map { index, row in
      let cells = zip(row, widths).enumerated().map { column, cell in
        let padded = Columns.padded(cell.0, cell.1)
        return column == 0 || index == 0 ? padded : aligned(cell.0, cell.1)
      }
      return Line(cells.joined(separator: "  "), index == 0 ? .strong : .plain)
    }
  }

  private func aligned(_ number: String, _ width: Int) -> String {
    String(repeating: " ", count: max(width - Columns.width(number), 0)) + number
  }

  private func lines(_ change: Impact.Change) -> [Line] {
    var head = Line("  " + wording.label(change.before), change.before.style)
    if change.after != change.before {
      head.append(" → ")
      head.append(wording.label(change.after), change.after.style)
    }
    head.append("  " + wording.patientAndForm(visible(change.patient), visible(change.submission)))
    let paragraph = Paragraph(width: session.terminal.width)
    let why = paragraph.lines(sentence(change.difference), lead: "      ")
    return [head] + why + paragraph.lines(contacts(change), lead: "      ")
  }

  private func lines(_ unread: Impact.Unread) -> [Line] {
    var head = Line("  " + wording.label(unread.colour), unread.colour.style)
    head.append("  " + wording.patientAndForm(visible(unread.patient), visible(unread.submission)))
    head.append(
      ": " + wording.unreadForm(visible(unread.form), unread.version, wasRead: unread.wasRead)
    )
    return [head]
  }

  private func contacts(_ change: Impact.Change) -> String {
    let (before, after) = (words(change.contactBefore), words(change.contactAfter))
    return before == after ? before : "\(before) → \(after)"
  }

  private func words(_ contact: Impact.Contact) -> String {
    ([wording.contact(contact.contact)] + wording.action(contact.by, nil, contact.deadline))
      .joined(separator: ", ")
  }

  private func sentence(_ difference: Impact.Difference?) -> String {
    guard let difference else { return wording.onlyConsultation }
    return wording.ground(wording.sentence(difference.ground), isNew: difference.isNew)
  }

  // MARK: For spreadsheets

  private var csv: [String] {
    let headings = [
      "change", "patient", "submission", "decision", "from", "to", "difference_in", "difference",
      "text", "contact_from", "deadline_from", "contact_to", "deadline_to",
    ]
    return [CSVLine.text(headings)] + impact.changes.map { CSVLine.text(cells($0)) }
      + impact.unread.map { CSVLine.text(cells($0)) }
  }

  private func cells(_ change: Impact.Change) -> [String] {
    let (before, after) = (change.contactBefore, change.contactAfter)
    return [
      change.kind.rawValue, change.patient, change.submission, change.decision,
      change.before.description, change.after.description,
      change.difference.map { $0.isNew ? "new" : "old" } ?? "", change.difference?.ground.id ?? "",
      sentence(change.difference), before.contact, before.deadline?.description ?? "",
      after.contact, after.deadline?.description ?? "",
    ]
  }

  private func cells(_ unread: Impact.Unread) -> [String] {
    [
      "unread", unread.patient, unread.submission, "", unread.colour.description, "", "", "",
      wording.unreadForm(unread.form, unread.version, wasRead: unread.wasRead), "", "", "", "",
    ]
  }
}

extension Wording {
  /// A ground of a decision in one sentence.
  func sentence(_ ground: Ground) -> String {
    switch ground {
    case .found(let finding): text(finding.text) ?? finding.id
    case .open(let test): unsettled(text(test.text) ?? test.id)
    case .fault(let fault): sentence(fault)
    }
  }
}
