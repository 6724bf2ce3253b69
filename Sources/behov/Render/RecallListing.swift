import JSONText
import Scheduling
import Storage
import Values

/// Who was decided by a protocol or a form: a line for each decision as it comes, and at last how many.
struct RecallListing {
  private let session: Session
  private let format: Settings.Format
  private var count = 0
  private var wording: any Wording { session.settings.language.wording }

  init(_ session: Session) {
    self.session = session
    format = session.format(standard: .table)
  }

  mutating func take(_ found: RecalledDecision, _ output: inout Output) throws {
    switch format {
    case .ndjson: try output.writeLine(json(found))
    case .csv:
      if count == 0 { try output.write(CSVLine.text(Self.columns)) }
      try output.write(CSVLine.text(cells(found)))
    default: try output.write(session.terminal.text([line(found)]))
    }
    count += 1
  }

  func finish(patients: Int, _ output: inout Output) throws {
    if format == .csv, count == 0 { try output.write(CSVLine.text(Self.columns)) }
    let sum = Line(wording.recalled(decisions: count, patients: patients), .strong)
    if format == .table {
      try output.write(session.terminal.text([sum]))
    } else {
      session.talk.note(sum)
    }
  }

  private func line(_ found: RecalledDecision) -> Line {
    let moment = wording.moment(session.settings.calendar.local(found.now))
    var line = Line("\(wording.label(found.colour))  ")
    line.append(wording.subject(patient: found.patient, submission: found.submission), .strong)
    line.append(
      "; \(found.protocol) \(found.version); \(found.form) \(found.formVersion); \(moment)"
    )
    if !found.isInForce { line.append("; \(wording.notInForce)", .faint) }
    return line
  }

  private static let columns = [
    "patient", "submission", "decision", "colour", "protocol", "protocol_version", "form",
    "form_version", "now", "in_force",
  ]

  private func cells(_ found: RecalledDecision) -> [String] {
    [
      found.patient, found.submission, found.id, found.colour.description, found.protocol,
      found.version, found.form, found.formVersion, found.now.description, "\(found.isInForce)",
    ]
  }

  private func json(_ found: RecalledDecision) -> [UInt8] {
    JSONWriter.object { object in
      object.string("patient", found.patient)
      object.string("submission", found.submission)
      object.string("decision", found.id)
      object.string("colour", found.colour.description)
      object.string("protocol", found.protocol)
      object.string("protocol_version", found.version)
      object.string("form", found.form)
      object.string("form_version", found.formVersion)
      object.string("now", found.now.description)
      object.boolean("in_force", found.isInForce)
    }
  }
}
