import FollowUp
import Values

// What people do with an entry of the work list.
extension Bokmaal {
  func event(_ kind: EntryEvent.Kind, _ person: String) -> String {
    switch kind {
    case .opened: "Åpnet av \(person)"
    case .claimed: "Tatt av \(person)"
    case .released: "Gitt tilbake av \(person)"
    case .handedOver(let other): "Overført til \(other) av \(person)"
    case .agreed:
      "Vurderingen er bekreftet av \(person) (saken er fortsatt åpen)"
    case .confirmed: "Bekreftet av \(person)"
    case .done(let held): "Gjort av \(person): \(contact(held))"
    case .overridden(let reason, let held):
      "Overstyrt av \(person): \(word(reason))" + (held.map { ", \(contact($0))" } ?? "")
    case .booked(let slot): "Time gitt av \(person): \(time(slot))"
    }
  }
  func word(_ reason: OverrideReason) -> String {
    switch reason {
    case .known: "er kjent og følges opp"
    case .planned: "kontakt er alt avtalt"
    case .misunderstood: "pasienten har misforstått spørsmålet"
    case .otherKnowledge: "andre opplysninger"
    case .tooStrict: "protokollen ber om for mye for denne pasienten"
    case .tooMild: "protokollen ber om for lite for denne pasienten"
    case .unreadable: "skjemaet kan ikke vurderes"
    case .other: "annet"
    }
  }
  func daysLate(_ count: Int) -> String { "\(count) \(count == 1 ? "dag" : "dager") etter fristen" }
  func entry(_ token: String) -> String { "Sak \(token)" }
  func settled(_ count: Int) -> String { "avsluttet: \(count)" }
  var leftToClinic: String { "klinikken må nå selv vurdere pasientene" }
  func nobodyCalled(_ name: String) -> String {
    "ingen som heter \(name), har gjort noe i dette lageret"
  }
  func confirmed(_ count: Int, by person: String) -> String {
    "\(count) \(count == 1 ? "grønn vurdering" : "grønne vurderinger") bekreftet av \(person)"
  }
  func away(_ person: String, from: String, until: String) -> String {
    "\(person) er borte fra \(from) til \(until); sakene er enhetens så lenge"
  }

  func refusal(_ refusal: EntryRefusal, _ entry: Int, store: String) -> String {
    switch refusal {
    case .unknown: "det er ingen sak \(entry) i \(store)"
    case .closed(nil): "sak \(entry) er avsluttet av en senere vurdering"
    case .closed(let event?):
      "sak \(entry) er avsluttet: " + sentence(event)
    case .changed(let news): "sak \(entry) har fått noe nytt som du ikke har sett: " + told(news)
    case .noSuchVersion(let version): "sak \(entry) har ingen versjon \(version) ennå"
    case .claimed(let claim):
      "sak \(entry) er tatt av \(claim.person), \(moment(claim.since))"
    case .unclaimed: "ingen har tatt sak \(entry)"
    case .away(let absence): "\(absence.person) er borte til \(date(absence.until))"
    case .needsNote: "det må stå hvorfor"
    case .lessContact(let held, let asked):
      "sak \(entry) ber om \(quoted(contact(asked))), og \(quoted(contact(held))) er mindre: det må stå hvorfor"
    case .unopened: "sak \(entry) er grønn, og må åpnes før den bekreftes"
    case .endsByDeciding: "sak \(entry) avsluttes når skjemaene vurderes på nytt"
    case .notOpened(let entries):
      "\(entries.count) av de grønne, tilfeldig trukket, må åpnes før alle kan bekreftes: \(list(entries.map(String.init)))"
    case .nothingToConfirm: "det er ingen grønne vurderinger å bekrefte"
    }
  }
  func cure(_ refusal: EntryRefusal, _ entry: Int) -> String? {
    switch refusal {
    case .needsNote, .lessContact: "skriv det med --note"
    case .unopened: "`behov worklist open \(entry) --by …`"
    case .claimed: "--take-over tar den over"
    case .changed:
      "se hva som har skjedd med `behov worklist history \(entry)`, og bruk det nye versjonsnummeret"
    case .endsByDeciding:
      "rett årsaken, så `behov triage --redecide`; kan den ikke rettes: override med --note"
    case .notOpened(let entries): "`behov worklist open \(entries.first ?? 0) --by …`, og så videre"
    case .unknown, .closed, .noSuchVersion, .unclaimed, .away, .nothingToConfirm: nil
    }
  }
  private func told(_ news: WorklistEntry.News) -> String {
    let raised = news.concerns.map { concern in
      "\(label(concern.colour)) er kommet til, \(moment(concern.raised))"
    }
    return (news.events.map(sentence) + raised).joined(separator: "; ")
  }

  func raised(_ what: String, deadline: String) -> String { "\(what), frist \(deadline)" }
  func replaced(by decision: String) -> String { "avløst av vurdering \(decision)" }
  func settledBy(version: Int) -> String { "avsluttet i \(version)" }
  var historyHeadings: HistoryHeadings {
    HistoryHeadings(version: "Versjon", moment: "Når", what: "Hva")
  }
  var feedbackHeadings: FeedbackHeadings {
    FeedbackHeadings(rule: "Regel", overridden: "Overstyrt", reasons: "Hvorfor")
  }
  var noOverrides: String { "Ingen vurdering er overstyrt." }
}
