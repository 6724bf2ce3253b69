import JSONText
import Storage
import Values

/// What was found in the audit.
struct AuditListing {
  private let session: Session
  private var wording: any Wording { session.settings.language.wording }

  init(_ session: Session) { self.session = session }

  /// A line for each fault, and one for the whole.
  func lines(_ report: AuditReport) -> [Line] {
    let paragraph = Paragraph(width: session.terminal.width)
    let faults = report.faults.flatMap { paragraph.lines(wording.fault($0), lead: "! ") }
    let sum = wording.audited(
      entries: report.entries,
      rows: report.rows,
      faults: report.faults.count
    )
    return faults + [Line(sum, .strong)]
  }

  /// The same for programs.
  func json(_ report: AuditReport) -> [UInt8] {
    JSONWriter.object { object in
      object.number("entries", report.entries)
      object.number("rows", report.rows)
      if let last = report.last {
        object.object("last") { object in
          object.number("entry", last.entry)
          object.string("hash", last.hash.description)
        }
      }
      object.array("faults") { array in
        for fault in report.faults { array.object { fault.write(&$0) } }
      }
    }
  }
}

extension AuditFault {
  /// A stable word in kebab case.
  var code: String {
    switch self {
    case .missing: "entries-missing"
    case .altered: "entries-altered"
    case .rows: "rows-altered"
    case .uncovered: "rows-uncovered"
    case .foreign: "rows-foreign"
    case .schema: "schema-altered"
    case .cut: "chain-cut"
    case .rewritten: "chain-rewritten"
    }
  }

  fileprivate func write(_ object: inout JSONObjectWriter) {
    object.string("code", code)
    switch self {
    case .missing(let first, let last), .altered(let first, let last):
      object.number("first", first)
      object.number("last", last)
    case .rows(let table, let first, let last, let entry):
      object.string("table", table)
      object.number("first", first)
      object.number("last", last)
      object.number("entry", entry)
    case .uncovered(let table, let count):
      object.string("table", table)
      object.number("count", count)
    case .foreign(let table, let count, let entry):
      object.string("table", table)
      object.number("count", count)
      object.number("entry", entry)
    case .schema(let fault):
      object.string("kind", fault.kind.rawValue)
      object.string("name", fault.name)
      object.string("change", fault.change.rawValue)
    case .cut(let anchor, let last):
      object.number("anchor", anchor)
      object.number("last", last)
    case .rewritten(let anchor): object.number("anchor", anchor)
    }
  }
}
