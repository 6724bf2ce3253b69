import Triage

// Changed protocols.
extension Bokmaal {
  func impactHeader(_ name: String, _ count: Int, since: String?) -> String {
    "Hva \(name) ville endret, for \(count) \(count == 1 ? "lagret skjema" : "lagrede skjemaer")"
      + (since.map { ", utfylt fra og med \($0)" } ?? "")
  }
  var impactCorner: String { "i dag ↓  ny →" }
  func changes(_ kind: Impact.Change.Kind, _ count: Int) -> String {
    switch kind {
    case .fall: "Fargen faller: \(count)"
    case .milder: "Samme farge, men senere eller fjernere kontakt: \(count)"
    case .rise: "Fargen stiger: \(count)"
    case .other: "Samme farge, men annen oppfølging: \(count)"
    }
  }
  func otherGrounds(_ count: Int) -> String {
    "Samme farge og oppfølging, av andre grunner: \(count)"
  }
  func changedAnyway(_ count: Int) -> String {
    "Blir en annen også med protokollen som gjelder, fordi pasienten eller programmet er endret "
      + "siden (`behov triage --redecide`): \(count)"
  }
  func unread(_ count: Int) -> String {
    "Kan ikke leses av den nye protokollen, og beholder vurderingen: \(count)"
  }
  func unreadForm(_ form: String, _ version: String, wasRead: Bool) -> String {
    "skjemaet er \(form) \(version)" + (wasRead ? "" : ", og kan ikke leses i dag heller")
  }
  var noChange: String { "Ingen får en annen farge eller en annen oppfølging." }
  func nothingStored(_ id: String) -> String { "Lageret har ingen vurderinger etter \(id)." }
  func patientAndForm(_ patient: String, _ submission: String) -> String {
    "pasient \(patient), skjema \(submission)"
  }
  func ground(_ sentence: String, isNew: Bool) -> String {
    isNew ? "nytt: \(sentence)" : "gjelder ikke lenger: \(sentence)"
  }
  var onlyConsultation: String { "bare konsultasjonstabellen gjør forskjellen" }

  var differenceHeader: String { "Forskjeller fra protokollen som gjelder" }
  func nothingBefore(_ id: String) -> String {
    "Ingen protokoll \(id) gjelder fra før, så det er ingenting å sammenligne med."
  }
  func formerUnread(_ name: String) -> String {
    "\(name) gjelder, men kan ikke lenger leses fra lageret. Ingen kan si hva som blir mildere."
  }
  func changedForms(_ names: [String]) -> String {
    "Skjemaer som er nye eller endret siden da: \(list(names))"
  }

  func approved(_ name: String, by people: [String], from date: String) -> String {
    if people.count > 1 { return "\(name) er godkjent av \(list(people)), og gjelder fra \(date)." }
    return "\(name) er godkjent av \(list(people)), som én av to. "
      + "Den gjelder ikke før en annen person også har godkjent den."
  }
  func otherContentApproved(by person: String) -> String {
    "Merk: \(person) godkjente samme versjon med et annet innhold, og den godkjenningen teller ikke."
  }

