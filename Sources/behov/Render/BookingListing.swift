import FollowUp
import JSONText
import Scheduling
import Values

/// Which times are proposed, who is not seen in time, and what is lacking.
struct BookingListing {
  private let session: Session
  private let plan: BookingPlan
  private let person: String?
  private let wording: any Wording

  /// Takes a plan.
  ///
  /// - Parameters:
  ///   - session: what the run goes by.
  ///   - plan: who is given what.
  ///   - person: who has given the times; `nil` where they are only proposed.
  init(_ session: Session, _ plan: BookingPlan, keptBy person: String?) {
    self.session = session
    self.plan = plan
    self.person = person
    wording = session.settings.language.wording
  }

  /// Writes it in the form that was chosen.
  func write(_ output: inout Output) throws(OutputError) {
    switch session.format(standard: .ndjson) {
    case .table: try output.write(session.terminal.text(lines))
    case .csv:
      try output.write(CSVLine.text(Self.columns))
      for row in plan.rows + plan.departed { try output.write(CSVLine.text(row.cells)) }
    case .json:
      let json = JSONWriter.object { object in
        object.array("consultations") { array in
          for row in plan.rows + plan.departed { array.object { row.write(&$0) } }
        }
        object.array("lacking") { array in
          for lack in plan.lacks { array.object { lack.write(&$0) } }
        }
      }
      try output.writeLine(json)
    default:
      for row in plan.rows + plan.departed {
        try output.writeLine(JSONWriter.object { row.write(&$0) })
      }
      for lack in plan.lacks { try output.writeLine(JSONWriter.object { lack.write(&$0) }) }
    }
  }

  /// The last line that `book` says; programs read it, so it is the same in every language.
  var line: Line {
    let names = ["booked", "booked_late", "booked_otherwise", "proposed", "late", "lacking"]
    let counts = names.map { name in
      "\(plan.rows.count { $0.outcome.name == name }) \(name)"
    }
    // Told where there are any, since programs know the line without.
    let departed = plan.departed.isEmpty ? [] : ["\(plan.departed.count) departed"]
    let told = (counts + departed).joined(separator: ", ")
    return Line("complete: \(plan.rows.count) consultations: \(told)")
  }

  private static let columns = [
    "entry", "version", "colour", "patient", "protocol", "unit", "contact", "by", "deadline",
    "waiting_since", "status", "slot", "start", "length", "days_late",
  ]

  // MARK: For people

  private var lines: [Line] {
    let title = wording.bookingTitle(plan.rows.count, wording.moment(session.settings.now))
    var lines = [Line(title, .strong)]
    if plan.rows.isEmpty { lines += [Line(), Line(wording.nothingToBook)] }
    lines += section(wording.proposals) { $0.isNew && $0.keepsDeadline }
    lines += section(wording.notInTime) { !$0.keepsDeadline }
    lines += section(wording.haveTime) { !$0.isNew && $0.keepsDeadline }
    let lacks = plan.lacks.flatMap { lack in
      let told = wording.lacking(
        lack.count,
        wording.kind(lack.need),
        by: wording.date(lack.need.deadline)
      )
      return Paragraph(width: session.terminal.width).lines(told, lead: "! ", leadStyle: .strong)
    }
    if !lacks.isEmpty { lines += [Line()] + lacks }
    if !plan.departed.isEmpty {
      let patients = plan.departed.map(\.consultation.entry.key.patient)
      lines += [Line(), Line(wording.notBooked(patients.sorted().map(visible)))]
    }
    let new = plan.rows.count(where: \.outcome.isNew)
    if new == 0 { return lines }
    return lines + [Line(), Line(person.map { wording.kept(new, by: $0) } ?? wording.notKept)]
  }

  private func section(
    _ title: String,
    _ takes: (BookingPlan.Outcome) -> Bool
  ) -> [Line] {
    let rows = plan.rows.filter { takes($0.outcome) }
    if rows.isEmpty { return [] }
    let headings = wording.headings
    let heading = [
      headings.colour, wording.entryHeadings.entry, headings.patient, headings.contact,
      wording.bookingHeadings.unit, headings.deadline, wording.bookingHeadings.time,
    ]
    let cells = [heading] + rows.map(cells)
    let widths = heading.indices.map { column in
      cells.map { Columns.width($0[column]) }.max() ?? 0
    }
    let table = cells.enumerated().map { index, row in
      let last = row.count - 1
      let text = row.indices.map { $0 == last ? row[$0] : Columns.padded(row[$0], widths[$0]) }
      return Line("  " + text.joined(separator: "  "), index == 0 ? .faint : .plain)
    }
    return [Line(), Line(title, .strong)] + table
  }

  private func cells(_ row: BookingPlan.Row) -> [String] {
    let entry = row.consultation.entry
    let need = row.consultation.need
    let kind = [wording.contact(need.contact), need.role.map(wording.role)].compactMap(\.self)
    return [
      wording.label(entry.colour), "\(entry.id)", Columns.fitted(visible(entry.key.patient), 16),
      visible(kind.joined(separator: ", ")), Columns.fitted(visible(need.unit), 16),
      wording.date(need.deadline), time(row),
    ]
  }

  /// When, and of what kind where that is not the one that is needed.
  private func time(_ row: BookingPlan.Row) -> String {
    let outcome = row.outcome
    let slot = outcome.slot
    let short = slot.map { "\(wording.moment($0.start)) (\(wording.minutes($0.minutes)))" } ?? ""
    if outcome.keepsDeadline { return short }
    let isOther = if case .bookedOtherwise = outcome { true } else { false }
    let told = wording.missed(outcome, time: isOther ? slot.map(wording.time) ?? "" : short)
    if outcome.isNew || slot == nil { return told }
    return "\(told); \(wording.canBeMoved(row.consultation.entry.id))"
  }
}

// MARK: For programs

extension BookingPlan.Row {
  /// How many days after the deadline the time is; 0 where it is in time or there is none.
  fileprivate var daysLate: Int {
    let deadline = consultation.need.deadline.dayNumber
    return outcome.slot.map { max($0.day.dayNumber - deadline, 0) } ?? 0
  }

  fileprivate var cells: [String] {
    let entry = consultation.entry
    let need = consultation.need
    let slot = outcome.slot
    return [
      "\(entry.id)", "\(entry.version)", entry.colour.description, entry.key.patient,
      entry.key.protocol, need.unit, need.contact, need.role ?? "", need.deadline.description,
      entry.waitingSince.description, outcome.name, slot?.id ?? "",
      slot?.start.description ?? "", slot.map { "\($0.minutes)" } ?? "", "\(daysLate)",
    ]
  }

  fileprivate func write(_ object: inout JSONObjectWriter) {
    let entry = consultation.entry
    object.number("entry", entry.id)
    object.number("version", entry.version)
    object.string("colour", entry.colour.description)
    object.string("patient", entry.key.patient)
    object.string("protocol", entry.key.protocol)
    consultation.need.write(&object)
    object.string("waiting_since", entry.waitingSince.description)
    object.string("status", outcome.name)
    if let slot = outcome.slot { object.object("time") { slot.write(&$0) } }
    object.number("days_late", daysLate)
  }
}

extension BookingPlan.Lack {
  fileprivate func write(_ object: inout JSONObjectWriter) {
    object.number("lacking", count)
    need.write(&object)
  }
}

extension SlotNeed {
  fileprivate func write(_ object: inout JSONObjectWriter) {
    object.string("unit", unit)
    object.string("contact", contact)
    object.string("by", ifPresent: role)
    object.string("deadline", deadline.description)
  }
}
