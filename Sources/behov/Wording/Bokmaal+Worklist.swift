import FollowUp
import Forms
import Values

// The work list.
extension Bokmaal {
  var entryHeadings: EntryHeadings {
    EntryHeadings(entry: "Nr.", answered: "Svart", trail: "Siste 6", owner: "Hos")
  }
  func worklistTitle(_ desk: EntryKey.Desk) -> String {
    switch desk {
    case .clinic: "Arbeidsliste"
    case .operator: "Arbeidsliste for driften"
    case .author: "Arbeidsliste for protokollens forfatter"
    }
  }
  func openEntries(_ count: Int, _ moment: String) -> String {
    "\(count) \(count == 1 ? "åpen sak" : "åpne saker"), \(moment)"
  }
  func shown(_ count: Int, of total: Int, _ filters: [String]) -> String {
    "Viser \(count) av \(total): \(list(filters))"
  }
  func filter(unit: String) -> String { "enhet \(unit)" }
  func filter(person: String) -> String { "hos \(person)" }
  func lastReceived(_ moment: String?, submissions: Int) -> String {
    guard let moment else { return "Lageret har ikke fått noen innsending ennå." }
    return "Siste innsending kom \(moment); lageret har \(submissions) i alt."
  }
  var nothingOpen: String { "Ingen åpne saker." }
  var nothingShown: String { "Ingen saker her." }
  var unansweredForms: String { "Ubesvarte skjemaer" }
  func greensToConfirm(_ count: Int) -> String {
    "\(count) \(count == 1 ? "vurdering" : "vurderinger") å bekrefte"
  }
  func otherDesk(_ desk: EntryKey.Desk, _ count: Int) -> String {
    switch desk {
    case .clinic: "\(count) for klinikken"
    case .operator: "\(count) for driften"
    case .author: "\(count) for protokollens forfatter"
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
    case .refused: "Innsendingen er avvist og må leses"
    case .refusedReading: "En måling er avvist og må ses på"
    case .unanswered: "Har ikke svart innen fristen"
    case .contactDue: "Det er lenge siden klinikken hadde kontakt med pasienten"
    case .meetingDue: "Det er lenge siden pasienten møtte i klinikken"
    case .limitExpired: "Pasientens egen grense har gått ut" + (subject.map { ": \($0)" } ?? "")
    case .noDate: "Planen kan ikke gi en dato" + (subject.map { ": \($0)" } ?? "")
    case .pauseReview: "Pausen har vart lenge, og noen må se om den fortsatt gjelder"
    }
  }
  func hasPassed(_ enrolled: String) -> String {
    "Alle skjemaene i planen skulle vært sendt før \(enrolled): "
      + "se om datoen er riktig. Når saken er ferdig, avsluttes oppfølgingen"
  }
  func startsFarAhead(_ day: String) -> String {
    "Ingenting sendes før \(day): "
      + "se om datoen planen regner fra, er riktig"
  }
  var cannotBeAssessed: String {
    "Skjemaet kan ikke vurderes slik det er: spør pasienten, eller send et nytt"
  }
  func moreToHandle(_ count: Int) -> String {
    "\(count) \(count == 1 ? "sak" : "saker") til på samme pasient"
  }
  func sameCause(_ count: Int) -> String {
    "\(count) \(count == 1 ? "skjema" : "skjemaer"), samme årsak"
  }
  func question(_ label: String, others: Int) -> String {
    "Spør om \(quoted(label))" + (others == 0 ? "" : " (og \(others) til)")
  }
  func flag(_ flag: EntryFlag) -> String {
    switch flag {
    case .wish: "Ønsker kontakt"
    case .corrects(let id, let reason):
      "Retter skjema \(id)" + (reason.map { ": \(quoted($0))" } ?? "")
    case .corrected(let id): "Er rettet av skjema \(id)"
    case .reporter(let reporter, let person):
      "Svart av \(self.reporter(reporter))" + (person.map { ", ført inn av \($0)" } ?? "")
    case .enteredBy(let person): "Ført inn av \(person)"
    case .departed(let reason, let wasSo):
      (wasSo ? "Kom etter at oppfølgingen var slutt" : "Oppfølgingen er slutt")
        + (reason.map { " (\(whyEnded($0)))" } ?? "")
    case .paused(let reason, let day):
      "Pause" + (day.map { " til \(date($0))" } ?? " uten sluttdato")
        + (reason.map { " (\(whyEnded($0)))" } ?? "")
    case .away(let person, let day): "\(person) er borte til \(date(day))"
    }
  }
  func reporter(_ reporter: Submission.Reporter) -> String {
    switch reporter {
    case .patient: "pasienten"
    case .parent: "forelder"
    case .proxy: "en på vegne av pasienten"
    case .staff: "ansatt"
    }
  }
  func whyEnded(_ reason: EnrolmentEvent.Reason) -> String {
    switch reason {
    case .admitted: "innlagt"
    case .wish: "eget ønske"
    case .movedAway: "flyttet"
    case .withdrawn: "har trukket seg"
    case .dead: "død"
    case .ended: "ferdig"
    case .other: "annet"
    }
  }
}
