import FollowUp
import Values

// What people do with an entry of the work list.
extension English {
  func event(_ kind: EntryEvent.Kind, _ person: String) -> String {
    switch kind {
    case .opened: "Opened by \(person)"
    case .claimed: "Claimed by \(person)"
    case .released: "Released by \(person)"
    case .handedOver(let other): "Handed over to \(other) by \(person)"
    case .agreed:
      "The decision was confirmed by \(person) (the entry is still open)"
    case .confirmed: "Confirmed by \(person)"
    case .done(let held): "Done by \(person): \(contact(held))"
    case .overridden(let reason, let held):
      "Overridden by \(person): \(word(reason))" + (held.map { ", \(contact($0))" } ?? "")
    case .booked(let slot): "Time given by \(person): \(time(slot))"
    }
  }
  func word(_ reason: OverrideReason) -> String {
    switch reason {
    case .known: "known and being followed up"
    case .planned: "contact is arranged already"
    case .misunderstood: "the patient misunderstood the question"
    case .otherKnowledge: "other information"
    case .tooStrict: "the protocol asks too much for this patient"
    case .tooMild: "the protocol asks too little for this patient"
    case .unreadable: "the form cannot be assessed"
    case .other: "other"
    }
  }
  func daysLate(_ count: Int) -> String {
    "\(count) \(count == 1 ? "day" : "days") after the deadline"
  }
  func entry(_ token: String) -> String { "Entry \(token)" }
  func settled(_ count: Int) -> String { "ended: \(count)" }
  var leftToClinic: String { "the clinic must now assess the patients itself" }
  func nobodyCalled(_ name: String) -> String {
    "nobody called \(name) has done anything in this store"
  }
  func confirmed(_ count: Int, by person: String) -> String {
    "\(count) green \(count == 1 ? "decision" : "decisions") confirmed by \(person)"
  }
  func away(_ person: String, from: String, until: String) -> String {
    "\(person) is away from \(from) until \(until); the unit has the entries meanwhile"
  }

  func refusal(_ refusal: EntryRefusal, _ entry: Int, store: String) -> String {
    switch refusal {
    case .unknown: "there is no entry \(entry) in \(store)"
    case .closed(nil): "entry \(entry) was ended by a later decision"
    case .closed(let event?):
      "entry \(entry) has ended: " + sentence(event)
    case .changed(let news): "entry \(entry) has news that you have not seen: " + told(news)
    case .noSuchVersion(let version): "entry \(entry) has no version \(version) yet"
    case .claimed(let claim):
      "entry \(entry) was claimed by \(claim.person), \(moment(claim.since))"
    case .unclaimed: "nobody has claimed entry \(entry)"
    case .away(let absence): "\(absence.person) is away until \(date(absence.until))"
    case .needsNote: "it must be told why"
    case .lessContact(let held, let asked):
      "entry \(entry) asks for \(quoted(contact(asked))), and \(quoted(contact(held))) is less: it must be told why"
    case .unopened: "entry \(entry) is green, and must be opened before it is confirmed"
    case .endsByDeciding: "entry \(entry) ends when its forms are decided again"
    case .notOpened(let entries):
      "\(entries.count) of the greens, drawn at random, must be opened before all can be confirmed: \(list(entries.map(String.init)))"
    case .nothingToConfirm: "there are no green decisions to confirm"
    }
  }
  func cure(_ refusal: EntryRefusal, _ entry: Int) -> String? {
    switch refusal {
    case .needsNote, .lessContact: "write it with --note"
    case .unopened: "`behov worklist open \(entry) --by …`"
    case .claimed: "--take-over takes it over"
    case .changed:
      "see what happened with `behov worklist history \(entry)`, and use the new version"
    case .endsByDeciding:
      "mend the cause, then `behov triage --redecide`; where it cannot be mended: override with --note"
    case .notOpened(let entries): "`behov worklist open \(entries.first ?? 0) --by …`, and so on"
    case .unknown, .closed, .noSuchVersion, .unclaimed, .away, .nothingToConfirm: nil
    }
  }
  private func told(_ news: WorklistEntry.News) -> String {
    let raised = news.concerns.map { concern in
      "\(label(concern.colour)) was added, \(moment(concern.raised))"
    }
    return (news.events.map(sentence) + raised).joined(separator: "; ")
  }

  func raised(_ what: String, deadline: String) -> String { "\(what), deadline \(deadline)" }
  func replaced(by decision: String) -> String { "replaced by decision \(decision)" }
  func settledBy(version: Int) -> String { "ended in \(version)" }
  var historyHeadings: HistoryHeadings {
    HistoryHeadings(version: "Version", moment: "When", what: "What")
  }
  var feedbackHeadings: FeedbackHeadings {
    FeedbackHeadings(rule: "Rule", overridden: "Overridden", reasons: "Why")
  }
  var noOverrides: String { "No decision was overridden." }
}
