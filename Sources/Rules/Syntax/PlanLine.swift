public import Diagnostics
public import Values

/// The plan: when forms go out and what silence means.
public struct FollowUp: Sendable, Hashable {
  /// Its lines, as they are written.
  public let lines: [PlanLine]
  /// The words `follow up`.
  public let span: Span
}

/// One line of the plan.
public struct PlanLine: Sendable, Hashable {
  /// The lines there are.
  public enum Kind: Sendable, Hashable {
    /// `send every 6 months (own 3 to 12 months)`.
    case sendEvery(Located<Period>, own: OwnInterval?)
    /// `send 5 days, 2 weeks after surgery`.
    case send([Located<Period>], PlanSide, anchor: Name)
    /// `send in 3 months after yellow`.
    case sendAgain(in: Located<Period>, after: Located<Colour>)
    /// `answer within 14 days`.
    case answerWithin(Located<Period>)
    /// `answers count for 30 days`.
    case answersCountFor(Located<Period>)
    /// `compare with forms 7 days to 14 months old`.
    case compareWithForms(from: Located<Period>, to: Located<Period>)
    /// `baseline first`.
    case baselineFirst
    /// `baseline at 2 weeks`.
    case baselineAt(Located<Period>)
    /// `remind after 7 days, 12 days`.
    case remindAfter([Located<Period>])
    /// `unanswered after 21 days is yellow`.
    case unanswered(after: Located<Period>, is: Located<Colour>)
    /// `patient may send any time`.
    case patientMaySendAnyTime
    /// `readings start triage`.
    case readingsStartTriage
    /// `extra form counts within 30 days`.
    case extraFormCounts(within: Located<Period>)
    /// `meet in person at least every 3 years`.
    case meetInPerson(atLeastEvery: Located<Period>)
    /// `contact at least every 2 years`.
    case contact(atLeastEvery: Located<Period>)
    /// `green closes`.
    case greenCloses
    /// `green is confirmed by nurse`.
    case greenIsConfirmed(by: Name)
  }

  /// What it says.
  public let kind: Kind
  /// The line.
  public let span: Span
}

/// On which side of its anchor a form goes out.
public enum PlanSide: String, Sendable, Hashable, CaseIterable {
  case after, before
}

/// `(own 3 to 12 months)`: what one patient's interval may be set to, ends included.
public struct OwnInterval: Sendable, Hashable {
  /// The shortest, in the unit of the longest.
  public let shortest: Period
  /// The longest.
  public let longest: Period
  /// The parenthesis.
  public let span: Span

  /// The shortest, at the place of the parenthesis.
  public var least: Located<Period> { Located(shortest, span) }
}
