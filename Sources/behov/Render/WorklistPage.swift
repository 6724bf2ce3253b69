import Pages
import Triage
import Values

/// A work list on paper.
struct WorklistPage {
  let view: WorklistView
  let now: Instant
  let received: (moment: Instant?, submissions: Int)
  let wording: any Wording

  /// The page: what it shows, then a table for each group.
  var page: Page {
    let count = wording.openEntries(view.total, wording.moment(now))
    let moment = received.moment.map(wording.moment)
    var blocks: [Page.Block] = [
      .paragraph(Words(count, .strong)),
      .paragraph(Words(wording.lastReceived(moment, submissions: received.submissions), .quiet)),
    ]
    let filters = [
      view.filter.unit.map(wording.filter(unit:)),
      view.filter.mine.map(wording.filter(person:)),
    ].compactMap(\.self)
    if !filters.isEmpty {
      blocks.append(.paragraph(Words(wording.shown(view.entries.count, of: view.total, filters))))
    }
    if view.rows.contains(where: { $0.decision?.isExample == true }) {
      blocks.append(.paragraph(Words(wording.exampleProtocol, .strong)))
    }
    if view.entries.isEmpty {
      let nothing = view.total == 0 ? wording.nothingOpen : wording.nothingShown
      blocks.append(.paragraph(Words(nothing)))
    }
    blocks += table(view.rows, wording.worklistTitle(view.filter.desk))
    blocks += table(view.unanswered, wording.unansweredForms)
    if !view.greens.isEmpty {
      let count = wording.greensToConfirm(view.greens.count)
      blocks.append(.paragraph(Words("\(wording.label(.green)): \(count)")))
    }
    return Page(
      language: wording.language,
      title: wording.worklistTitle(view.filter.desk),
      blocks: blocks
    )
  }

  private func table(_ rows: [WorklistRow], _ caption: String) -> [Page.Block] {
    if rows.isEmpty { return [] }
    let headings = wording.headings
    let own = wording.entryHeadings
    let table = Page.Table(
      caption: caption,
      headings: [
        headings.colour, own.entry, headings.patient, headings.reason, headings.contact,
        own.answered, headings.deadline, own.trail, own.owner,
      ],
      rows: rows.map { row in
        let cells = WorklistCells(row: row, today: view.today, wording: wording)
        let reason = [cells.reason + cells.moreReasons] + cells.notes
        return [
          cells.colour, row.token, cells.patient, reason.joined(separator: ". "), cells.contact,
          cells.answered, cells.deadline, cells.trail, cells.owner,
        ].map(visible)
      }
    )
    return [.table(table)]
  }
}
