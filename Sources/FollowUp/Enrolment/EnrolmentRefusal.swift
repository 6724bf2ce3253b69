import Values

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
}

extension EnrolmentEvent {
  /// Why it cannot happen after what was recorded.
  ///
  /// - Parameter events: those of the patient in the protocol, in the order they were recorded.
  /// - Returns: `nil` where it can.
  public func refusal(after events: [EnrolmentEvent]) -> EnrolmentRefusal? {
    if let until, until <= day { return .endsBeforeItStarts }
    switch (kind, EnrolmentState(events, on: day)) {
    case (.enrolled, _), (.completed, _): return nil
    case (_, .notYet): return .notEnrolled
    case (_, .left), (_, .completed): return .ended
    case (.resumed, .active): return .notPaused
    case (_, .active), (_, .paused): return nil
    }
  }
}
