import Storage
import Triage

extension Bokmaal: AuditWording {
  func word(_ act: AuditTrail.Act) -> String {
    switch act {
    case .decided: "vurdert"
    case .redecided: "vurdert på nytt"
    case .refused: "avvist"
    case .reading: "måling mottatt"
    case .recorded: "opplysninger registrert"
    case .enrolment: "oppfølging"
    case .dispatched: "sendt ut"
    case .acted: "gjort i arbeidslisten"
    case .absence: "fravær registrert"
    case .approved: "godkjent"
    case .kept: "fil tatt vare på"
    case .read: "lest"
    case .exported: "tatt ut"
    }
  }
  func account(_ name: String) -> String { "konto \(name)" }
  func clockSaid(_ moment: String) -> String { "klokken viste \(moment)" }
  func patients(_ count: Int) -> String { "\(count) pasient\(count == 1 ? "" : "er")" }
  func fault(_ fault: AuditFault) -> String {
    switch fault {
    case .missing(let first, let last): "\(entries(first, last)) mangler"
    case .altered(let first, let last):
      "\(entries(first, last)) er ikke som da loggen ble skrevet, eller står ikke på sin plass"
    case .rows(let table, let first, let last, let entry):
      "rad \(span(first, last)) i «\(table)» er endret, fjernet eller flyttet "
        + "etter at innføring \(entry) ble skrevet"
    case .uncovered(let table, let count):
      "\(count) rad\(count == 1 ? "" : "er") i «\(table)» står ikke i loggen"
    case .foreign(let table, let count, let entry):
      "\(count) rad\(count == 1 ? "" : "er") i «\(table)» er lagt inn av noen andre enn behov "
        + "før innføring \(entry)"
    case .schema(let fault):
      switch fault.change {
      case .added:
        "\(word(fault.kind)) «\(visible(fault.name))» er lagt til av noen andre enn behov"
      case .changed: "\(word(fault.kind)) «\(visible(fault.name))» er ikke slik behov lager den"
      case .removed: "\(word(fault.kind)) «\(visible(fault.name))» er fjernet"
      }
    case .cut(let anchor, let last):
      "ankeret er innføring \(anchor), men loggen slutter med \(last): slutten er kuttet"
    case .rewritten(let anchor):
      "innføring \(anchor) har en annen hash enn ankeret: loggen er skrevet om"
    }
  }
  private func entries(_ first: Int, _ last: Int) -> String { "innføring \(span(first, last))" }
  private func span(_ first: Int, _ last: Int) -> String {
    first == last ? "\(first)" : "\(first)–\(last)"
  }
  func audited(entries: Int, rows: Int, faults: Int) -> String {
    let size =
      "\(entries) innføring\(entries == 1 ? "" : "er") og \(rows) rad\(rows == 1 ? "" : "er")"
    return faults == 0
      ? "\(size): alt er slik det ble skrevet" : "\(size): \(faults) feil"
  }
  var noAnchor: String {
    "Uten et anker utenfor lageret kan ingen se om slutten er kuttet: behov audit anchor"
  }
  var nothingAudited: String { "Ingenting er ført i loggen" }
  private func word(_ kind: SchemaFault.Kind) -> String {
    switch kind {
    case .table: "tabellen"
    case .index: "indeksen"
    case .view: "visningen"
    case .trigger: "utløseren"
    }
  }
  func noAnchor(_ path: String, line: Int?) -> String {
    line.map { "\(path):\($0) er ikke noe anker" } ?? "det er ikke noe anker i \(path)"
  }
  func notRecorded(_ reason: String) -> String {
    "Det som vises, kunne ikke føres i loggen: \(reason)"
  }

  func recalled(decisions: Int, patients: Int) -> String {
    "\(decisions) vurdering\(decisions == 1 ? "" : "er") av \(self.patients(patients))"
  }
  var notInForce: String { "en senere vurdering gjelder" }
  func neverUsed(_ name: RecallName, store: String) -> String {
    let kind = name.kind == .protocol ? "protokollen" : "skjemaet"
    let version = name.version.map { " i versjon \(quoted(visible($0)))" } ?? ""
    return "\(kind) \(quoted(visible(name.id)))\(version) er aldri brukt i \(store)"
  }
  func usedHere(_ names: String) -> String { "brukt her: \(names)" }

  func replayedSame(_ count: Int) -> String {
    count == 1 ? "1 vurdering ble den samme" : "\(count) vurderinger ble de samme"
  }
  var nothingReplayed: String { "Ingen lagret vurdering passer: ingenting er kontrollert" }
  func replayedLookingAhead(_ count: Int) -> String {
    "\(count) av dem med linjer fra samme fil som ble skrevet senere: kjøringen ble avbrutt, "
      + "eller en annen kjøring skrev dem"
  }
  func replayed(_ stored: String, _ again: String) -> String {
    "lageret har \(stored), men det blir \(again)"
  }
  func sentence(_ obstacle: Replay.Obstacle) -> String {
    switch obstacle {
    case .unreadableDecision: "vurderingen i lageret kan ikke leses"
    case .unreadableSubmission: "skjemaet i lageret mangler eller kan ikke leses"
    case .contentMissing: "lageret har ikke protokollen eller skjemaet som den ble vurdert med"
    case .unknownZone: "tidssonen som den ble vurdert i, finnes ikke her"
    case .linesNeverStored:
      "linjer i samme fil var kjent, men er ikke i lageret, fordi kjøringen ble avbrutt: kjør filen på nytt, "
        + "og kontroller så igjen"
    case .linesNotKept:
      "det kan ikke sies hvilke linjer i samme fil som var kjent: versjonen av behov som vurderte, tok ikke "
        + "vare på dem"
    }
  }
  func decidedBy(engine: String) -> String {
    "vurdert av behov \(engine), en annen versjon enn denne"
  }
  var wholeDecision: String { "hele vurderingen" }
  var nothingThere: String { "ingenting" }
}
