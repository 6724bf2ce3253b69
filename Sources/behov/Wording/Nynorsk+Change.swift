import Triage

// Changed protocols.
extension Nynorsk {
  func impactHeader(_ name: String, _ count: Int, since: String?) -> String {
    "Kva \(name) ville endra, for \(count) lagra skjema"
      + (since.map { ", fylte ut frå og med \($0)" } ?? "")
  }
  var impactCorner: String { "i dag ↓  ny →" }
  func changes(_ kind: Impact.Change.Kind, _ count: Int) -> String {
    switch kind {
    case .fall: "Fargen fell: \(count)"
    case .milder: "Same farge, men seinare eller fjernare kontakt: \(count)"
    case .rise: "Fargen stig: \(count)"
    case .other: "Same farge, men anna oppfølging: \(count)"
    }
  }
  func otherGrounds(_ count: Int) -> String {
    "Same farge og oppfølging, av andre grunnar: \(count)"
  }
  func changedAnyway(_ count: Int) -> String {
    "Blir ei anna også med protokollen som gjeld, fordi pasienten eller programmet er endra "
      + "sidan (`behov triage --redecide`): \(count)"
  }
  func unread(_ count: Int) -> String {
    "Kan ikkje lesast av den nye protokollen, og beheld vurderinga: \(count)"
  }
  func unreadForm(_ form: String, _ version: String, wasRead: Bool) -> String {
    "skjemaet er \(form) \(version)" + (wasRead ? "" : ", og kan ikkje lesast i dag heller")
  }
  var noChange: String { "Ingen får ein annan farge eller ei anna oppfølging." }
  func nothingStored(_ id: String) -> String { "Lageret har ingen vurderingar etter \(id)." }
  func patientAndForm(_ patient: String, _ submission: String) -> String {
    "pasient \(patient), skjema \(submission)"
  }
  func ground(_ sentence: String, isNew: Bool) -> String {
    isNew ? "nytt: \(sentence)" : "gjeld ikkje lenger: \(sentence)"
  }
  var onlyConsultation: String { "berre konsultasjonstabellen gjer skilnaden" }

  var differenceHeader: String { "Skilnader frå protokollen som gjeld" }
  func nothingBefore(_ id: String) -> String {
    "Ingen protokoll \(id) gjeld frå før, så det er ingenting å samanlikne med."
  }
  func formerUnread(_ name: String) -> String {
    "\(name) gjeld, men kan ikkje lenger lesast frå lageret. Ingen kan seie kva som blir mildare."
  }
  func changedForms(_ names: [String]) -> String {
    "Skjema som er nye eller endra sidan då: \(list(names))"
  }

  func approved(_ name: String, by people: [String], from date: String) -> String {
    if people.count > 1 { return "\(name) er godkjend av \(list(people)), og gjeld frå \(date)." }
    return "\(name) er godkjend av \(list(people)), som éin av to. "
      + "Han gjeld ikkje før ein annan person òg har godkjent han."
  }
  func otherContentApproved(by person: String) -> String {
    "Merk: \(person) godkjende same versjon med eit anna innhald, og den godkjenninga tel ikkje."
  }

