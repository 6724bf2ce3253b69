/// Whether and when patients answer.
public struct ResponseModel: Sendable {
  /// How readily a patient answers.
  public struct Tendency: Sendable, Hashable {
    /// How many forms are answered without a reminder.
    public let unprompted: Int
    /// How many of those still open are answered after a reminder.
    public let perReminder: Int
  }

  /// The kinds of patients; in per mille.
  public let tendencies: Weights<Tendency>
  /// The days from being asked or reminded to answering.
  public let delayDays: Weights<ClosedRange<Int>>
  /// The hours of the day at which patients answer and ring.
  public let hours: Weights<ClosedRange<Int>>
}

/// What goes wrong when forms are filled in; each in so many of a thousand forms.
public struct MistakeModel: Sendable {
  /// One answer is left out.
  public let leftOut: Int
  /// Answers contradict each other.
  public let contradictory: Int
  /// A number is outside what the item allows.
  public let mistyped: Int
  /// Answers that contradict each other, by the item's index.
  public let contradictions: [[Int: AnswerModel.Outcome]]
}

/// How often patients in some states get in touch by themselves.
public struct InitiativeModel: Sendable, Hashable {
  /// The states, by index; `nil` is all.
  public let states: Set<Int>?
  /// The chance each day that the patient rings.
  public let ringsPerMillionADay: Int
  /// The chance each day that the patient sends a form.
  public let formsPerMillionADay: Int
}
