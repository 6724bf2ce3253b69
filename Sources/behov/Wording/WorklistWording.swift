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
    case .noDate: return reason(concern.kind, date.map(words))
    case .decision, .refused, .refusedReading, .unanswered, .contactDue, .meetingDue, .pauseReview:
      return reason(concern.kind, nil)
    }
  }
}

/// The headings of a work list that the table of decisions has not.
struct EntryHeadings: Sendable {
  let entry: String
  let answered: String
  let trail: String
  let owner: String
}
