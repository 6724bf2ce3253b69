public import Diagnostics
public import Values

/// What a patient sent, without the answers themselves.
///
/// ``Answers`` reads those, with the form that ``form`` and ``version`` name.
public struct Submission: Sendable, Hashable {
  /// Who filled in the form.
  public enum Reporter: String, Sendable, Hashable, CaseIterable {
    case patient = "self"
    case parent, proxy, staff
  }

  /// Why the form was filled in.
  public enum Trigger: String, Sendable, Hashable, CaseIterable {
    /// The plan asked for it.
    case planned
    /// The patient wanted to.
    case patient
  }

  /// The id that the sender gave it.
  public let id: String
  /// The patient.
  public let patient: String
  /// The form's id.
  public let form: String
  /// The exact version of the form.
  public let version: Version
  /// When it was filled in.
  public let authored: Instant
  /// Who filled it in; `nil` where that is not said, or in no known word.
  public let reporter: Reporter?
  /// Who typed it in, where it was not the reporter.
  public let enteredBy: String?
  /// Why it was filled in; `nil` where that is not said, or in no known word.
  public let trigger: Trigger?
  /// The submission that this one corrects.
  public let replaces: String?
  /// Why an answer that was given was changed in it.
  public let correctionReason: String?
  /// Where in the line the answers stand, braces included.
  public let answers: Span
  /// What is wrong outside the answers, and does not refuse the line.
  public let faults: [AnswerFault]
}

/// Why a whole line is refused, and what can still be told of it.
///
/// The message quotes nothing of the line.
public struct Refusal: Error, Sendable, Hashable {
  /// The fault in one word, in kebab case.
  public var code: String
  /// The byte of the line, from 0, at which it is wrong.
  public var offset: Int
  /// The fault in one line of English.
  public var message: String
  /// What a sentence in another language tells of it.
  public var particulars: Particulars
  /// The submission's id, where it could be read.
  public var submission: String?
  /// The patient, where one could be read.
  public var patient: String?
  /// The form's id, where it could be read.
  public var form: String?
  /// When the form was filled in, where that could be read.
  public var authored: Instant?

  /// Makes a refusal.
  public init(
    code: FaultCode,
    offset: Int,
    message: String,
    particulars: Particulars = [:],
    submission: String? = nil,
    patient: String? = nil,
    form: String? = nil,
    authored: Instant? = nil
  ) {
    self.code = code.rawValue
    self.offset = offset
    self.message = message
    self.particulars = particulars
    self.submission = submission
    self.patient = patient
    self.form = form
    self.authored = authored
  }
}

/// What is wrong with an answer; the decision is then at least grey.
public struct AnswerFault: Sendable, Hashable {
  /// The fault in one word, in kebab case.
  public let code: String
  /// The item, section or score it is about; `nil` where it is about none of the form's.
  public let item: String?
  /// The byte of the line, from 0, at which it is wrong; of a string or key, its first letter.
  public let offset: Int
  /// The fault in one line of English.
  public let message: String
  /// What was probably meant.
  public let suggestion: String?
  /// What a sentence in another language tells of it.
  public let particulars: Particulars

  /// Makes a fault.
  public init(
    code: FaultCode,
    item: String?,
    offset: Int,
    message: String,
    suggestion: String? = nil,
    particulars: Particulars = [:]
  ) {
    self.code = code.rawValue
    self.item = item
    self.offset = offset
    self.message = message
    self.suggestion = suggestion
    self.particulars = particulars
  }
}
