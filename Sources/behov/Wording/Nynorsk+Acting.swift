import FollowUp
import Values

// What people do with an entry of the work list.
extension Nynorsk {
  func event(_ kind: EntryEvent.Kind, _ person: String) -> String {
    switch kind {
    case .opened: "Opna av \(person)"
    case .claimed: "Teken av \(person)"
    case .released: "Gjeven tilbake av \(person)"
    case .handedOver(let other): "Overført til \(other) av \(person)"
    case .agreed:
      "Vurderinga er stadfesta av \(person) (saka er framleis open)"
    case .confirmed: "Stadfesta av \(person)"
    case .done(let held): "Gjort av \(person): \(contact(held))"
    case .overridden(let reason, let held):
      "Overstyrt av \(person): \(word(reason))" + (held.map { ", \(contact($0))" } ?? "")
    case .booked(let slot): "Time gjeven av \(person): \(time(slot))"
    }
  }
  func word(_ reason: OverrideReason) -> String {
    switch reason {
    case .known: "er kjent og blir følgt opp"
    case .planned: "kontakt er alt avtalt"
    case .misunderstood: "pasienten har misforstått spørsmålet"
    case .otherKnowledge: "andre opplysningar"
    case .tooStrict: "protokollen ber om for mykje for denne pasienten"
    case .tooMild: "protokollen ber om for lite for denne pasienten"
    case .unreadable: "skjemaet kan ikkje vurderast"
    case .other: "anna"
    }
  }
  func daysLate(_ count: Int) -> String { "\(count) \(count == 1 ? "dag" : "dagar") etter fristen" }
  func entry(_ token: String) -> String { "Sak \(token)" }
  func settled(_ count: Int) -> String { "avslutta: \(count)" }
  var leftToClinic: String { "klinikken må no sjølv vurdere pasientane" }
  func nobodyCalled(_ name: String) -> String {
    "ingen som heiter \(name), har gjort noko i dette lageret"
  }
  func confirmed(_ count: Int, by person: String) -> String {
    "\(count) \(count == 1 ? "grøn vurdering" : "grøne vurderingar") stadfesta av \(person)"
  }
  func away(_ person: String, from: String, until: String) -> String {
    "\(person) er borte frå \(from) til \(until); sakene er eininga sine så lenge"
  }

  func refusal(_ refusal: EntryRefusal, _ entry: Int, store: String) -> String {
    switch refusal {
    case .unknown: "det er inga sak \(entry) i \(store)"
    case .closed(nil): "sak \(entry) er avslutta av ei seinare vurdering"
    case .closed(let event?):
      "sak \(entry) er avslutta: " + sentence(event)
    case .changed(let news): "sak \(entry) har fått noko nytt som du ikkje har sett: " + told(news)
    case .noSuchVersion(let version): "sak \(entry) har ingen versjon \(version) enno"
    case .claimed(let claim):
      "sak \(entry) er teken av \(claim.person), \(moment(claim.since))"
    case .unclaimed: "ingen har teke sak \(entry)"
    case .away(let absence): "\(absence.person) er borte til \(date(absence.until))"
    case .needsNote: "det må stå kvifor"
    case .lessContact(let held, let asked):
      "sak \(entry) ber om \(quoted(contact(asked))), og \(quoted(contact(held))) er mindre: det må stå kvifor"
    case .unopened: "sak \(entry) er grøn, og må opnast før ho blir stadfesta"
    case .endsByDeciding: "sak \(entry) blir avslutta når skjemaa blir vurderte på nytt"
    case .notOpened(let entries):
      "\(entries.count) av dei grøne, tilfeldig trekte, må opnast før alle kan stadfestast: \(list(entries.map(String.init)))"
    case .nothingToConfirm: "det er ingen grøne vurderingar å stadfeste"
    }
  }
  func cure(_ refusal: EntryRefusal, _ entry: Int) -> String? {
    switch refusal {
    case .needsNote, .lessContact: "skriv det med --note"
    case .unopened: "`behov worklist open \(entry) --by …`"
    case .claimed: "--take-over tek ho over"
    case .changed:
      "sjå kva som har skjedd med `behov worklist history \(entry)`, og bruk det nye versjonsnummeret"
    case .endsByDeciding:
      "rett årsaka, så `behov triage --redecide`; kan ho ikkje rettast: override med --note"
    case .notOpened(let entries): "`behov worklist open \(entries.first ?? 0) --by …`, og så vidare"
    case .unknown, .closed, .noSuchVersion, .unclaimed, .away, .nothingToConfirm: nil
    }
  }
  private func told(_ news: WorklistEntry.News) -> String {
    let raised = news.concerns.map { concern in
      "\(label(concern.colour)) er komen til, \(moment(concern.raised))"
    }
    return (news.events.map(sentence) + raised).joined(separator: "; ")
  }

  func raised(_ what: String, deadline: String) -> String { "\(what), frist \(deadline)" }
  func replaced(by decision: String) -> String { "avløyst av vurdering \(decision)" }
  func settledBy(version: Int) -> String { "avslutta i \(version)" }
  var historyHeadings: HistoryHeadings {
    HistoryHeadings(version: "Versjon", moment: "Når", what: "Kva")
  }
  var feedbackHeadings: FeedbackHeadings {
    FeedbackHeadings(rule: "Regel", overridden: "Overstyrt", reasons: "Kvifor")
  }
  var noOverrides: String { "Inga vurdering er overstyrt." }
}
