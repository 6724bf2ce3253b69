import FollowUp

// Messages to patients, notes in the record, and answers that staff were told.
extension Bokmaal {
  func patientNextForm(_ date: String) -> String { "Neste skjema kommer \(date)." }
  func patientContact(_ owner: String) -> String {
    "Har du spørsmål, kan du kontakte oss: \(owner)."
  }
  var patientEmergency: String {
    "Blir du verre når klinikken er stengt, ringer du legevakten på 116 117. "
      + "Er det akutt og livet kan være i fare, ringer du 113."
  }

  var draftMark: String { "UTKAST, ikke til pasienten" }
  var showDraft: String { "--draft viser den" }
  func refusal(_ refusal: MessageRefusal) -> String {
    switch refusal {
    case .waiting: "meldingen gis når en person har bekreftet vurderingen"
    case .overridden(let event):
      "vurderingen er overstyrt, og pasienten må få et eget svar: \(sentence(event))"
    case .done(let event):
      "det meldingen lover, er gjort eller blir ikke gjort: \(sentence(event))"
    case .corrected(let id): "skjemaet er rettet av \(id)"
    case .replaced(let id): "vurderingen er avløst av \(id)"
    case .later(let id): "det finnes en senere vurdering av pasienten: \(id)"
    case .departed: "pasienten følges ikke lenger opp"
    case .worse(let colour): "noe verre fra pasienten venter på noen: \(label(colour))"
    case .dealtWith(let colour):
      "noe verre fra pasienten er behandlet siden, og pasienten må få et eget svar: "
        + label(colour)
    case .example: "protokollen er bare et eksempel; --allow-example prøver den"
    case .noProtocol(let id): "lageret har ikke protokollen \(id)"
    }
  }

  var noteWords: NoteWords {
    NoteWords(
      colour: "Vurdering",
      found: "Funn",
      open: "Uavklart",
      next: "Tiltak",
      handled: "Håndtert",
      nothing: "ingen",
      notYet: "ikke ennå",
      needsNobody: "krever ingen"
    )
  }

  func refusal(_ refusal: AnswerRefusal) -> String {
    switch refusal {
    case .corrected(let id): "skjemaet er rettet av \(id); svar på det"
    case .formNotLoaded(let id):
      "skjemaet \(id) kan ikke leses i den versjonen det ble svart på"
    case .unknownItem(let name, let form, _):
      "\(quoted(name)) er ikke noe spørsmål i \(form), og ingenting er skrevet"
    case .refused(let sentence):
      "svaret kan ikke brukes, og ingenting er skrevet: \(sentence)"
    case .wasAnswered(let item): "\(quoted(item)) er alt besvart, og ingenting er skrevet"
    }
  }
  var correctWithReason: String { #"--correct "hvorfor" endrer svaret"# }
  func didYouMean(_ name: String) -> String { "mente du \(quoted(name))?" }
}