  func refusal(_ refusal: ApprovalRefusal) -> String {
    switch refusal {
    case .notApproved(let name, _): "\(name) er ikke godkjent av noen, og ingenting er vurdert"
    case .oneMissing(let name, _, let person):
      "\(name) er bare godkjent av \(person); den andre godkjenningen mangler, "
        + "og ingenting er vurdert"
    case .changed(let name, _, let person, let approved, let now):
      "\(name) er endret etter at \(person) godkjente den (godkjent \(approved), nå \(now)), "
        + "og ingenting er vurdert"
    case .formChanged(let name, _, let person, let approved, let now):
      "et skjema som \(name) leser, er endret etter at \(person) godkjente den (godkjent \(approved), "
        + "nå \(now)), og ingenting er vurdert"
    case .notYet(let name, let date):
      "\(name) gjelder først fra \(date), og ingenting er vurdert"
    case .retired(let name): "\(name) er trukket tilbake, og ingenting er vurdert"
    case .example(let name): "\(name) er en eksempelprotokoll, og ingenting er vurdert"
    case .noProtocol(let directory):
      "det er ingen protokoll i \(directory), og ingenting er vurdert"
    case .contentFaulty: "skjemaer eller protokoller har feil, og ingenting er vurdert"
    case .patientsFaulty: "filen med pasienter har feil, og ingenting er vurdert"
    case .notClean: "skjemaer eller protokoll har feil eller advarsler, og ingenting er godkjent"
    case .noDraft(let name, .retired): "\(name) er trukket tilbake, og kan ikke godkjennes"
    case .noDraft(let name, _): "\(name) er bare et eksempel, og kan ikke godkjennes"
    case .noCases(let path): "protokollen har ingen tilfeller i \(path), og ingenting er godkjent"
    case .casesFaulty(let path): "tilfellene i \(path) har feil, og ingenting er godkjent"
    case .casesFail(let path, let count):
      "\(count) \(count == 1 ? "tilfelle" : "tilfeller") i \(path) ble annerledes enn ventet, "
        + "og ingenting er godkjent"
    case .versionTaken(let name, let people):
      "\(name) er allerede godkjent av \(list(people)) med et annet innhold"
    case .samePerson(let name, let person): "\(person) har allerede godkjent \(name)"
    case .approvedByBoth(let name, let people, let date):
      "\(name) er allerede godkjent av \(list(people)), og gjelder fra \(date)"
    case .casesBlind(let cases, let count, _):
      "tilfellene i \(cases) oppdager ikke \(count) \(count == 1 ? "prøveendring" : "prøveendringer") "
        + "av grensene, og ingenting er godkjent"
    case .downgrades(let forms, let changes, let uncertain):
      list(
        [
          changes == 0
            ? nil
            : "\(changes) \(changes == 1 ? "endring" : "endringer") gjør noe mildere enn i "
              + "protokollen som gjelder",
          uncertain == 0
            ? nil
            : "\(uncertain) \(uncertain == 1 ? "endring" : "endringer") kan gjøre noe mildere",
          forms == 0
            ? nil
            : "\(forms) \(forms == 1 ? "skjema" : "skjemaer") ville gitt en mildere farge eller en "
              + "senere kontakt enn i dag",
        ].compactMap(\.self)
      ) + "; ingenting er godkjent"
    case .formerUnread(let name):
      "det \(name) sier, kan ikke lenger leses fra lageret, og ingenting er godkjent"
    case .nothingKept: "en godkjenning må lagres, og :memory: lagrer ingenting"
    case .fromPast(let date): "--from kan ikke være en dag som er passert, som \(date)"
    }
  }

  func cure(_ refusal: ApprovalRefusal) -> String {
    switch refusal {
    case .notApproved(_, let path):
      "to personer må godkjenne den, hver for seg: behov approve \(path) --by NAVN"
    case .oneMissing(_, let path, _):
      "en annen person må godkjenne den: behov approve \(path) --by NAVN"
    case .changed(_, let path, _, _, _):
      "legg tilbake de godkjente filene, eller gi protokollen et nytt versjonsnummer og la to "
        + "personer godkjenne den: behov approve \(path) --by NAVN"
    case .formChanged(_, let path, _, _, _):
      "legg tilbake de godkjente filene, eller la to personer godkjenne protokollen på nytt: "
        + "behov approve \(path) --by NAVN"
    case .notYet: "bruk den forrige versjonen til da"
    case .retired: "ta den ut av mappen med protokoller, eller legg inn versjonen som gjelder"
    case .example: "prøv den med --allow-example; en klinikk bruker sine egne protokoller"
    case .noProtocol: "legg en der, eller si hvor de er: --rules MAPPE"
    case .contentFaulty: "behov check"
    case .patientsFaulty: "rett linjene som er nevnt over"
    case .notClean(let path): "rett dem, og kjør behov check \(path)"
    case .noDraft: "bare en protokoll med `status draft` kan godkjennes"
    case .noCases: "skriv der tilfeller som viser hva protokollen skal gjøre, og kjør behov test"
    case .casesFaulty(let path): "rett \(path), og kjør behov test"
    case .casesFail(let path, _): "rett protokollen eller \(path), og kjør behov test"
    case .versionTaken: "gi den endrede protokollen et nytt versjonsnummer"
    case .samePerson: "den andre godkjenningen må komme fra en annen person"
    case .approvedByBoth: "det er ikke mer å gjøre"
    case .casesBlind(let cases, _, let command):
      "skriv tilfellene som er nevnt over, inn i \(cases); dette viser endringene igjen: \(command)"
    case .downgrades:
      "les dem over; er de riktige, så skriv hvorfor: --accept-downgrades \"GRUNN\""
    case .formerUnread:
      "sammenlign de to filene selv; er den nye riktig, så skriv hvorfor: "
        + "--accept-downgrades \"GRUNN\""
    case .nothingKept: "oppgi klinikkens lager med --store FIL"
    case .fromPast: "oppgi dagen i dag eller en senere dag"
    }
  }

  func enrolmentsChanged(_ count: Int) -> String {
    "\(count) \(count == 1 ? "pasient" : "pasienter") med vurderte skjemaer har fått nye opplysninger; "
      + "`behov triage --redecide` vurderer skjemaene på nytt"
  }
  func notRedecided(_ count: Int) -> String {
    "\(count) \(count == 1 ? "skjema" : "skjemaer") kan ikke leses av protokollen som gjelder nå, "
      + "og beholder vurderingen"
  }
}
