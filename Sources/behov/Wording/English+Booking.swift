import FollowUp
import Values

// Times of patients.
extension English {
  var bookingHeadings: BookingHeadings { BookingHeadings(unit: "Unit", time: "Time") }
  func bookingTitle(_ count: Int, _ moment: String) -> String {
    "Times: \(count) open \(count == 1 ? "consultation" : "consultations"), \(moment)"
  }
  var nothingToBook: String { "Nobody on the work list is to have a time." }
  var proposals: String { "Proposed" }
  var notInTime: String { "Not by the deadline" }
  var haveTime: String { "Have a time" }
  func minutes(_ count: Int) -> String { "\(count) min" }
  func missed(_ outcome: BookingPlan.Outcome, time: String) -> String {
    switch outcome {
    case .late: "first free: \(time)"
    case .lacking: "nothing free"
    case .bookedLate: "has a time after the deadline: \(time)"
    case .bookedOtherwise: "has a time of another kind: \(time)"
    case .booked, .proposed, .departed: time
    }
  }
  func canBeMoved(_ entry: Int) -> String { "--move \(entry) looks for another time" }
  func lacking(_ count: Int, _ kind: String, by day: String) -> String {
    "Lacking \(count) \(count == 1 ? "slot" : "slots"): \(kind). "
      + (count == 1 ? "Deadline: \(day)." : "First deadline: \(day).")
  }
  func notBooked(_ patients: [String]) -> String {
    "No longer followed up, and given no proposal: \(list(patients))"
  }
  var notKept: String {
    "These are proposals. With --accept --by \"Kari Nordmann\" the patients get the times."
  }
  func kept(_ count: Int, by person: String) -> String {
    "\(count) \(count == 1 ? "time" : "times") given by \(person)"
  }
  func hasTime(_ time: String, isPast: Bool) -> String {
    (isPast ? "Had a time " : "Has a time ") + time
  }
  func nothingToMove(_ entry: Int) -> String { "nobody in entry \(entry) has a time to move" }
}
