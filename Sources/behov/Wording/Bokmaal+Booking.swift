import FollowUp
import Values

// Times of patients.
extension Bokmaal {
  var bookingHeadings: BookingHeadings { BookingHeadings(unit: "Enhet", time: "Time") }
  func bookingTitle(_ count: Int, _ moment: String) -> String {
    "Timer: \(count) \(count == 1 ? "åpen konsultasjon" : "åpne konsultasjoner"), \(moment)"
  }
  var nothingToBook: String { "Ingen på arbeidslisten skal ha time." }
  var proposals: String { "Forslag" }
  var notInTime: String { "Får ikke time innen fristen" }
  var haveTime: String { "Har time" }
  func minutes(_ count: Int) -> String { "\(count) min" }
  func missed(_ outcome: BookingPlan.Outcome, time: String) -> String {
    switch outcome {
    case .late: "første ledige: \(time)"
    case .lacking: "ingen ledig time"
    case .bookedLate: "har time etter fristen: \(time)"
    case .bookedOtherwise: "har time av et annet slag: \(time)"
    case .booked, .proposed, .departed: time
    }
  }
  func canBeMoved(_ entry: Int) -> String { "--move \(entry) søker en annen time" }
  func lacking(_ count: Int, _ kind: String, by day: String) -> String {
    "Det mangler \(count) \(count == 1 ? "time" : "timer"): \(kind). "
      + (count == 1 ? "Frist: \(day)." : "Første frist: \(day).")
  }
  func notBooked(_ patients: [String]) -> String {
    "Følges ikke lenger opp, og får ikke forslag: \(list(patients))"
  }
  var notKept: String {
    "Dette er forslag. Med --accept --by \"Kari Nordmann\" får pasientene timene."
  }
  func kept(_ count: Int, by person: String) -> String {
    "\(count) \(count == 1 ? "time" : "timer") gitt av \(person)"
  }
  func hasTime(_ time: String, isPast: Bool) -> String {
    (isPast ? "Hadde time " : "Har time ") + time
  }
  func nothingToMove(_ entry: Int) -> String { "ingen i sak \(entry) har en time å flytte" }
}
