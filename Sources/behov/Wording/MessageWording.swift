import FollowUp

/// What is said to a patient, in the patient's record, and of answers that staff were told.
protocol MessageWording {
  // To the patient
  func patientNextForm(_ date: String) -> String
  func patientContact(_ owner: String) -> String
  var patientEmergency: String { get }

  // Of a message
  var draftMark: String { get }
  /// How a message that is held is seen.
  var showDraft: String { get }
  func refusal(_ refusal: MessageRefusal) -> String

  // In the record
  var noteWords: NoteWords { get }

  // Of answers
  func refusal(_ refusal: AnswerRefusal) -> String
  /// How an answer that was given is changed.
  var correctWithReason: String { get }
  func didYouMean(_ name: String) -> String
}

/// The words of a note in the record.
struct NoteWords: Sendable {
  let colour: String
  let found: String
  let open: String
  let next: String
  let handled: String
  let nothing: String
  let notYet: String
  let needsNobody: String
}
