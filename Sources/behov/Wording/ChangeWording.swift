import Triage

/// What is said of changed protocols: their impact, and their approval.
protocol ChangeWording {
  // What a changed protocol would do
  func impactHeader(_ name: String, _ count: Int, since: String?) -> String
  /// What stands in the corner of the table: the rows are today's colours, the columns the new.
  var impactCorner: String { get }
  func changes(_ kind: Impact.Change.Kind, _ count: Int) -> String
  func otherGrounds(_ count: Int) -> String
  /// How many come out otherwise by the protocol in force too, with today's enrolment and program.
  func changedAnyway(_ count: Int) -> String
  func unread(_ count: Int) -> String
  func unreadForm(_ form: String, _ version: String, wasRead: Bool) -> String
  var noChange: String { get }
  func nothingStored(_ id: String) -> String
  func patientAndForm(_ patient: String, _ submission: String) -> String
  /// A ground that only one of the two has.
  func ground(_ sentence: String, isNew: Bool) -> String
  var onlyConsultation: String { get }

  // Approval
  var differenceHeader: String { get }
  /// There is nothing to compare a protocol with, for none of its id is in force.
  func nothingBefore(_ id: String) -> String
  func formerUnread(_ name: String) -> String
  func changedForms(_ names: [String]) -> String
  func approved(_ name: String, by people: [String], from date: String) -> String
  func otherContentApproved(by person: String) -> String
  func refusal(_ refusal: ApprovalRefusal) -> String
  func cure(_ refusal: ApprovalRefusal) -> String

  // Deciding again
  func notRedecided(_ count: Int) -> String
  /// Patients whose forms were decided before their enrolment was changed.
  func enrolmentsChanged(_ count: Int) -> String
}

/// Why a protocol is not approved, or may not decide.
enum ApprovalRefusal: Sendable, Hashable {
  // Before a batch
  case notApproved(name: String, path: String)
  case oneMissing(name: String, path: String, by: String)
  case changed(name: String, path: String, by: String, approved: String, now: String)
  /// The protocol is as it was, but not what it reads.
  case formChanged(name: String, path: String, by: String, approved: String, now: String)
  case notYet(name: String, from: String)
  case retired(name: String)
  case example(name: String)
  case noProtocol(directory: String)
  /// Of forms or protocols.
  case contentFaulty
  /// Of the file of patients.
  case patientsFaulty

  // Before an approval
  case notClean(path: String)
  case noDraft(name: String, status: TriageProtocol.Status)
  case noCases(path: String)
  case casesFaulty(path: String)
  case casesFail(path: String, count: Int)
  case versionTaken(name: String, by: [String])
  case samePerson(name: String, person: String)
  case approvedByBoth(name: String, by: [String], from: String)
  /// Small changes of thresholds that no case notices, and the command that shows them.
  case casesBlind(cases: String, count: Int, command: String)
  /// Stored forms that would give less, changes that make something milder, and those that may.
  case downgrades(forms: Int, changes: Int, uncertain: Int)
  /// What is in force can no longer be read, so that nobody can tell what becomes milder.
  case formerUnread(name: String)
  case nothingKept
  case fromPast(date: String)
}
