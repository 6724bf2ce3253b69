import FollowUp
import JSONText
import Scheduling
import Triage
import Values

/// Entries of a work list for other programs; no word of a language but the reason.
struct WorklistFile {
  let today: CivilDate
  let wording: any Wording

  private static let columns = [
    "entry", "version", "colour", "patient", "protocol", "cause", "unit", "owner", "kind",
    "submission", "reason", "contact", "by", "deadline", "days_overdue", "authored", "trail",
    "wish",
    "open", "time",
  ]

  /// Writes entries in a format for programs.
  func write(
    _ rows: [WorklistRow],
    _ format: Settings.Format,
    _ output: inout Output
  ) throws {
    if format == .csv {
      try output.write(CSVLine.text(Self.columns))
      for row in rows { try output.write(csv(row)) }
    } else if format == .json {
      try output.write("[\n")
      for (index, row) in rows.enumerated() {
        try output.write(json(row))
        try output.write(index == rows.count - 1 ? "\n" : ",\n")
      }
      try output.write("]\n")
    } else {
      for row in rows { try output.writeLine(json(row)) }
    }
  }

  private func csv(_ row: WorklistRow) -> String {
    let entry = row.entry
    let leading = entry.leading
    return CSVLine.text([
      "\(entry.id)", "\(entry.version)", entry.colour.description, entry.key.patient,
      entry.key.protocol, entry.key.cause, row.unit, row.claim?.person ?? "",
      leading.kind.rawValue, leading.submission ?? "", reason(row), leading.contact,
      leading.by ?? "", entry.deadline.description, "\(entry.daysOverdue(on: today))",
      row.authored?.description ?? "", row.trail.map(\.description).joined(separator: " "),
      "\(row.hasWish)", "\(entry.open.count)", entry.lastBooking?.start.description ?? "",
    ])
  }

  private func json(_ row: WorklistRow) -> [UInt8] {
    JSONWriter.object { object in
      write(row.entry, &object)
      write(row, row.entry.leading, &object)
    }
  }

  /// Which entry it is, and about what.
  private func write(_ entry: WorklistEntry, _ object: inout JSONObjectWriter) {
    object.number("entry", entry.id)
    object.number("version", entry.version)
    object.string("colour", entry.colour.description)
    object.string("desk", entry.key.desk.rawValue)
    object.string("patient", entry.key.patient)
    object.string("protocol", entry.key.protocol)
    object.string("cause", entry.key.cause)
  }

  /// Whose it is, why, and by when.
  private func write(
    _ row: WorklistRow,
    _ leading: Concern,
    _ object: inout JSONObjectWriter
  ) {
    object.string("unit", row.unit)
    if let claim = row.claim {
      object.string("owner", claim.person)
    } else {
      object.null("owner")
    }
    object.string("kind", leading.kind.rawValue)
    object.string("submission", ifPresent: leading.submission)
    object.string("reason", reason(row))
    object.string("ask", ifPresent: row.question?.item)
    object.string("contact", leading.contact)
    object.string("by", ifPresent: leading.by)
    object.string("deadline", row.entry.deadline.description)
    object.number("days_overdue", row.entry.daysOverdue(on: today))
    object.string("authored", ifPresent: row.authored?.description)
    object.strings("trail", row.trail.map(\.description))
    object.boolean("wish", row.hasWish)
    object.strings("notes", row.flags.map(wording.flag))
    object.number("open", row.entry.open.count)
    if let slot = row.entry.lastBooking { object.object("time") { slot.write(&$0) } }
  }

  private func reason(_ row: WorklistRow) -> String {
    WorklistCells(row: row, today: today, wording: wording).reason
  }
}
