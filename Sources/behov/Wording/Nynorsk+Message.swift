import FollowUp

// Messages to patients, notes in the record, and answers that staff were told.
extension Nynorsk {
  func patientNextForm(_ date: String) -> String { "Neste skjema kjem \(date)." }
  func patientContact(_ owner: String) -> String {
    "Har du spørsmål, kan du kontakte oss: \(owner)."
  }
  var patientEmergency: String {
    "Blir du verre når klinikken er stengd, ringjer du legevakta på 116 117. "
      + "Er det akutt og livet kan vere i fare, ringjer du 113."
  }

  var draftMark: String { "UTKAST, ikkje til pasienten" }
  var showDraft: String { "--draft viser ho" }
  func refusal(_ refusal: MessageRefusal) -> String {
    switch refusal {
    case .waiting: "meldinga blir gjeven når ein person har stadfesta vurderinga"
    case .overridden(let event):
      "vurderinga er overstyrt, og pasienten må få eit eige svar: \(sentence(event))"
    case .done(let event):
      "det meldinga lovar, er gjort eller blir ikkje gjort: \(sentence(event))"
    case .corrected(let id): "skjemaet er retta av \(id)"
    case .replaced(let id): "vurderinga er avløyst av \(id)"
    case .later(let id): "det finst ei seinare vurdering av pasienten: \(id)"
    case .departed: "pasienten blir ikkje lenger følgd opp"
    case .worse(let colour): "noko verre frå pasienten ventar på nokon: \(label(colour))"
    case .dealtWith(let colour):
      "noko verre frå pasienten er behandla sidan, og pasienten må få eit eige svar: "
        + label(colour)
    case .example: "protokollen er berre eit døme; --allow-example prøver han"
    case .noProtocol(let id): "lageret har ikkje protokollen \(id)"
    }
  }

  var noteWords: NoteWords {
    NoteWords(
      colour: "Vurdering",
      found: "Funn",
      open: "Uavklart",
      next: "Tiltak",
      handled: "Handtert",
      nothing: "ingen",
      notYet: "ikkje enno",
      needsNobody: "krev ingen"
    )
  }

  func refusal(_ refusal: AnswerRefusal) -> String {
    switch refusal {
    case .corrected(let id): "skjemaet er retta av \(id); svar på det"
    case .formNotLoaded(let id):
      "skjemaet \(id) kan ikkje lesast i den versjonen det vart svara på"
    case .unknownItem(let name, let form, _):
      "\(quoted(name)) er ikkje noko spørsmål i \(form), og ingenting er skrive"
    case .refused(let sentence):
      "svaret kan ikkje brukast, og ingenting er skrive: \(sentence)"
    case .wasAnswered(let item): "\(quoted(item)) er alt svara på, og ingenting er skrive"
    }
  }
  var correctWithReason: String { #"--correct "kvifor" endrar svaret"# }
  func didYouMean(_ name: String) -> String { "meinte du \(quoted(name))?" }
}
