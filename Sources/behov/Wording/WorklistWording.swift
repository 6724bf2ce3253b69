import FollowUp
import Forms
import Values

/// What is said of the work list.
protocol WorklistWording {
  // The list
  var entryHeadings: EntryHeadings { get }
  func worklistTitle(_ desk: EntryKey.Desk) -> String
  func openEntries(_ count: Int, _ moment: String) -> String
  func shown(_ count: Int, of total: Int, _ filters: [String]) -> String
  func filter(unit: String) -> String
  func filter(person: String) -> String
  /// When the store last got something; `nil` where it never did.
  func lastReceived(_ moment: String?, submissions: Int) -> String
  var nothingOpen: String { get }
  /// That a filter leaves nothing of what is open.
  var nothingShown: String { get }
  var unansweredForms: String { get }
  func greensToConfirm(_ count: Int) -> String
  func otherDesk(_ desk: EntryKey.Desk, _ count: Int) -> String
  func overdue(_ count: Int) -> String
  func day(_ day: Int, month: String, year: Int?) -> String
  func daysAgo(_ count: Int) -> String
  func daysOver(_ count: Int) -> String

  // An entry
  /// Why a concern was raised, and about what.
  func reason(_ kind: Concern.Kind, _ subject: String?) -> String
  /// That every form of the plan was due before the day of enrolment.
  func hasPassed(_ enrolled: String) -> String
  /// That nothing comes before a day far ahead.
  func startsFarAhead(_ day: String) -> String
  /// What the clinic does with a form that it cannot wait for others to mend.
  var cannotBeAssessed: String { get }
  func moreToHandle(_ count: Int) -> String
  func sameCause(_ count: Int) -> String
  func question(_ label: String, others: Int) -> String
  func flag(_ flag: EntryFlag) -> String
  func reporter(_ reporter: Submission.Reporter) -> String
  func whyEnded(_ reason: EnrolmentEvent.Reason) -> String
}

extension Wording {
  /// Why a concern was raised; `date` is what the plan counts from, where that is not known.
  func reason(_ concern: Concern, date: NamedDate? = nil) -> String {
    switch concern.kind {
    case .limitExpired:
      // The subject is `limit`, its id and the last day.
      let id = concern.subject?.split(separator: " ").dropFirst().first.map { visible(String($0)) }
      return reason(concern.kind, id)
    case .noDate: return noDate(concern, date)
    case .decision, .refused, .refusedReading, .unanswered, .contactDue, .meetingDue, .pauseReview:
      return reason(concern.kind, nil)
    }
  }

  /// Why the plan can give no date, or what is to be checked of it; the subject says which, with a day.
  private func noDate(_ concern: Concern, _ named: NamedDate?) -> String {
    let words = concern.subject?.split(separator: " ") ?? []
    if words.count == 2, let day = CivilDate(words[1]) {
      if words[0] == "passed" { return hasPassed(date(day)) }
      if words[0] == "far" { return startsFarAhead(date(day)) }
    }
    return reason(concern.kind, named.map(self.words))
  }
}

/// The headings of a work list that the table of decisions has not.
struct EntryHeadings: Sendable {
  let entry: String
  let answered: String
  let trail: String
  let owner: String
}
