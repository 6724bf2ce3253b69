import FollowUp
import Values

/// What is said of what people do with an entry of the work list.
protocol ActingWording {
  /// What was done and by whom, as a sentence without its full stop.
  func event(_ kind: EntryEvent.Kind, _ person: String) -> String
  func word(_ reason: OverrideReason) -> String
  func daysLate(_ count: Int) -> String
  func entry(_ token: String) -> String
  /// What an act ended.
  func settled(_ count: Int) -> String
  /// That what an operator or author has ended is the clinic's.
  var leftToClinic: String { get }
  /// That a name is nobody's who has acted.
  func nobodyCalled(_ name: String) -> String
  func confirmed(_ count: Int, by person: String) -> String
  func away(_ person: String, from: String, until: String) -> String
  /// Why a person cannot do something with an entry.
  func refusal(_ refusal: EntryRefusal, _ entry: Int, store: String) -> String
  func cure(_ refusal: EntryRefusal, _ entry: Int) -> String?
  /// What was raised, with its deadline.
  func raised(_ what: String, deadline: String) -> String
  func replaced(by decision: String) -> String
  func settledBy(version: Int) -> String
  var historyHeadings: HistoryHeadings { get }
  var feedbackHeadings: FeedbackHeadings { get }
  var noOverrides: String { get }
}

/// The headings of an entry's history.
struct HistoryHeadings: Sendable {
  let version: String
  let moment: String
  let what: String
}

/// The headings of what people judged otherwise.
struct FeedbackHeadings: Sendable {
  let rule: String
  let overridden: String
  let reasons: String
}

extension Wording {
  /// What was done, by whom and when.
  func sentence(_ event: EntryEvent) -> String {
    "\(self.event(event.kind, event.person)), \(moment(event.now))"
  }
}
