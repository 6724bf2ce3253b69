import FollowUp
import Forms
import Values

// The work list.
extension English {
  var entryHeadings: EntryHeadings {
    EntryHeadings(entry: "No.", answered: "Answered", trail: "Last 6", owner: "With")
  }
  func worklistTitle(_ desk: EntryKey.Desk) -> String {
    switch desk {
    case .clinic: "Work list"
    case .operator: "Work list of the operator"
    case .author: "Work list of the protocol's author"
    }
  }
  func openEntries(_ count: Int, _ moment: String) -> String {
    "\(count) open \(count == 1 ? "entry" : "entries"), \(moment)"
  }
  func shown(_ count: Int, of total: Int, _ filters: [String]) -> String {
    "Showing \(count) of \(total): \(list(filters))"
  }
  func filter(unit: String) -> String { "unit \(unit)" }
  func filter(person: String) -> String { "with \(person)" }
  func lastReceived(_ moment: String?, submissions: Int) -> String {
    guard let moment else { return "The store has not had any submission yet." }
    return "The last submission came \(moment); the store has \(submissions) in all."
  }
  var nothingOpen: String { "No open entries." }
  var nothingShown: String { "No entries here." }
  var unansweredForms: String { "Unanswered forms" }
  func greensToConfirm(_ count: Int) -> String {
    "\(count) \(count == 1 ? "decision" : "decisions") to confirm"
  }
  func otherDesk(_ desk: EntryKey.Desk, _ count: Int) -> String {
    switch desk {
    case .clinic: "\(count) for the clinic"
    case .operator: "\(count) for the operator"
    case .author: "\(count) for the protocol's author"
    }
  }
  func overdue(_ count: Int) -> String { "past the deadline: \(count)" }
  func day(_ day: Int, month: String, year: Int?) -> String {
    "\(day) \(month)" + (year.map { " \($0)" } ?? "")
  }
  func daysAgo(_ count: Int) -> String { count == 0 ? "today" : "\(count) d" }
  func daysOver(_ count: Int) -> String { "\(count) d late" }

  func reason(_ kind: Concern.Kind, _ subject: String?) -> String {
    switch kind {
    case .decision: "Decision"
    case .refused: "The submission was refused and must be read"
    case .refusedReading: "A reading was refused and must be looked at"
    case .unanswered: "Has not answered within the time given"
    case .contactDue: "The clinic has not been in contact with the patient for long"
    case .meetingDue: "The patient has not been to the clinic for long"
    case .limitExpired: "The patient's own limit has expired" + (subject.map { ": \($0)" } ?? "")
    case .noDate: "The plan can give no date" + (subject.map { ": \($0)" } ?? "")
    case .pauseReview: "The pause has lasted long, and somebody must see whether it still holds"
    }
  }
  func hasPassed(_ enrolled: String) -> String {
    "Every form of the plan was due before \(enrolled): "
      + "see whether the date is right. Once this is dealt with, follow-up is completed"
  }
  func startsFarAhead(_ day: String) -> String {
    "Nothing is sent before \(day): "
      + "see whether the date that the plan counts from is right"
  }
  var cannotBeAssessed: String {
    "The form cannot be assessed as it is: ask the patient, or send a new one"
  }
  func moreToHandle(_ count: Int) -> String { "\(count) more on the same patient" }
  func sameCause(_ count: Int) -> String {
    "\(count) \(count == 1 ? "form" : "forms"), same cause"
  }
  func question(_ label: String, others: Int) -> String {
    "Ask about \(quoted(label))" + (others == 0 ? "" : " (and \(others) more)")
  }
  func flag(_ flag: EntryFlag) -> String {
    switch flag {
    case .wish: "Wishes for contact"
    case .corrects(let id, let reason):
      "Corrects form \(id)" + (reason.map { ": \(quoted($0))" } ?? "")
    case .corrected(let id): "Is corrected by form \(id)"
    case .reporter(let reporter, let person):
      "Answered by \(self.reporter(reporter))" + (person.map { ", entered by \($0)" } ?? "")
    case .enteredBy(let person): "Entered by \(person)"
    case .departed(let reason, let wasSo):
      (wasSo ? "Came after follow-up had ended" : "Follow-up has ended")
        + (reason.map { " (\(whyEnded($0)))" } ?? "")
    case .paused(let reason, let day):
      "Paused" + (day.map { " until \(date($0))" } ?? " with no end")
        + (reason.map { " (\(whyEnded($0)))" } ?? "")
    case .away(let person, let day): "\(person) is away until \(date(day))"
    }
  }
  func reporter(_ reporter: Submission.Reporter) -> String {
    switch reporter {
    case .patient: "the patient"
    case .parent: "a parent"
    case .proxy: "somebody on the patient's behalf"
    case .staff: "staff"
    }
  }
  func whyEnded(_ reason: EnrolmentEvent.Reason) -> String {
    switch reason {
    case .admitted: "admitted"
    case .wish: "own wish"
    case .movedAway: "moved away"
    case .withdrawn: "withdrawn"
    case .dead: "dead"
    case .ended: "finished"
    case .other: "other"
    }
  }
}
