public import Diagnostics
public import Expressions
public import Values

/// STUB, replaced by the submission reader.
public struct Submission: Sendable {
  public enum Reporter: String, Sendable { case `self`, parent, proxy, staff }
  public enum Trigger: String, Sendable { case planned, patient }
  public var id: String
  public var patient: String
  public var form: String
  public var version: Version
  public var authored: Instant
  public var reporter: Reporter
  public var enteredBy: String?
  public var trigger: Trigger
  public var replaces: String?
  public var answers: Span
}
public struct Refusal: Error, Sendable {
  public var code: String
  public var offset: Int
  public var message: String
  public var submission: String?
  public var patient: String?
  public var form: String?
  public var authored: Instant?
}
public struct AnswerFault: Sendable, Hashable {
  public var code: String
  public var item: String?
  public var offset: Int
  public var message: String
  public var suggestion: String?
}
public struct Answers: Sendable {
  public init(_ form: Form) {}
  public var faults: [AnswerFault] { [] }
}
public struct FormValues: Sendable {
  public var frame: Frame
  public var hiddenAnswers: [Int]
  public var displayed: [(value: Number, prorated: Bool)?]
  public var faults: [AnswerFault]
  public var invalidItems: Set<String>
}
extension Form {
  public func frame(
    of answers: Answers,
    facts: [String: ValueSet],
    authored: CivilDate,
    showingHidden: Bool
  ) -> FormValues {
    FormValues(
      frame: Frame(authored: authored),
      hiddenAnswers: [],
      displayed: [],
      faults: [],
      invalidItems: []
    )
  }
}
