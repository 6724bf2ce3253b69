public import Values

/// What the clinic manages and how it judges.
public struct Clinicians: Sendable, Hashable {
  /// How many contacts of a kind there is room for.
  public struct Capacity: Sendable, Hashable {
    /// The kind, as the protocol names it.
    public let contact: String
    /// How many on a working day for each thousand patients.
    public let aDayPerThousand: Int
  }

  /// The room for each kind of contact.
  public let capacity: [Capacity]
  /// How many decisions of a thousand a clinician lowers.
  public let loweredPerMille: Int
  /// How many decisions of a thousand a clinician raises.
  public let raisedPerMille: Int
}

/// Follow-up at fixed times, for the same patients.
public struct Comparison: Sendable, Hashable {
  /// When patients are seen.
  public enum Times: Sendable, Hashable {
    /// At an interval from the anchor.
    case every(Period)
    /// At times after the anchor.
    case at([Period])
  }

  /// How they are seen.
  public let contact: String
  /// When.
  public let times: Times
}

/// A figure that somebody has published and a simulation can be held against.
public struct PublishedFigure: Sendable, Hashable {
  /// What was measured.
  public enum Measure: String, Sendable, Hashable, CaseIterable {
    /// Planned physical visits that were not held.
    case physicalVisitsAvoided = "physical_visits_avoided"
    /// Patients who did not need the next planned visit.
    case noNextVisit = "no_next_visit"
    /// Forms closed without any other contact.
    case noOtherContact = "no_other_contact"
    /// First forms that were answered.
    case firstResponse = "first_response"
    /// Later forms that were answered.
    case laterResponse = "later_response"
    /// Patients who got in touch by themselves.
    case ownContact = "own_contact"
    /// Decisions that a clinician lowered.
    case lowered
  }

  /// What was measured.
  public let measure: Measure
  /// The range, ends included.
  public let perMille: ClosedRange<Int>
  /// Where it was published.
  public let source: String
}
