import JSONText
import Storage
import Triage
import Values

/// Refused lines as they are kept: a line for each as it comes, and at last how many for each reason.
struct QuarantineListing {
  private(set) var count = 0
  private var codes: [String: Int] = [:]
  private let session: Session
  private let format: Settings.Format

  /// Whether none was shown.
  var isEmpty: Bool { count == 0 }

  init(_ session: Session) {
    self.session = session
    format = session.format(standard: .table)
  }

  mutating func take(_ kept: KeptLine, _ output: inout Output) throws {
    switch format {
    case .csv:
      if count == 0 { try output.write(CSVLine.text(Self.columns)) }
      try output.write(CSVLine.text(Self.cells(kept)))
    case .json:
      try output.write(count == 0 ? "[\n" : ",\n")
      try output.write(Self.json(kept))
    case .ndjson: try output.writeLine(Self.json(kept))
    default: try output.write(session.terminal.text(Self.told(kept, session)))
    }
    count += 1
    codes[kept.quarantined.fault.code, default: 0] += 1
  }

  func finish(_ output: inout Output) throws {
    if format == .csv, count == 0 { try output.write(CSVLine.text(Self.columns)) }
    if format == .json { try output.write(count == 0 ? "[]\n" : "\n]\n") }
    guard format == .table else { return }
    let counts = codes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.key) \($0.value)" }
    let sum = session.settings.language.wording.keptLines(count)
    let line = ([sum] + counts).joined(separator: " · ")
    try output.write(session.terminal.text([Line(line, .strong)]))
  }

  /// One refused line in words: its number, whose it is, why, and where in it.
  static func told(_ kept: KeptLine, _ session: Session) -> [Line] {
    let wording = session.settings.language.wording
    let quarantined = kept.quarantined
    let fault = quarantined.fault
    let patient = quarantined.shownPatient.map(visible)
    let submission = quarantined.submission.map(visible)
    let whose =
      kept.isReading
      ? wording.readingSubject(patient: patient, reading: submission)
      : wording.subject(patient: patient, submission: submission)
    let sentence = (kept.isReading ? wording.reading(fault) : nil) ?? wording.sentence(fault)
    let place = [
      wording.moment(quarantined.now), wording.place(line: nil, column: fault.column), fault.code,
      kept.isTakenIn ? wording.takenIn : "",
    ].filter { !$0.isEmpty }.joined(separator: ", ")
    return Paragraph(width: session.terminal.width).lines(
      [whose, sentence].filter { !$0.isEmpty }.joined(separator: ": ") + " (\(place))",
      lead: "\(kept.number)  ",
      leadStyle: .strong
    )
  }

  private static let columns = [
    "number", "refused", "code", "cause", "patient", "submission", "form", "authored", "column",
    "message", "taken_in",
  ]

  private static func cells(_ kept: KeptLine) -> [String] {
    let quarantined = kept.quarantined
    let fault = quarantined.fault
    return [
      "\(kept.number)", quarantined.now.description, fault.code, fault.cause.rawValue,
      quarantined.shownPatient ?? "", quarantined.submission ?? "", quarantined.form ?? "",
      quarantined.authored?.description ?? "", fault.column.map(String.init) ?? "", fault.message,
      "\(kept.isTakenIn)",
    ]
  }

  private static func json(_ kept: KeptLine) -> [UInt8] {
    let quarantined = kept.quarantined
    return JSONWriter.object { object in
      object.number("number", kept.number)
      object.string("submission", ifPresent: quarantined.submission)
      object.string("patient", ifPresent: quarantined.shownPatient)
      object.string("form", ifPresent: quarantined.form)
      object.string("authored", ifPresent: quarantined.authored?.description)
      object.string("input", quarantined.input.description)
      object.string("refused", quarantined.now.description)
      object.boolean("taken_in", kept.isTakenIn)
      object.array("faults") { $0.object(quarantined.fault.write) }
    }
  }
}