  func refusal(_ refusal: ApprovalRefusal) -> String {
    switch refusal {
    case .notApproved(let name, _): "\(name) er ikkje godkjend av nokon, og ingenting er vurdert"
    case .oneMissing(let name, _, let person):
      "\(name) er berre godkjend av \(person); den andre godkjenninga manglar, "
        + "og ingenting er vurdert"
    case .changed(let name, _, let person, let approved, let now):
      "\(name) er endra etter at \(person) godkjende han (godkjend \(approved), no \(now)), "
        + "og ingenting er vurdert"
    case .formChanged(let name, _, let person, let approved, let now):
      "eit skjema som \(name) les, er endra etter at \(person) godkjende han (godkjend \(approved), "
        + "no \(now)), og ingenting er vurdert"
    case .notYet(let name, let date):
      "\(name) gjeld først frå \(date), og ingenting er vurdert"
    case .retired(let name): "\(name) er trekt tilbake, og ingenting er vurdert"
    case .example(let name): "\(name) er ein eksempelprotokoll, og ingenting er vurdert"
    case .noProtocol(let directory):
      "det er ingen protokoll i \(directory), og ingenting er vurdert"
    case .contentFaulty: "skjema eller protokollar har feil, og ingenting er vurdert"
    case .patientsFaulty: "fila med pasientar har feil, og ingenting er vurdert"
    case .notClean: "skjema eller protokoll har feil eller åtvaringar, og ingenting er godkjent"
    case .noDraft(let name, .retired): "\(name) er trekt tilbake, og kan ikkje godkjennast"
    case .noDraft(let name, _): "\(name) er berre eit døme, og kan ikkje godkjennast"
    case .noCases(let path): "protokollen har ingen tilfelle i \(path), og ingenting er godkjent"
    case .casesFaulty(let path): "tilfella i \(path) har feil, og ingenting er godkjent"
    case .casesFail(let path, let count):
      "\(count) tilfelle i \(path) vart annleis enn venta, og ingenting er godkjent"
    case .versionTaken(let name, let people):
      "\(name) er alt godkjend av \(list(people)) med eit anna innhald"
    case .samePerson(let name, let person): "\(person) har alt godkjent \(name)"
    case .approvedByBoth(let name, let people, let date):
      "\(name) er alt godkjend av \(list(people)), og gjeld frå \(date)"
    case .casesBlind(let cases, let count, _):
      "tilfella i \(cases) oppdagar ikkje \(count) \(count == 1 ? "prøveendring" : "prøveendringar") "
        + "av grensene, og ingenting er godkjent"
    case .downgrades(let forms, let changes, let uncertain):
      list(
        [
          changes == 0
            ? nil
            : "\(changes) \(changes == 1 ? "endring" : "endringar") gjer noko mildare enn i "
              + "protokollen som gjeld",
          uncertain == 0
            ? nil
            : "\(uncertain) \(uncertain == 1 ? "endring" : "endringar") kan gjere noko mildare",
          forms == 0
            ? nil
            : "\(forms) skjema ville gjeve ein mildare farge eller ein seinare kontakt enn i dag",
        ].compactMap(\.self)
      ) + "; ingenting er godkjent"
    case .formerUnread(let name):
      "det \(name) seier, kan ikkje lenger lesast frå lageret, og ingenting er godkjent"
    case .nothingKept: "ei godkjenning må lagrast, og :memory: lagrar ingenting"
    case .fromPast(let date): "--from kan ikkje vere ein dag som er passert, som \(date)"
    }
  }

  func cure(_ refusal: ApprovalRefusal) -> String {
    switch refusal {
    case .notApproved(_, let path):
      "to personar må godkjenne han, kvar for seg: behov approve \(path) --by NAMN"
    case .oneMissing(_, let path, _):
      "ein annan person må godkjenne han: behov approve \(path) --by NAMN"
    case .changed(_, let path, _, _, _):
      "legg tilbake dei godkjende filene, eller gje protokollen eit nytt versjonsnummer og lat to "
        + "personar godkjenne han: behov approve \(path) --by NAMN"
    case .formChanged(_, let path, _, _, _):
      "legg tilbake dei godkjende filene, eller lat to personar godkjenne protokollen på nytt: "
        + "behov approve \(path) --by NAMN"
    case .notYet: "bruk den førre versjonen til då"
    case .retired: "ta han ut av mappa med protokollar, eller legg inn versjonen som gjeld"
    case .example: "prøv han med --allow-example; ein klinikk bruker sine eigne protokollar"
    case .noProtocol: "legg ein der, eller sei kvar dei er: --rules MAPPE"
    case .contentFaulty: "behov check"
    case .patientsFaulty: "rett linjene som er nemnde over"
    case .notClean(let path): "rett dei, og køyr behov check \(path)"
    case .noDraft: "berre ein protokoll med `status draft` kan godkjennast"
    case .noCases: "skriv der tilfelle som viser kva protokollen skal gjere, og køyr behov test"
    case .casesFaulty(let path): "rett \(path), og køyr behov test"
    case .casesFail(let path, _): "rett protokollen eller \(path), og køyr behov test"
    case .versionTaken: "gje den endra protokollen eit nytt versjonsnummer"
    case .samePerson: "den andre godkjenninga må kome frå ein annan person"
    case .approvedByBoth: "det er ikkje meir å gjere"
    case .casesBlind(let cases, _, let command):
      "skriv tilfella som er nemnde over, inn i \(cases); dette viser endringane igjen: \(command)"
    case .downgrades:
      "les over dei; er dei rette, så skriv kvifor: --accept-downgrades \"GRUNN\""
    case .formerUnread:
      "samanlikn dei to filene sjølv; er den nye rett, så skriv kvifor: "
        + "--accept-downgrades \"GRUNN\""
    case .nothingKept: "oppgje lageret til klinikken med --store FIL"
    case .fromPast: "oppgje dagen i dag eller ein seinare dag"
    }
  }

  func enrolmentsChanged(_ count: Int) -> String {
    "\(count) \(count == 1 ? "pasient" : "pasientar") med vurderte skjema har fått nye opplysningar; "
      + "`behov triage --redecide` vurderer skjemaa på nytt"
  }
  func notRedecided(_ count: Int) -> String {
    "\(count) skjema kan ikkje lesast av protokollen som gjeld no, og beheld vurderinga"
  }
}
