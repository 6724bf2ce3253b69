import JSONText
import Scheduling
import Storage
import Values

/// What was done, each thing as it comes.
struct TrailListing {
  private let session: Session
  private let format: Settings.Format
  private var count = 0
  private var wording: any Wording { session.settings.language.wording }

  init(_ session: Session) {
    self.session = session
    format = session.format(standard: .table)
  }

  mutating func take(_ told: AuditTrail, _ output: inout Output) throws {
    switch format {
    case .ndjson: try output.writeLine(json(told))
    case .csv:
      if count == 0 { try output.write(CSVLine.text(Self.columns)) }
      try output.write(CSVLine.text(cells(told)))
    default: try output.write(session.terminal.text(lines(told)))
    }
    count += 1
  }

  func finish(_ output: inout Output) throws {
    guard count == 0 else { return }
    switch format {
    case .ndjson: break
    case .csv: try output.write(CSVLine.text(Self.columns))
    default: try output.write(session.terminal.text([Line(wording.nothingAudited)]))
    }
  }

  private func lines(_ told: AuditTrail) -> [Line] {
    let moment = told.now.map { wording.moment(session.settings.calendar.local($0)) }
    let lead = [moment, who(told)].compactMap(\.self).joined(separator: ", ")
    let what = [wording.word(told.act), told.subject, detail(told)].compactMap(\.self)
      .joined(separator: " ")
    let rest = [whom(told), told.command.map { "behov \($0)" }, told.purpose.map(wording.quoted)]
    let lines = Paragraph(width: session.terminal.width).lines(
      ([lead + ": " + what] + rest.compactMap(\.self)).joined(separator: "; "),
      lead: "\(told.entry)  ",
      leadStyle: .strong
    )
    return lines + [clock(told)].compactMap(\.self)
  }

  /// What the host's clock said, where a person had named a moment that is not nearly the same.
  private func clock(_ told: AuditTrail) -> Line? {
    guard let now = told.now, let clock = told.clock else { return nil }
    let distance = abs(clock.milliseconds - now.milliseconds)
    if distance <= Session.clockTolerance * 60_000 { return nil }
    let moment = wording.moment(session.settings.calendar.local(clock))
    let indent = String(repeating: " ", count: "\(told.entry)  ".count)
    return Line(indent + wording.clockSaid(moment), .strong)
  }

  private func who(_ told: AuditTrail) -> String? {
    guard let name = told.person ?? told.account.map(wording.account) else { return nil }
    return told.role.map { "\(name) (\(wording.roles[$0] ?? $0))" } ?? name
  }

  /// What came of it; a colour in words.
  private func detail(_ told: AuditTrail) -> String? {
    guard let detail = told.detail, [.decided, .redecided].contains(told.act),
      let end = detail.firstIndex(of: ","), let colour = Colour(String(detail[..<end]))
    else { return told.detail }
    return wording.label(colour) + detail[end...]
  }

  /// Some by name, many by number.
  private func whom(_ told: AuditTrail) -> String? {
    if told.patients.isEmpty { return nil }
    if told.patients.count > 5 { return wording.patients(told.patients.count) }
    return wording.subject(patient: told.patients.joined(separator: ", "), submission: nil)
  }

  private static let columns = [
    "entry", "now", "person", "role", "account", "command", "act", "patients", "subject", "detail",
    "purpose", "clock",
  ]

  private func cells(_ told: AuditTrail) -> [String] {
    [
      "\(told.entry)", told.now?.description ?? "", told.person ?? "", told.role ?? "",
      told.account ?? "", told.command ?? "", told.act.rawValue,
      told.patients.joined(separator: " "), told.subject ?? "", told.detail ?? "",
      told.purpose ?? "", told.clock?.description ?? "",
    ]
  }

  private func json(_ told: AuditTrail) -> [UInt8] {
    JSONWriter.object { object in
      object.number("entry", told.entry)
      object.string("now", ifPresent: told.now?.description)
      object.string("person", ifPresent: told.person)
      object.string("role", ifPresent: told.role)
      object.string("account", ifPresent: told.account)
      object.string("command", ifPresent: told.command)
      object.string("act", told.act.rawValue)
      object.strings("patients", told.patients)
      object.string("subject", ifPresent: told.subject)
      object.string("detail", ifPresent: told.detail)
      object.string("purpose", ifPresent: told.purpose)
      object.string("clock", ifPresent: told.clock?.description)
    }
  }
}
