import FollowUp
import Values

extension English: FollowUpWording {
  func dueHeader(_ count: Int, _ date: String, isTrial: Bool) -> String {
    "New as of \(date): \(count)" + (isTrial ? " (a dry run, nothing is kept)" : "")
  }
  func given(_ kind: Dispatch.Kind, _ count: Int) -> String {
    switch kind {
    case .form: "Forms to send: \(count)"
    case .reminder: "Reminders to send: \(count)"
    case .cancelled: "Forms not to be sent after all: \(count)"
    case .unanswered: "Not answered in time, on the work list: \(count)"
    case .contactDue: "A contact is due, on the work list: \(count)"
    case .meetingDue: "A meeting is due, on the work list: \(count)"
    case .limitExpired: "An own limit has expired, on the work list: \(count)"
    case .noDate:
      "Without a date for the next form, or one to be checked, on the work list: \(count)"
    case .pauseReview: "A long pause is to be reviewed, on the work list: \(count)"
    case .completed: "Follow-up is completed: \(count)"
    }
  }
  var dueHeadings: DueHeadings {
    DueHeadings(
      patient: "Patient",
      protocol: "Protocol",
      due: "Due",
      channel: "Channel",
      answerBy: "Answer by"
    )
  }
  var channels: [String: String] {
    ["digital": "digital", "letter": "letter", "telephone": "telephone"]
  }
  func reminderNumber(_ number: Int) -> String { "no. \(number)" }
  func notWritten(_ count: Int, _ date: String, _ day: String) -> String {
    "The run of \(date) was not written to its end: \(count) of what it gave out may not have reached the "
      + "receiver; write it again: behov due --repeat --at \(day)"
  }
  func notInForce(_ protocolID: String, _ count: Int) -> String {
    "\(count) \(count == 1 ? "patient is" : "patients are") followed up by \(protocolID), which is not "
      + "among the protocols; nothing was looked up for them"
  }

  func enrolled(_ result: Enrolling.Result) -> String {
    result == .ended ? "not enrolled again" : result.rawValue
  }
  var notEnrolled: String { "not enrolled" }
  func reason(_ reason: EnrolmentEvent.Reason) -> String {
    switch reason {
    case .admitted: "in hospital"
    case .wish: "own wish"
    case .movedAway: "moved away"
    case .withdrawn: "withdrawn"
    case .dead: "dead"
    case .ended: "follow-up is no longer needed"
    case .other: "other"
    }
  }
  func happened(_ event: HappenedWords) -> String {
    let (who, why) = (
      "\(event.patient), \(event.protocol)", event.reason.map { " (\($0))" } ?? ""
    )
    return switch event.kind {
    case .enrolled: "\(who): enrolled from \(event.day)"
    case .paused:
      "\(who): paused from \(event.day)"
        + (event.until.map { " to \($0), when it goes on by itself" } ?? " until somebody ends it")
        + why
    case .resumed: "\(who): followed up again from \(event.day)"
    case .moved: "\(who): moved to \(event.unit ?? "–") from \(event.day)"
    case .left: "\(who): ended from \(event.day)\(why)"
    case .completed: "\(who): completed \(event.day)"
    }
  }

  func refusal(_ refusal: FollowUpRefusal) -> String {
    switch refusal {
    case .clockBack(let day, let last), .ranAhead(let day, let last):
      "\(date(day)) is before \(date(last)), for which something was given out already, and nothing was done"
    case .clockAhead(let day, let last):
      "the clock says \(date(day)), and the last run was for \(date(last)); nothing was done"
    case .farAhead(let day, let last):
      "\(date(day)) is more than a month after \(date(last)), and nothing was done"
    case .unknownProtocol(let id, _): "there is no protocol \(quoted(visible(id)))"
    case .unknownPatient(let id): "the patient \(quoted(visible(id))) is not enrolled"
    case .severalProtocols(let id, _): "it must be said which protocol is meant for \(visible(id))"
    case .enrolment(let refusal, let patient, let id):
      self.refusal(refusal, visible(patient), visible(id))
    case .nothingEnrolled: "what is given has faults, and nobody was enrolled"
    case .notInAdvance: "a move cannot be recorded before the day it happens"
    case .needsNote: "the reason other must be explained"
    }
  }
  private func refusal(_ refusal: EnrolmentRefusal, _ patient: String, _ id: String) -> String {
    switch refusal {
    case .notEnrolled: "\(patient) is not enrolled in \(id) on that day"
    case .ended: "the follow-up of \(patient) in \(id) has ended"
    case .notPaused: "\(patient) is not paused in \(id)"
    case .endsBeforeItStarts: "the pause ends before it starts"
    case .missingDate(let name):
      "\(id) counts from \(quoted(words(name))), and that date is not given"
    case .notAllowed(let why): why
    case .hasLeft(let event):
      "\(happened(event)), and a line of a file with something new does not begin follow-up again"
    case .startsFarAhead(let day, _):
      "\(patient) would be sent nothing in \(id) before \(date(day)), which may be mistyped"
    case .endsFarAhead(let day):
      "the pause would last until \(date(day)), more than two years, which may be mistyped"
    }
  }

  func cure(_ refusal: FollowUpRefusal) -> String {
    switch refusal {
    case .clockBack:
      "see that the clock is right; --repeat shows what was given out for an earlier day"
    case .clockAhead(let day, _): "if the clock is right, name the day: --at \(day)"
    case .farAhead(let day, let last):
      "what is given out cannot be taken back; --dry-run shows it, and if the day is right, give "
        + "--beyond \(day.dayNumber - last.dayNumber)"
    case .ranAhead:
      "see that the clock is right; if it is, and the run for the later day was a mistake, the store must "
        + "be taken from a copy that was made before it"
    case .unknownProtocol(_, let ids), .severalProtocols(_, let ids):
      "give --protocol, one of \(list(ids.map(visible), or))"
    case .unknownPatient: "enrol the patient with behov enrol"
    case .enrolment(let refusal, _, _): cure(refusal)
    case .nothingEnrolled: "mend it, and enrol again"
    case .notInAdvance: "record it with --day today or earlier"
    case .needsNote: "say why with --note"
    }
  }
  private func cure(_ refusal: EnrolmentRefusal) -> String {
    switch refusal {
    case .notEnrolled: "enrol the patient with behov enrol, or give a later day with --day"
    case .ended: "enrol the patient anew with behov enrol"
    case .notPaused: "there is nothing more to do"
    case .endsBeforeItStarts: "give a later day with --until"
    case .missingDate: "give the date: anchor in the file, or --anchor"
    case .notAllowed: "mend what is given, or have the protocol approved with a wider limit"
    case .hasLeft:
      "if follow-up is to begin again, enrol the patient with behov enrol, or give the file with --again"
    case .startsFarAhead(_, let days): "if the date is right, give --beyond \(days)"
    case .endsFarAhead:
      "give an earlier day, or leave out --until: then a person is asked now and then whether it holds"
    }
  }
}
