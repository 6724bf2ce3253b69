import FollowUp
import Values

extension Bokmaal: FollowUpWording {
  func dueHeader(_ count: Int, _ date: String, isTrial: Bool) -> String {
    "Nytt per \(date): \(count)"
      + (isTrial ? " (prøvekjøring, ingenting er lagret)" : "")
  }
  func given(_ kind: Dispatch.Kind, _ count: Int) -> String {
    switch kind {
    case .form: "Skjema som skal sendes: \(count)"
    case .reminder: "Påminnelser som skal sendes: \(count)"
    case .cancelled: "Skjema som ikke skal sendes likevel: \(count)"
    case .unanswered: "Ikke besvart i tide, på arbeidslisten: \(count)"
    case .contactDue: "Skal ha kontakt, på arbeidslisten: \(count)"
    case .meetingDue: "Skal møtes, på arbeidslisten: \(count)"
    case .limitExpired: "Egen grense er utløpt, på arbeidslisten: \(count)"
    case .noDate: "Dato for neste skjema mangler eller må ses på, på arbeidslisten: \(count)"
    case .pauseReview: "Lang pause må ses på, på arbeidslisten: \(count)"
    case .completed: "Oppfølgingen er fullført: \(count)"
    }
  }
  var dueHeadings: DueHeadings {
    DueHeadings(
      patient: "Pasient",
      protocol: "Protokoll",
      due: "Forfall",
      channel: "Kanal",
      answerBy: "Svar innen"
    )
  }
  var channels: [String: String] {
    ["digital": "digitalt", "letter": "brev", "telephone": "telefon"]
  }
  func reminderNumber(_ number: Int) -> String { "nr. \(number)" }
  func notWritten(_ count: Int, _ date: String, _ day: String) -> String {
    "Kjøringen for \(date) ble ikke skrevet ut til slutten: \(count) av det den sendte ut, kan mangle hos "
      + "mottakeren; skriv det ut på nytt: behov due --repeat --at \(day)"
  }
  func notInForce(_ protocolID: String, _ count: Int) -> String {
    "\(count) \(count == 1 ? "pasient" : "pasienter") følges opp etter \(protocolID), som ikke er blant "
      + "protokollene; for dem er ingenting sett etter"
  }

  func enrolled(_ result: Enrolling.Result) -> String {
    switch result {
    case .enrolled: "meldt inn"
    case .changed: "endret"
    case .unchanged: "uendret"
    case .ended: "meldes ikke inn på nytt"
    }
  }
  var notEnrolled: String { "ikke meldt inn" }
  func reason(_ reason: EnrolmentEvent.Reason) -> String {
    switch reason {
    case .admitted: "innlagt"
    case .wish: "eget ønske"
    case .movedAway: "flyttet"
    case .withdrawn: "trukket seg"
    case .dead: "død"
    case .ended: "trenger ikke oppfølgingen lenger"
    case .other: "annet"
    }
  }
  func happened(_ event: HappenedWords) -> String {
    let (who, why) = (
      "\(event.patient), \(event.protocol)", event.reason.map { " (\($0))" } ?? ""
    )
    return switch event.kind {
    case .enrolled: "\(who): meldt inn fra \(event.day)"
    case .paused:
      "\(who): på pause fra \(event.day)"
        + (event.until.map { " til \($0), da den slutter av seg selv" }
          ?? " til noen avslutter den") + why
    case .resumed: "\(who): følges opp igjen fra \(event.day)"
    case .moved: "\(who): overført til \(event.unit ?? "–") fra \(event.day)"
    case .left: "\(who): avsluttet fra \(event.day)\(why)"
    case .completed: "\(who): fullført \(event.day)"
    }
  }

