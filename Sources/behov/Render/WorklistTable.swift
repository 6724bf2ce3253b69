import FollowUp
import Triage
import Values

/// A work list as a clinician reads it: the most urgent first.
struct WorklistTable {
  /// What it shows.
  let view: WorklistView
  /// When it was read.
  let now: Instant
  /// When the store last got something, and how many submissions it has.
  let received: (moment: Instant?, submissions: Int)
  let wording: any Wording
  /// The columns there are.
  var width = Terminal.standardWidth

  /// The most columns that a patient's id and a person's name have.
  private static let longestName = 16

  /// The header, the rows in their groups, and the counts.
  var lines: [Line] {
    var lines = header
    if view.rows.contains(where: { $0.decision?.isExample == true }) {
      lines.append(Line(wording.exampleProtocol, .red))
    }
    if view.entries.isEmpty {
      let nothing = view.total == 0 ? wording.nothingOpen : wording.nothingShown
      return lines + [Line(), Line(nothing)] + elsewhere
    }
    if !view.rows.isEmpty { lines += [Line()] + table(view.rows) }
    if !view.unanswered.isEmpty {
      lines += [Line(), Line(wording.unansweredForms, .strong)] + table(view.unanswered)
    }
    if !view.greens.isEmpty { lines += [Line()] + greens }
    return lines + [Line(), Line(counts)] + elsewhere
  }

  private var header: [Line] {
    let title = wording.worklistTitle(view.filter.desk)
    let count = wording.openEntries(view.total, wording.moment(now))
    var lines = [Line("\(title): \(count)", .strong)]
    let filters = [
      view.filter.unit.map(wording.filter(unit:)),
      view.filter.mine.map(wording.filter(person:)),
    ].compactMap(\.self)
    if !filters.isEmpty {
      lines.append(Line(wording.shown(view.entries.count, of: view.total, filters), .strong))
    }
    let moment = received.moment.map(wording.moment)
    lines.append(Line(wording.lastReceived(moment, submissions: received.submissions), .faint))
    return lines
  }

  private func table(_ rows: [WorklistRow]) -> [Line] {
    let headings = wording.headings
    let own = wording.entryHeadings
    let heading = ReasonedRows.Row(
      colour: nil,
      before: [headings.colour, own.entry, headings.patient],
      reason: .init(text: headings.reason, isNone: true),
      after: [headings.contact, own.answered, headings.deadline, own.owner]
    )
    return ReasonedRows(heading: heading, rows: rows.map(row), width: width).lines
  }

  private func row(_ row: WorklistRow) -> ReasonedRows.Row {
    let cells = WorklistCells(row: row, today: view.today, wording: wording)
    return ReasonedRows.Row(
      colour: row.entry.colour,
      before: [cells.colour, row.token, Columns.fitted(visible(cells.patient), Self.longestName)],
      reason: .init(
        text: visible(cells.reason),
        lead: cells.trail.isEmpty ? "" : "\(cells.trail)  ",
        tail: cells.moreReasons,
        isNone: false
      ),
      after: [visible(cells.contact), cells.answered, cells.deadline]
        + [Columns.fitted(visible(cells.owner), Self.longestName)],
      below: cells.notes.map(visible)
    )
  }

  private var greens: [Line] {
    let count = wording.greensToConfirm(view.greens.count)
    var line = Line(wording.label(.green), Colour.green.style)
    line.append("  \(count)")
    let command = "behov worklist confirm --all-green --seen \(view.seen) --by …"
    return [line, Line("    \(command)", .faint), Line("    behov worklist --greens", .faint)]
  }

  private var counts: String {
    let colours = Colour.allCases.reversed().map { colour in
      "\(wording.label(colour)) \(view.entries.count { $0.colour == colour })"
    }
    let late = view.entries.filter { $0.daysOverdue(on: view.today) > 0 }
    let lateColours = Colour.allCases.reversed().compactMap { colour -> String? in
      let count = late.count { $0.colour == colour }
      return count == 0 ? nil : "\(colour.symbol) \(count)"
    }
    let detail = lateColours.isEmpty ? "" : " (\(lateColours.joined(separator: ", ")))"
    return (colours + [wording.overdue(late.count) + detail]).joined(separator: " · ")
  }

  /// What other desks have: nothing is out of sight because of whose list it is.
  private var elsewhere: [Line] {
    EntryKey.Desk.allCases.compactMap { desk in
      guard let count = view.elsewhere[desk], count > 0 else { return nil }
      let told = wording.otherDesk(desk, count)
      return Line("\(told): behov worklist --desk \(desk.rawValue)", .faint)
    }
  }
}
