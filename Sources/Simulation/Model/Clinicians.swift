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

  /// What a clinician makes of a decision.
  public enum Judgement: Sendable, Hashable {
    case agrees, lowers, raises
  }

  /// What a clinician makes of the decision on one submission; the same each time it is asked.
  public func judgement(of submission: String, seed: UInt64) -> Judgement {
    var stream = Stream(seed, patient: 0, .judgement, submission.stableHash)
    let drawn = stream.below(1000)
    if drawn < loweredPerMille { return .lowers }
    return drawn < loweredPerMille + raisedPerMille ? .raises : .agrees
  }
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

  /// The days on which a patient is seen, the anchor not among them.
  ///
  /// - Parameters:
  ///   - anchor: the day of the patient's enrolment.
  ///   - last: the last day that counts.
  /// - Returns: the days in order; at an interval each is counted from the anchor.
  public func visits(from anchor: CivilDate, until last: CivilDate) -> [CivilDate] {
    switch times {
    case .at(let periods): return periods.map { anchor.adding($0) }.filter { $0 <= last }.sorted()
    case .every(let period):
      var visits: [CivilDate] = []
      while case let day = anchor.adding(Period((visits.count + 1) * period.count, period.unit)),
        day <= last
      {
        visits.append(day)
      }
      return visits
    }
  }
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
