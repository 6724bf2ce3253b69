import FollowUp

// Messages to patients, notes in the record, and answers that staff were told.
extension English {
  func patientNextForm(_ date: String) -> String { "The next form comes \(date)." }
  func patientContact(_ owner: String) -> String {
    "If you have questions, you can contact us: \(owner)."
  }
  var patientEmergency: String {
    "If you get worse while the clinic is closed, call the emergency doctor on 116 117. "
      + "If it is an emergency and life may be in danger, call 113."
  }

  var draftMark: String { "DRAFT, not for the patient" }
  var showDraft: String { "--draft shows it" }
  func refusal(_ refusal: MessageRefusal) -> String {
    switch refusal {
    case .waiting: "the message is given when a person has confirmed the decision"
    case .overridden(let event):
      "the decision was overridden, and the patient needs an answer of their own: \(sentence(event))"
    case .done(let event):
      "what the message promises has been done, or will not be: \(sentence(event))"
    case .corrected(let id): "the form was corrected by \(id)"
    case .replaced(let id): "the decision was replaced by \(id)"
    case .later(let id): "there is a later decision about the patient: \(id)"
    case .departed: "the patient is no longer followed up"
    case .worse(let colour): "something worse of the patient's waits for somebody: \(label(colour))"
    case .dealtWith(let colour):
      "something worse of the patient's has been dealt with since, and the patient needs an answer of "
        + "their own: \(label(colour))"
    case .example: "the protocol is only an example; --allow-example tries it"
    case .noProtocol(let id): "the store has no protocol \(id)"
    }
  }

  var noteWords: NoteWords {
    NoteWords(
      colour: "Decision",
      found: "Findings",
      open: "Open",
      next: "To be done",
      handled: "Dealt with",
      nothing: "none",
      notYet: "not yet",
      needsNobody: "needs nobody"
    )
  }

  func refusal(_ refusal: AnswerRefusal) -> String {
    switch refusal {
    case .corrected(let id): "the form was corrected by \(id); answer that one"
    case .formNotLoaded(let id):
      "form \(id) cannot be read in the version that was answered"
    case .unknownItem(let name, let form, _):
      "\(quoted(name)) is no question of \(form), and nothing was written"
    case .refused(let sentence):
      "the answer cannot be used, and nothing was written: \(sentence)"
    case .wasAnswered(let item): "\(quoted(item)) was answered already, and nothing was written"
    }
  }
  var correctWithReason: String { #"--correct "why" changes the answer"# }
  func didYouMean(_ name: String) -> String { "did you mean \(quoted(name))?" }
}
