import Expressions
import Forms
import Triage

/// What is said of devices and their readings.
protocol DeviceWording {
  /// The heading of what was made of readings.
  var measured: String { get }
  /// How many readings a value was made of, and how much of the stretch they cover, in %.
  func readings(_ count: Int, coverage: String?) -> String
  /// How much of a stretch must be covered, in %, and between what a reading lies.
  func enough(_ coverage: String, from low: String, to high: String) -> String
  /// A value made of a series; `test` says which readings are counted, where not all are.
  func made(
    _ function: SeriesCall.Function,
    of series: String,
    test: String?,
    last stretch: String
  ) -> String
  /// What became of lines of readings.
  func readings(_ stored: Int, _ duplicate: Int, _ rejected: Int) -> String
  /// Readings with a code that no protocol reads.
  func unread(_ count: Int, code: String, nearest: String?) -> String
  /// Readings with a code that no protocol of the patient's reads.
  func unread(_ count: Int, code: String, of patient: String) -> String
  func notEnrolled(_ patient: String, _ count: Int, nearest: String?) -> String
  func moreUnread(_ count: Int) -> String
  /// How many forms were assessed again, and how many assessments readings have started.
  func decidedByReadings(_ again: Int, _ started: Int) -> String
  /// The headline of what readings started.
  func startedByReadings(patient: String, _ moment: String?) -> String
  var startedByReadings: String { get }
  /// Whose a refused reading is, as far as that could be read.
  func readingSubject(patient: String?, reading: String?) -> String
  /// Why a reading was refused, where a form is refused in other words; `nil` for all else.
  func reading(_ code: FaultCode) -> String?
}

extension Wording {
  /// Why a reading was refused, where a form is refused in other words; `nil` for all else.
  func reading(_ fault: DecisionFault) -> String? {
    FaultCode(rawValue: fault.code).flatMap { reading($0) }
  }
}
