public import Values

/// Why something cannot happen to an enrolment.
public enum EnrolmentRefusal: Error, Sendable, Hashable {
  /// The patient is not enrolled on that day.
  case notEnrolled
  /// The patient has left, or the plan has come to its end.
  case ended
  /// The patient is not paused on that day.
  case notPaused
  /// A pause that ends on its first day or before.
  case endsBeforeItStarts
  /// The plan counts from a date that is not given.
  case missingDate(NamedDate)
  /// What the protocol does not allow of the patient, in its own words.
  case notAllowed(String)
  /// The patient has left or completed the plan, and nobody has said that follow-up begins again.
  case hasLeft(EnrolmentEvent)
  /// Nothing would come before a day so far ahead that it may be mistyped; with the days from today.
  case startsFarAhead(CivilDate, days: Int)
  /// The end of a pause lies so far ahead that it may be mistyped.
  case endsFarAhead(CivilDate)
}

extension EnrolmentEvent {
  /// The longest pause whose end can be said: a proposal, since no source gives a number.
  ///
  /// One without an end is asked about instead.
  private static let longestPause = Period(2, .year)

  /// Why it cannot happen after what was recorded.
  ///
  /// - Parameter events: those of the patient in the protocol, in the order they were recorded.
  /// - Returns: `nil` where it can.
  public func refusal(after events: [EnrolmentEvent]) -> EnrolmentRefusal? {
    if let until, until <= day { return .endsBeforeItStarts }
    if let until, until > day.adding(Self.longestPause) { return .endsFarAhead(until) }
    switch (kind, EnrolmentState(events, on: day)) {
    case (.enrolled, _), (.completed, _): return nil
    // One whose plan is completed can still die or withdraw, and is written to no more.
    case (.left, .completed): return nil
    case (_, .notYet): return .notEnrolled
    case (_, .left), (_, .completed): return .ended
    case (.resumed, .active): return .notPaused
    case (_, .active), (_, .paused): return nil
    }
  }
}
