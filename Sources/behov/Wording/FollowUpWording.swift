import FollowUp
import Values

/// What is said of enrolments and of what is due.
protocol FollowUpWording {
  // What is due
  func dueHeader(_ count: Int, _ date: String, isTrial: Bool) -> String
  func given(_ kind: Dispatch.Kind, _ count: Int) -> String
  var dueHeadings: DueHeadings { get }
  /// How forms reach a patient, by the word that files use.
  var channels: [String: String] { get }
  func reminderNumber(_ number: Int) -> String
  /// What was given out on a day and may not have reached anyone; the day also as options take it.
  func notWritten(_ count: Int, _ date: String, _ day: String) -> String
  func notInForce(_ protocolID: String, _ count: Int) -> String

  // Enrolments
  func enrolled(_ result: Enrolling.Result) -> String
  var notEnrolled: String { get }
  func reason(_ reason: EnrolmentEvent.Reason) -> String
  /// What happened, whose it was, and when.
  func happened(_ event: HappenedWords) -> String

  func refusal(_ refusal: FollowUpRefusal) -> String
  func cure(_ refusal: FollowUpRefusal) -> String
}

/// The headings of what is due.
struct DueHeadings: Sendable {
  let patient: String
  let `protocol`: String
  let due: String
  let channel: String
  let answerBy: String
}

/// An event of an enrolment, its parts in words.
struct HappenedWords: Sendable {
  let kind: EnrolmentEvent.Kind
  let patient: String
  let `protocol`: String
  let day: String
  let until: String?
  let unit: String?
  let reason: String?
}

/// Why follow-up cannot go on as asked for.
enum FollowUpRefusal: Error, Sendable, Hashable {
  /// The day is earlier than one for which something was given out.
  case clockBack(CivilDate, CivilDate)
  /// The clock's day is long after the last that was looked up.
  case clockAhead(CivilDate, CivilDate)
  /// The day that was named is long after the last that was looked up, and after today.
  case farAhead(CivilDate, CivilDate)
  /// Something was given out for a day that lies long ahead.
  case ranAhead(CivilDate, CivilDate)
  case unknownProtocol(String, among: [String])
  case unknownPatient(String)
  case severalProtocols(String, [String])
  case enrolment(EnrolmentRefusal, String, String)
  case nothingEnrolled
  case notInAdvance
  case needsNote
}

extension Wording {
  /// How forms reach a patient, in words.
  func channel(_ word: String) -> String { channels[word] ?? word }

  /// The date that a plan counts from.
  func words(_ date: NamedDate) -> String { text(date.label) ?? facts[date.id] ?? date.id }

  /// What happened to an enrolment, in a sentence.
  func happened(_ event: EnrolmentEvent) -> String {
    happened(
      HappenedWords(
        kind: event.kind,
        patient: visible(event.patient),
        protocol: visible(event.protocol),
        day: date(event.day),
        until: event.until.map(date),
        unit: event.unit.map(visible),
        reason: event.reason.map(reason)
      )
    )
  }
}
