import FollowUp
import Forms
import Values

// The work list.
extension Nynorsk {
  var entryHeadings: EntryHeadings {
    EntryHeadings(entry: "Nr.", answered: "Svara", trail: "Siste 6", owner: "Hos")
  }
  func worklistTitle(_ desk: EntryKey.Desk) -> String {
    switch desk {
    case .clinic: "Arbeidsliste"
    case .operator: "Arbeidsliste for drifta"
    case .author: "Arbeidsliste for forfattaren av protokollen"
    }
  }
  func openEntries(_ count: Int, _ moment: String) -> String {
    "\(count) \(count == 1 ? "open sak" : "opne saker"), \(moment)"
  }
  func shown(_ count: Int, of total: Int, _ filters: [String]) -> String {
    "Viser \(count) av \(total): \(list(filters))"
  }
  func filter(unit: String) -> String { "eining \(unit)" }
  func filter(person: String) -> String { "hos \(person)" }
  func lastReceived(_ moment: String?, submissions: Int) -> String {
    guard let moment else { return "Lageret har ikkje fått noka innsending enno." }
    return "Siste innsending kom \(moment); lageret har \(submissions) i alt."
  }
  var nothingOpen: String { "Ingen opne saker." }
  var nothingShown: String { "Ingen saker her." }
  var unansweredForms: String { "Skjema utan svar" }
  func greensToConfirm(_ count: Int) -> String {
    "\(count) \(count == 1 ? "vurdering" : "vurderingar") å stadfeste"
  }
  func otherDesk(_ desk: EntryKey.Desk, _ count: Int) -> String {
    switch desk {
    case .clinic: "\(count) for klinikken"
    case .operator: "\(count) for drifta"
    case .author: "\(count) for forfattaren av protokollen"
    }
  }
  func overdue(_ count: Int) -> String { "over fristen: \(count)" }
  func day(_ day: Int, month: String, year: Int?) -> String {
    "\(day). \(month)" + (year.map { " \($0)" } ?? "")
  }
  func daysAgo(_ count: Int) -> String { count == 0 ? "i dag" : "\(count) d" }
  func daysOver(_ count: Int) -> String { "\(count) d over" }

  func reason(_ kind: Concern.Kind, _ subject: String?) -> String {
    switch kind {
    case .decision: "Vurdering"
    case .refused: "Innsendinga er avvist og må lesast"
    case .refusedReading: "Ei måling er avvist og må sjåast på"
    case .unanswered: "Har ikkje svara innan fristen"
    case .contactDue: "Det er lenge sidan klinikken hadde kontakt med pasienten"
    case .meetingDue: "Det er lenge sidan pasienten møtte i klinikken"
    case .limitExpired:
      "Pasienten si eiga grense har gått ut" + (subject.map { ": \($0)" } ?? "")
    case .noDate: "Planen kan ikkje gi ein dato" + (subject.map { ": \($0)" } ?? "")
    case .pauseReview: "Pausen har vart lenge, og nokon må sjå om han framleis gjeld"
    }
  }
  func hasPassed(_ enrolled: String) -> String {
    "Alle skjemaa i planen skulle vore sende før \(enrolled): "
      + "sjå om datoen er rett. Når saka er ferdig, blir oppfølginga avslutta"
  }
  func startsFarAhead(_ day: String) -> String {
    "Ingenting blir sendt før \(day): "
      + "sjå om datoen planen reknar frå, er rett"
  }
  var cannotBeAssessed: String {
    "Skjemaet kan ikkje vurderast slik det er: spør pasienten, eller send eit nytt"
  }
  func moreToHandle(_ count: Int) -> String {
    "\(count) \(count == 1 ? "sak" : "saker") til på same pasient"
  }
  func sameCause(_ count: Int) -> String { "\(count) skjema, same årsak" }
  func question(_ label: String, others: Int) -> String {
    "Spør om \(quoted(label))" + (others == 0 ? "" : " (og \(others) til)")
  }
  func flag(_ flag: EntryFlag) -> String {
    switch flag {
    case .wish: "Ønskjer kontakt"
    case .corrects(let id, let reason):
      "Rettar skjema \(id)" + (reason.map { ": \(quoted($0))" } ?? "")
    case .corrected(let id): "Er retta av skjema \(id)"
    case .reporter(let reporter, let person):
      "Svara av \(self.reporter(reporter))" + (person.map { ", ført inn av \($0)" } ?? "")
    case .enteredBy(let person): "Ført inn av \(person)"
    case .departed(let reason, let wasSo):
      (wasSo ? "Kom etter at oppfølginga var slutt" : "Oppfølginga er slutt")
        + (reason.map { " (\(whyEnded($0)))" } ?? "")
    case .paused(let reason, let day):
      "Pause" + (day.map { " til \(date($0))" } ?? " utan sluttdato")
        + (reason.map { " (\(whyEnded($0)))" } ?? "")
    case .away(let person, let day): "\(person) er borte til \(date(day))"
    }
  }
  func reporter(_ reporter: Submission.Reporter) -> String {
    switch reporter {
    case .patient: "pasienten"
    case .parent: "forelder"
    case .proxy: "ein på vegner av pasienten"
    case .staff: "tilsett"
    }
  }
  func whyEnded(_ reason: EnrolmentEvent.Reason) -> String {
    switch reason {
    case .admitted: "innlagd"
    case .wish: "eige ønske"
    case .movedAway: "flytta"
    case .withdrawn: "har trekt seg"
    case .dead: "død"
    case .ended: "ferdig"
    case .other: "anna"
    }
  }
}
