import Storage
import Triage

extension Nynorsk: AuditWording {
  func word(_ act: AuditTrail.Act) -> String {
    switch act {
    case .decided: "vurdert"
    case .redecided: "vurdert på nytt"
    case .refused: "avvist"
    case .reading: "måling motteken"
    case .recorded: "opplysningar registrerte"
    case .enrolment: "oppfølging"
    case .dispatched: "sendt ut"
    case .acted: "gjort i arbeidslista"
    case .absence: "fråvær registrert"
    case .approved: "godkjend"
    case .kept: "fil teken vare på"
    case .read: "lese"
    case .exported: "teke ut"
    }
  }
  func account(_ name: String) -> String { "konto \(name)" }
  func clockSaid(_ moment: String) -> String { "klokka viste \(moment)" }
  func patients(_ count: Int) -> String { "\(count) pasient\(count == 1 ? "" : "ar")" }
  func fault(_ fault: AuditFault) -> String {
    switch fault {
    case .missing(let first, let last): "\(entries(first, last)) manglar"
    case .altered(let first, let last):
      "\(entries(first, last)) er ikkje som då loggen vart skriven, eller står ikkje på plassen sin"
    case .rows(let table, let first, let last, let entry):
      "rad \(span(first, last)) i «\(table)» er endra, fjerna eller flytta "
        + "etter at innføring \(entry) vart skriven"
    case .uncovered(let table, let count):
      "\(count) rad\(count == 1 ? "" : "er") i «\(table)» står ikkje i loggen"
    case .foreign(let table, let count, let entry):
      "\(count) rad\(count == 1 ? "" : "er") i «\(table)» er lagt\(count == 1 ? "" : "e") inn av nokon andre enn "
        + "behov før innføring \(entry)"
    case .schema(let fault):
      switch fault.change {
      case .added:
        "\(word(fault.kind)) «\(visible(fault.name))» er lagd til av nokon andre enn behov"
      case .changed: "\(word(fault.kind)) «\(visible(fault.name))» er ikkje lik den som behov lagar"
      case .removed: "\(word(fault.kind)) «\(visible(fault.name))» er fjerna"
      }
    case .cut(let anchor, let last):
      "ankeret er innføring \(anchor), men loggen sluttar med \(last): slutten er kutta"
    case .rewritten(let anchor):
      "innføring \(anchor) har ein annan hash enn ankeret: loggen er skriven om"
    }
  }
  private func entries(_ first: Int, _ last: Int) -> String { "innføring \(span(first, last))" }
  private func span(_ first: Int, _ last: Int) -> String {
    first == last ? "\(first)" : "\(first)–\(last)"
  }
  func audited(entries: Int, rows: Int, faults: Int) -> String {
    let size =
      "\(entries) innføring\(entries == 1 ? "" : "ar") og \(rows) rad\(rows == 1 ? "" : "er")"
    return faults == 0 ? "\(size): alt er slik det vart skrive" : "\(size): \(faults) feil"
  }
  var noAnchor: String {
    "Utan eit anker utanfor lageret kan ingen sjå om slutten er kutta: behov audit anchor"
  }
  var nothingAudited: String { "Ingenting er ført i loggen" }
  private func word(_ kind: SchemaFault.Kind) -> String {
    switch kind {
    case .table: "tabellen"
    case .index: "indeksen"
    case .view: "visninga"
    case .trigger: "utløysaren"
    }
  }
  func noAnchor(_ path: String, line: Int?) -> String {
    line.map { "\(path):\($0) er ikkje noko anker" } ?? "det er ikkje noko anker i \(path)"
  }
  func notRecorded(_ reason: String) -> String {
    "Det som blir vist, kunne ikkje førast i loggen: \(reason)"
  }

  func recalled(decisions: Int, patients: Int) -> String {
    "\(decisions) vurdering\(decisions == 1 ? "" : "ar") av \(self.patients(patients))"
  }
  var notInForce: String { "ei seinare vurdering gjeld" }
  func neverUsed(_ name: RecallName, store: String) -> String {
    let kind = name.kind == .protocol ? "protokollen" : "skjemaet"
    let version = name.version.map { " i versjon \(quoted(visible($0)))" } ?? ""
    return "\(kind) \(quoted(visible(name.id)))\(version) er aldri brukt i \(store)"
  }
  func usedHere(_ names: String) -> String { "brukt her: \(names)" }

  func replayedSame(_ count: Int) -> String {
    count == 1 ? "1 vurdering vart den same" : "\(count) vurderingar vart dei same"
  }
  var nothingReplayed: String { "Inga lagra vurdering passar: ingenting er kontrollert" }
  func replayedLookingAhead(_ count: Int) -> String {
    "\(count) av dei med linjer frå same fil som vart skrivne seinare: køyringa vart avbroten, "
      + "eller ei anna køyring skreiv dei"
  }
  func replayed(_ stored: String, _ again: String) -> String {
    "lageret har \(stored), men det blir \(again)"
  }
  func sentence(_ obstacle: Replay.Obstacle) -> String {
    switch obstacle {
    case .unreadableDecision: "vurderinga i lageret kan ikkje lesast"
    case .unreadableSubmission: "skjemaet i lageret manglar eller kan ikkje lesast"
    case .contentMissing: "lageret har ikkje protokollen eller skjemaet som ho vart vurdert med"
    case .unknownZone: "tidssona som ho vart vurdert i, finst ikkje her"
    case .linesNeverStored:
      "linjer i same fil var kjende, men er ikkje i lageret, fordi køyringa vart avbroten: køyr fila på nytt, "
        + "og kontroller så igjen"
    case .linesNotKept:
      "det kan ikkje seiast kva linjer i same fil som var kjende: versjonen av behov som vurderte, tok ikkje "
        + "vare på dei"
    }
  }
  func decidedBy(engine: String) -> String {
    "vurdert av behov \(engine), ein annan versjon enn denne"
  }
  var wholeDecision: String { "heile vurderinga" }
  var nothingThere: String { "ingenting" }
}
