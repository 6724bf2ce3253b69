import FollowUp
import Values

extension Nynorsk: FollowUpWording {
  func dueHeader(_ count: Int, _ date: String, isTrial: Bool) -> String {
    "Nytt per \(date): \(count)"
      + (isTrial ? " (prøvekøyring, ingenting er lagra)" : "")
  }
  func given(_ kind: Dispatch.Kind, _ count: Int) -> String {
    switch kind {
    case .form: "Skjema som skal sendast: \(count)"
    case .reminder: "Påminningar som skal sendast: \(count)"
    case .cancelled: "Skjema som ikkje skal sendast likevel: \(count)"
    case .unanswered: "Ikkje svart på i tide, på arbeidslista: \(count)"
    case .contactDue: "Skal ha kontakt, på arbeidslista: \(count)"
    case .meetingDue: "Skal møtast, på arbeidslista: \(count)"
    case .limitExpired: "Eiga grense har gått ut, på arbeidslista: \(count)"
    case .noDate: "Dato for neste skjema manglar eller må sjåast på, på arbeidslista: \(count)"
    case .pauseReview: "Lang pause må sjåast på, på arbeidslista: \(count)"
    case .completed: "Oppfølginga er fullført: \(count)"
    }
  }
  var dueHeadings: DueHeadings {
    DueHeadings(
      patient: "Pasient",
      protocol: "Protokoll",
      due: "Forfall",
      channel: "Kanal",
      answerBy: "Svar innan"
    )
  }
  var channels: [String: String] {
    ["digital": "digitalt", "letter": "brev", "telephone": "telefon"]
  }
  func reminderNumber(_ number: Int) -> String { "nr. \(number)" }
  func notWritten(_ count: Int, _ date: String, _ day: String) -> String {
    "Køyringa for \(date) vart ikkje skriven ut til slutten: \(count) av det ho sende ut, kan mangle hos "
      + "mottakaren; skriv det ut på nytt: behov due --repeat --at \(day)"
  }
  func notInForce(_ protocolID: String, _ count: Int) -> String {
    "\(count) \(count == 1 ? "pasient" : "pasientar") blir følgde opp etter \(protocolID), som ikkje er "
      + "mellom protokollane; for dei er ingenting sett etter"
  }

  func enrolled(_ result: Enrolling.Result) -> String {
    switch result {
    case .enrolled: "meld inn"
    case .changed: "endra"
    case .unchanged: "uendra"
    case .ended: "blir ikkje meld inn på nytt"
    }
  }
  var notEnrolled: String { "ikkje meld inn" }
  func reason(_ reason: EnrolmentEvent.Reason) -> String {
    switch reason {
    case .admitted: "innlagd"
    case .wish: "eige ønske"
    case .movedAway: "flytta"
    case .withdrawn: "trekt seg"
    case .dead: "død"
    case .ended: "treng ikkje oppfølginga lenger"
    case .other: "anna"
    }
  }
  func happened(_ event: HappenedWords) -> String {
    let (who, why) = (
      "\(event.patient), \(event.protocol)", event.reason.map { " (\($0))" } ?? ""
    )
    return switch event.kind {
    case .enrolled: "\(who): meld inn frå \(event.day)"
    case .paused:
      "\(who): på pause frå \(event.day)"
        + (event.until.map { " til \($0), då han sluttar av seg sjølv" }
          ?? " til nokon avsluttar han") + why
    case .resumed: "\(who): blir følgd opp igjen frå \(event.day)"
    case .moved: "\(who): overført til \(event.unit ?? "–") frå \(event.day)"
    case .left: "\(who): avslutta frå \(event.day)\(why)"
    case .completed: "\(who): fullført \(event.day)"
    }
  }

