public import Forms
public import Values

/// Who the patients are.
public struct Population: Sendable {
  /// Patients of one sex whose ages lie between two.
  public struct Group: Sendable, Hashable {
    /// `female` or `male`.
    public let sex: String
    /// Whole years at enrolment.
    public let ages: ClosedRange<Int>
  }

  /// The days over which patients are enrolled, from the first day of the simulation.
  public let enrolledWithin: Int
  /// Ages and sexes.
  public let groups: Weights<Group>
  /// What the patients read.
  public let languages: Weights<Language>
  /// How forms reach them.
  public let channels: Weights<String>
  /// Who answers for them.
  public let reporters: Weights<Submission.Reporter>
}

/// A limit that is set for a patient at enrolment: what the patient usually answers.
public struct OwnLimitModel: Sendable, Hashable {
  /// The id in the protocol's `limits`.
  public let limit: String
  /// The item, by its index in the form, whose usual answer is set.
  public let item: Int
  /// The state whose usual answer is meant.
  public let state: Int
  /// How many patients have it set.
  public let perMille: Int
}

/// How many patients leave for one reason.
public struct DepartureModel: Sendable, Hashable {
  /// The reason.
  public let reason: Departure.Reason
  /// How many of those who are left, in a year.
  public let perMilleAYear: Int
}

/// Why and when a patient leaves the follow-up.
public struct Departure: Sendable, Hashable {
  /// Why.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    case dead
    case movedAway = "moved_away"
    case withdrawn
  }

  /// Why.
  public let reason: Reason
  /// The first day on which the patient no longer answers.
  public let day: CivilDate
}
