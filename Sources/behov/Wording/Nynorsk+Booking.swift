import FollowUp
import Values

// Times of patients.
extension Nynorsk {
  var bookingHeadings: BookingHeadings { BookingHeadings(unit: "Eining", time: "Time") }
  func bookingTitle(_ count: Int, _ moment: String) -> String {
    "Timar: \(count) \(count == 1 ? "open konsultasjon" : "opne konsultasjonar"), \(moment)"
  }
  var nothingToBook: String { "Ingen på arbeidslista skal ha time." }
  var proposals: String { "Framlegg" }
  var notInTime: String { "Får ikkje time innan fristen" }
  var haveTime: String { "Har time" }
  func minutes(_ count: Int) -> String { "\(count) min" }
  func missed(_ outcome: BookingPlan.Outcome, time: String) -> String {
    switch outcome {
    case .late: "første ledige: \(time)"
    case .lacking: "ingen ledig time"
    case .bookedLate: "har time etter fristen: \(time)"
    case .bookedOtherwise: "har time av eit anna slag: \(time)"
    case .booked, .proposed, .departed: time
    }
  }
  func canBeMoved(_ entry: Int) -> String { "--move \(entry) leitar etter ein annan time" }
  func lacking(_ count: Int, _ kind: String, by day: String) -> String {
    "Det manglar \(count) \(count == 1 ? "time" : "timar"): \(kind). "
      + (count == 1 ? "Frist: \(day)." : "Første frist: \(day).")
  }
  func notBooked(_ patients: [String]) -> String {
    "Blir ikkje lenger følgde opp, og får ikkje framlegg: \(list(patients))"
  }
  var notKept: String {
    "Dette er framlegg. Med --accept --by \"Kari Nordmann\" får pasientane timane."
  }
  func kept(_ count: Int, by person: String) -> String {
    "\(count) \(count == 1 ? "time gjeven" : "timar gjevne") av \(person)"
  }
  func hasTime(_ time: String, isPast: Bool) -> String {
    (isPast ? "Hadde time " : "Har time ") + time
  }
  func nothingToMove(_ entry: Int) -> String { "ingen i sak \(entry) har ein time å flytte" }
}