  func refusal(_ refusal: FollowUpRefusal) -> String {
    switch refusal {
    case .clockBack(let day, let last), .ranAhead(let day, let last):
      "\(date(day)) er før \(date(last)), som noe alt er sendt ut for, og ingenting er gjort"
    case .clockAhead(let day, let last):
      "klokken sier \(date(day)), og forrige kjøring var for \(date(last)); ingenting er gjort"
    case .farAhead(let day, let last):
      "\(date(day)) er mer enn en måned etter \(date(last)), og ingenting er gjort"
    case .unknownProtocol(let id, _): "det er ingen protokoll \(quoted(visible(id)))"
    case .unknownPatient(let id): "pasienten \(quoted(visible(id))) er ikke meldt inn"
    case .severalProtocols(let id, _): "det må stå hvilken protokoll det gjelder for \(visible(id))"
    case .enrolment(let refusal, let patient, let id):
      self.refusal(refusal, visible(patient), visible(id))
    case .nothingEnrolled: "det som er oppgitt, har feil, og ingen er meldt inn"
    case .notInAdvance: "en overføring kan ikke registreres før dagen den skjer"
    case .needsNote: "grunnen other må forklares"
    }
  }
  private func refusal(_ refusal: EnrolmentRefusal, _ patient: String, _ id: String) -> String {
    switch refusal {
    case .notEnrolled: "\(patient) er ikke meldt inn i \(id) den dagen"
    case .ended: "oppfølgingen av \(patient) i \(id) er avsluttet"
    case .notPaused: "\(patient) er ikke på pause i \(id)"
    case .endsBeforeItStarts: "pausen slutter før den begynner"
    case .missingDate(let name):
      "\(id) regner fra \(quoted(words(name))), og den datoen er ikke oppgitt"
    case .notAllowed(let why): why
    case .hasLeft(let event):
      "\(happened(event)), og en linje i en fil med noe nytt starter ikke oppfølgingen igjen"
    case .startsFarAhead(let day, _):
      "\(patient) ville ikke fått noe i \(id) før \(date(day)), som kan være skrevet feil"
    case .endsFarAhead(let day):
      "pausen ville vart til \(date(day)), mer enn to år, som kan være skrevet feil"
    }
  }

  func cure(_ refusal: FollowUpRefusal) -> String {
    switch refusal {
    case .clockBack:
      "se etter at klokken går riktig; --repeat viser det som er sendt ut for en tidligere dag"
    case .clockAhead(let day, _): "går klokken riktig, så oppgi dagen: --at \(day)"
    case .farAhead(let day, let last):
      "det som sendes ut, kan ikke tas tilbake; --dry-run viser det, og er dagen rett, så oppgi "
        + "--beyond \(day.dayNumber - last.dayNumber)"
    case .ranAhead:
      "se etter at klokken går riktig; gjør den det, og kjøringen for den senere dagen var en feil, må "
        + "lageret hentes fra en kopi som er tatt før den"
    case .unknownProtocol(_, let ids), .severalProtocols(_, let ids):
      "oppgi --protocol, en av \(list(ids.map(visible), or))"
    case .unknownPatient: "meld inn pasienten med behov enrol"
    case .enrolment(let refusal, _, _): cure(refusal)
    case .nothingEnrolled: "rett det, og meld inn på nytt"
    case .notInAdvance: "registrer den med --day i dag eller tidligere"
    case .needsNote: "skriv hvorfor med --note"
    }
  }
  private func cure(_ refusal: EnrolmentRefusal) -> String {
    switch refusal {
    case .notEnrolled: "meld inn pasienten med behov enrol, eller oppgi en senere dag med --day"
    case .ended: "meld inn pasienten på nytt med behov enrol"
    case .notPaused: "det er ikke mer å gjøre"
    case .endsBeforeItStarts: "oppgi en senere dag med --until"
    case .missingDate: "oppgi datoen: anchor i filen, eller --anchor"
    case .notAllowed: "rett det som er oppgitt; en videre grense må godkjennes i protokollen"
    case .hasLeft:
      "skal oppfølgingen begynne igjen, så meld inn pasienten med behov enrol, eller gi filen med --again"
    case .startsFarAhead(_, let days): "er datoen riktig, så oppgi --beyond \(days)"
    case .endsFarAhead:
      "oppgi en tidligere dag, eller utelat --until: da blir noen spurt med jevne mellomrom om den gjelder"
    }
  }
}
