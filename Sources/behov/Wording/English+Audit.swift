import Storage
import Triage

extension English: AuditWording {
  func word(_ act: AuditTrail.Act) -> String {
    switch act {
    case .decided: "decided"
    case .redecided: "decided again"
    case .refused: "refused"
    case .reading: "reading taken in"
    case .recorded: "data recorded"
    case .enrolment: "follow-up"
    case .dispatched: "given out"
    case .acted: "done on the work list"
    case .absence: "absence recorded"
    case .approved: "approved"
    case .kept: "file kept"
    case .read: "read"
    case .exported: "taken out"
    }
  }
  func account(_ name: String) -> String { "account \(name)" }
  func clockSaid(_ moment: String) -> String { "the clock said \(moment)" }
  func patients(_ count: Int) -> String { "\(count) patient\(count == 1 ? "" : "s")" }
  func fault(_ fault: AuditFault) -> String {
    switch fault {
    case .missing(let first, let last):
      first == last ? "entry \(first) is missing" : "entries \(first)–\(last) are missing"
    case .altered(let first, let last):
      first == last
        ? "entry \(first) is not what was written, or not in its place"
        : "entries \(first)–\(last) are not what was written, or not in their places"
    case .rows(let table, let first, let last, let entry):
      "row \(first == last ? "\(first)" : "\(first)–\(last)") of `\(table)` was changed, removed or "
        + "moved after entry \(entry) was written"
    case .uncovered(let table, let count):
      "\(count) row\(count == 1 ? "" : "s") of `\(table)` stand\(count == 1 ? "s" : "") in no entry"
    case .foreign(let table, let count, let entry):
      "\(count) row\(count == 1 ? "" : "s") of `\(table)` \(count == 1 ? "was" : "were") added by somebody other than "
        + "behov before entry \(entry)"
    case .schema(let fault):
      switch fault.change {
      case .added: "\(fault.kind) `\(visible(fault.name))` was added by somebody other than behov"
      case .changed: "\(fault.kind) `\(visible(fault.name))` is not the one that behov makes"
      case .removed: "\(fault.kind) `\(visible(fault.name))` was removed"
      }
    case .cut(let anchor, let last):
      "the anchor is entry \(anchor), but the chain ends with \(last): its end was cut off"
    case .rewritten(let anchor):
      "entry \(anchor) has another hash than the anchor: the chain was written anew"
    }
  }
  func audited(entries: Int, rows: Int, faults: Int) -> String {
    let size =
      "\(entries) entr\(entries == 1 ? "y" : "ies") and \(rows) row\(rows == 1 ? "" : "s")"
    return faults == 0
      ? "\(size): all is what was written" : "\(size): \(faults) fault\(faults == 1 ? "" : "s")"
  }
  var noAnchor: String {
    "Without an anchor outside the store nobody can see whether its end was cut off: "
      + "behov audit anchor"
  }
  var nothingAudited: String { "Nothing stands in the audit" }
  func noAnchor(_ path: String, line: Int?) -> String {
    line.map { "\(path):\($0) is no anchor" } ?? "\(path) holds no anchor"
  }
  func notRecorded(_ reason: String) -> String {
    "What is shown could not be recorded in the audit: \(reason)"
  }

  func recalled(decisions: Int, patients: Int) -> String {
    "\(decisions) decision\(decisions == 1 ? "" : "s") on \(self.patients(patients))"
  }
  var notInForce: String { "a later decision is in force" }
  func neverUsed(_ name: RecallName, store: String) -> String {
    let kind = name.kind == .protocol ? "protocol" : "form"
    let version = name.version.map { " in version \(quoted(visible($0)))" } ?? ""
    return "\(kind) \(quoted(visible(name.id)))\(version) was never used in \(store)"
  }
  func usedHere(_ names: String) -> String { "used here: \(names)" }

  func replayedSame(_ count: Int) -> String {
    count == 1 ? "1 decision came out the same" : "\(count) decisions came out the same"
  }
  var nothingReplayed: String { "No stored decision fits: nothing was checked" }
  func replayedLookingAhead(_ count: Int) -> String {
    "\(count) of them with lines of the same file that were written later: the run was stopped, "
      + "or another run wrote them"
  }
  func replayed(_ stored: String, _ again: String) -> String {
    "the store has \(stored), but it comes out as \(again)"
  }
  func sentence(_ obstacle: Replay.Obstacle) -> String {
    switch obstacle {
    case .unreadableDecision: "the stored decision cannot be read"
    case .unreadableSubmission: "the stored form is missing, or cannot be read"
    case .contentMissing: "the store has not the protocol or the form that it was decided by"
    case .unknownZone: "the time zone that it was decided in is not known here"
    case .linesNeverStored:
      "lines of the same file were known that are not in the store, because the run was stopped: give it "
        + "the file again, and replay then"
    case .linesNotKept:
      "it cannot be told which lines of the same file were known: the version of behov that decided it did "
        + "not keep them"
    }
  }
  func decidedBy(engine: String) -> String {
    "decided by behov \(engine), another version than this"
  }
  var wholeDecision: String { "the whole decision" }
  var nothingThere: String { "nothing" }
}
