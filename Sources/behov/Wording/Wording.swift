import Forms
import Triage
import Values

/// All that is said to clinicians in one language.
///
/// Codes, ids, keys and exit statuses are the same in every language and stand nowhere in here. A
/// word that is not known, such as a contact of a clinic's own, is shown as it is.
protocol Wording: Sendable, ChangeWording, FormatWording, WatchWording, DraftWording, BenchWording,
  DescribeWording, DifferenceWording, DMNWording, MendingWording, StoreWording,
  OwnLimitWording, DeviceWording, WorklistWording, ActingWording, MessageWording, FollowUpWording,
  QuarantineWording, CountWording, DoctorWording, SimulationWording, EnrolmentWording,
  BookingWording, ReportWording, ShadowWording, AuditWording, ClockWording, ProgressWording
{
  var language: Language { get }

  // Words
  func word(_ colour: Colour) -> String
  var contacts: [String: String] { get }
  var roles: [String: String] { get }
  /// What every form may know of the patient beforehand, by name.
  var facts: [String: String] { get }
  /// The units of a period, for one and for several, by the author's word for one.
  var units: [String: (one: String, several: String)] { get }
  var sameDay: String { get }
  func within(_ period: String) -> String
  func latest(_ date: String) -> String
  var and: String { get }
  var or: String { get }
  var yes: String { get }
  var no: String { get }
  func quoted(_ text: String) -> String
  func limit(_ comparison: String, _ number: String) -> String

  // Dates
  /// Monday first.
  var weekdays: [String] { get }
  /// January first.
  var months: [String] { get }
  func date(weekday: String, day: Int, month: String, year: Int) -> String
  func moment(date: String, hour: String, minute: String) -> String

  // The table of decisions
  var headings: TableHeadings { get }
  func header(_ count: Int, _ moment: String) -> String
  var exampleProtocol: String { get }
  var nothingToShow: String { get }
  var nothingFound: String { get }
  func unsettled(_ text: String) -> String
  func more(_ count: Int) -> String
  func valueAndLimit(_ value: String, _ limit: String) -> String
  var late: String { get }
  func rejected(_ count: Int) -> String
  func moreRejected(_ count: Int) -> String
  var rejectedCount: String { get }
  var duplicateCount: String { get }
  /// What a row of an earlier run says below it.
  func assessedBefore(_ moment: String) -> String
  /// Whose a refused line is, as far as that could be read; empty where nothing could.
  func subject(patient: String?, submission: String?) -> String
  func refused(_ submission: String, _ sentence: String) -> String
  func place(line: Int?, column: Int?) -> String

  // One decision explained
  func headline(patient: String, submission: String, authored: String?) -> String
  func cause(_ cause: DecisionFault.Cause) -> String
  func supersedes(_ decision: String) -> String
  /// That other submissions came with the same id, and when the last of them did.
  func conflicts(_ count: Int, latest: String) -> String
  func noSubmission(_ id: String, store: String) -> String
  var sections: SectionHeadings { get }
  func couldBe(_ colour: String) -> String
  func detail(_ detail: Detail, _ text: String) -> String
  var safety: String { get }
  func between(_ low: String, _ high: String) -> String
  /// Between what and what a value is; `subject` is what it is the value of, where that is known.
  func open(_ subject: String?, _ value: String, limit: String) -> String
  func because(_ reason: Because.Reason, _ list: String) -> String
  func settling(_ ways: String) -> String
  func settle(_ way: Settlement, _ list: String) -> String
  func mendable(_ cause: DecisionFault.Cause) -> String
  func hiddenAnswers(_ list: String) -> String
  func displayed(_ number: String, isProrated: Bool) -> String
  var notApplicable: String { get }
  var deadlinePassed: String { get }
  func alternatives(_ list: String) -> String
  func order(_ order: String) -> String
  func nextForm(_ date: String?) -> String
  /// No form can be sent before something is told of the patient.
  func nextForm(needs what: String) -> String
  var footprint: Footprint { get }

  // What is wrong with a submission
  func fault(_ code: FaultCode) -> String
  func particular(_ particular: Particular, _ text: String) -> String
  func expected(_ kind: ExpectedKind) -> String

  // Diagnostics and cases
  func counts(errors: Int, warnings: Int, notes: Int) -> String
  var caseHeadings: CaseHeadings { get }
  func cases(passed: Int, failed: Int) -> String
}

/// The headings of the table of decisions.
struct TableHeadings: Sendable {
  let colour: String
  let patient: String
  let form: String
  let reason: String
  let contact: String
  let by: String
  let deadline: String
}

/// The headings of an explanation.
struct SectionHeadings: Sendable {
  let found: String
  let open: String
  let faults: String
  let scores: String
  let next: String
  let basis: String
}

/// The words of an explanation's last lines.
struct Footprint: Sendable {
  let rules: String
  let form: String
  let engine: String
  let input: String
  let decided: String
}

/// The headings of a case that failed.
struct CaseHeadings: Sendable {
  let what: String
  let expected: String
  let actual: String
  let nothing: String
}

/// What is told of a finding beside its sentence.
enum Detail: Sendable { case value, limit, condition, source }

/// What would settle an open decision.
enum Settlement: Sendable {
  case answer, fact, earlierForm, readings, newForm, technical, `protocol`
}

extension Language {
  /// All that is said to clinicians in this language.
  var wording: any Wording {
    switch self {
    case .nb: Bokmaal()
    case .nn: Nynorsk()
    case .en: English()
    }
  }
}
