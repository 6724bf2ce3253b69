import FollowUp
import JSONText
import Values

/// All that was raised and done about an entry, in that order.
struct HistoryListing {
  let entry: WorklistEntry
  let wording: any Wording
  /// Which form another corrects, and why, by the one that does.
  var corrections: [String: Correction] = [:]
  /// The columns there are.
  var width = Terminal.standardWidth

  /// That a form corrects another.
  struct Correction: Sendable, Hashable {
    /// The one that it corrects.
    let replaces: String
    /// Why an answer was changed; `nil` where none was.
    let reason: String?
  }

  /// One thing that made a version of the entry.
  private enum Moment {
    case raised(RaisedConcern)
    case done(EntryEvent)
  }

  /// Each version: what an event made, or else the next concern.
  private var moments: [(version: Int, moment: Moment)] {
    var concerns = entry.concerns[...]
    return (1...entry.version).compactMap { version in
      if let event = entry.events.first(where: { $0.version == version }) {
        return (version, .done(event))
      }
      return concerns.popFirst().map { (version, .raised($0)) }
    }
  }

  /// One line for each, with a heading.
  var lines: [Line] {
    let headings = wording.historyHeadings
    let cells = moments.map { version, moment in
      ["\(version)", wording.moment(self.now(moment)), told(moment)]
    }
    let all = [[headings.version, headings.moment, headings.what]] + cells
    let widths = [0, 1].map { column in all.map { Columns.width($0[column]) }.max() ?? 0 }
    return all.enumerated().flatMap { index, row in
      let lead = Columns.padded(row[0], widths[0]) + "  " + Columns.padded(row[1], widths[1]) + "  "
      let style: Line.Style = index == 0 ? .strong : .plain
      return Paragraph(width: width).lines(row[2], lead: lead, leadStyle: style, style: style)
    }
  }

  private func now(_ moment: Moment) -> Instant {
    switch moment {
    case .raised(let raised): raised.concern.raised
    case .done(let event): event.now
    }
  }

  private func told(_ moment: Moment) -> String {
    switch moment {
    case .raised(let raised): told(raised)
    case .done(let event): told(event)
    }
  }

  private func told(_ raised: RaisedConcern) -> String {
    let concern = raised.concern
    let what = [
      wording.label(concern.colour), wording.reason(concern),
      concern.submission,
    ].compactMap(\.self).joined(separator: " ")
    let end: String? =
      switch raised.settlement {
      case .event(let version): wording.settledBy(version: version)
      case .decision(let decision): wording.replaced(by: decision)
      case nil: nil
      }
    let told = wording.raised(what, deadline: wording.date(concern.deadline))
    let correction = concern.submission.flatMap { corrections[$0] }.map {
      wording.flag(.corrects($0.replaces, reason: $0.reason))
    }
    return [told, correction, end].compactMap(\.self).joined(separator: "; ")
  }

  private func told(_ event: EntryEvent) -> String {
    let late = entry.daysLate(event)
    return [
      wording.event(event.kind, event.person), late == 0 ? nil : wording.daysLate(late),
      event.note.map(wording.quoted),
    ].compactMap(\.self).joined(separator: "; ")
  }

  /// One object for each.
  var json: [[UInt8]] {
    moments.map { version, moment in
      JSONWriter.object { object in
        object.number("version", version)
        switch moment {
        case .raised(let raised): write(raised, &object)
        case .done(let event):
          event.write(&object)
          object.number("days_late", entry.daysLate(event))
        }
      }
    }
  }

  private func write(_ raised: RaisedConcern, _ object: inout JSONObjectWriter) {
    let concern = raised.concern
    object.string("raised", concern.kind.rawValue)
    object.string("colour", concern.colour.description)
    object.string("submission", ifPresent: concern.submission)
    object.string("decision", ifPresent: concern.decision)
    if let correction = concern.submission.flatMap({ corrections[$0] }) {
      object.string("replaces", correction.replaces)
      object.string("correction_reason", ifPresent: correction.reason)
    }
    object.string("deadline", concern.deadline.description)
    switch raised.settlement {
    case .event(let version): object.number("settled_in", version)
    case .decision(let decision): object.string("replaced_by", decision)
    case nil: break
    }
    object.string("now", concern.raised.description)
  }
}