  func refusal(_ refusal: FollowUpRefusal) -> String {
    switch refusal {
    case .clockBack(let day, let last), .ranAhead(let day, let last):
      "\(date(day)) er før \(date(last)), som noko alt er sendt ut for, og ingenting er gjort"
    case .clockAhead(let day, let last):
      "klokka seier \(date(day)), og førre køyring var for \(date(last)); ingenting er gjort"
    case .farAhead(let day, let last):
      "\(date(day)) er meir enn ein månad etter \(date(last)), og ingenting er gjort"
    case .unknownProtocol(let id, _): "det finst ingen protokoll \(quoted(visible(id)))"
    case .unknownPatient(let id): "pasienten \(quoted(visible(id))) er ikkje meld inn"
    case .severalProtocols(let id, _): "det må stå kva protokoll det gjeld for \(visible(id))"
    case .enrolment(let refusal, let patient, let id):
      self.refusal(refusal, visible(patient), visible(id))
    case .nothingEnrolled: "det som er oppgitt, har feil, og ingen er meld inn"
    case .notInAdvance: "ei overføring kan ikkje registrerast før dagen ho skjer"
    case .needsNote: "grunnen other må forklarast"
    }
  }
  private func refusal(_ refusal: EnrolmentRefusal, _ patient: String, _ id: String) -> String {
    switch refusal {
    case .notEnrolled: "\(patient) er ikkje meld inn i \(id) den dagen"
    case .ended: "oppfølginga av \(patient) i \(id) er avslutta"
    case .notPaused: "\(patient) er ikkje på pause i \(id)"
    case .endsBeforeItStarts: "pausen sluttar før han byrjar"
    case .missingDate(let name):
      "\(id) reknar frå \(quoted(words(name))), og den datoen er ikkje oppgitt"
    case .notAllowed(let why): why
    case .hasLeft(let event):
      "\(happened(event)), og ei linje i ei fil med noko nytt startar ikkje oppfølginga igjen"
    case .startsFarAhead(let day, _):
      "\(patient) ville ikkje fått noko i \(id) før \(date(day)), som kan vere skrive feil"
    case .endsFarAhead(let day):
      "pausen ville vart til \(date(day)), meir enn to år, som kan vere skrive feil"
    }
  }

  func cure(_ refusal: FollowUpRefusal) -> String {
    switch refusal {
    case .clockBack:
      "sjå etter at klokka går rett; --repeat viser det som er sendt ut for ein tidlegare dag"
    case .clockAhead(let day, _): "går klokka rett, så oppgi dagen: --at \(day)"
    case .farAhead(let day, let last):
      "det som blir sendt ut, kan ikkje takast tilbake; --dry-run viser det, og er dagen rett, så oppgi "
        + "--beyond \(day.dayNumber - last.dayNumber)"
    case .ranAhead:
      "sjå etter at klokka går rett; gjer ho det, og køyringa for den seinare dagen var ein feil, må "
        + "lageret hentast frå ein kopi som er teken før henne"
    case .unknownProtocol(_, let ids), .severalProtocols(_, let ids):
      "oppgi --protocol, ein av \(list(ids.map(visible), or))"
    case .unknownPatient: "meld inn pasienten med behov enrol"
    case .enrolment(let refusal, _, _): cure(refusal)
    case .nothingEnrolled: "rett det, og meld inn på nytt"
    case .notInAdvance: "registrer ho med --day i dag eller tidlegare"
    case .needsNote: "skriv kvifor med --note"
    }
  }
  private func cure(_ refusal: EnrolmentRefusal) -> String {
    switch refusal {
    case .notEnrolled: "meld inn pasienten med behov enrol, eller oppgi ein seinare dag med --day"
    case .ended: "meld inn pasienten på nytt med behov enrol"
    case .notPaused: "det er ikkje meir å gjere"
    case .endsBeforeItStarts: "oppgi ein seinare dag med --until"
    case .missingDate: "oppgi datoen: anchor i fila, eller --anchor"
    case .notAllowed: "rett det som er oppgitt; ei vidare grense må godkjennast i protokollen"
    case .hasLeft:
      "skal oppfølginga byrje igjen, så meld inn pasienten med behov enrol, eller gi fila med --again"
    case .startsFarAhead(_, let days): "er datoen rett, så oppgi --beyond \(days)"
    case .endsFarAhead:
      "oppgi ein tidlegare dag, eller utelat --until: då blir nokon spurd med jamne mellomrom om han gjeld"
    }
  }
}
