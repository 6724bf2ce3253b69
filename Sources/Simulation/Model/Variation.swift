import Values

/// A cohort's assumption moved by so many per cent, to see what depends on it.
public struct Variation: Sendable, Hashable {
  /// What is moved.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    /// How many answer, with and without a reminder.
    case answering
    /// How many leave an answer out.
    case missing
    /// How many come to need contact.
    case illness
    /// How readily patients get in touch by themselves.
    case initiative
    /// How many contacts there is room for.
    case capacity
  }

  /// What is moved.
  public let part: Part
  /// By how much; -100 takes it away.
  public let percent: Int

  /// Makes a variation.
  public init(_ part: Part, by percent: Int) {
    self.part = part
    self.percent = percent
  }

  /// Reads `answering=-10` or `capacity=+100`; `nil` for anything else, and for less than nothing.
  public init?(_ text: String) {
    let words = text.split(separator: "=", omittingEmptySubsequences: false)
    guard words.count == 2, let part = Part(rawValue: String(words[0])),
      let percent = Int(words[1]), (-100...10_000).contains(percent)
    else { return nil }
    self.init(part, by: percent)
  }

  /// A number so moved, rounded to the nearest whole.
  func moved(_ number: Int, atMost most: Int = .max) -> Int {
    min((number * (100 + percent) + 50) / 100, most)
  }
}

extension Cohort {
  /// The cohort with one assumption moved; chances go no higher than certainty.
  public func varied(by variation: Variation) -> Cohort {
    var cohort = self
    switch variation.part {
    case .answering: cohort.response = response.varied(by: variation)
    case .missing:
      cohort.mistakes = MistakeModel(
        leftOut: variation.moved(mistakes.leftOut, atMost: 1000),
        contradictory: mistakes.contradictory,
        mistyped: mistakes.mistyped,
        contradictions: mistakes.contradictions
      )
    case .illness: cohort.course = course.varied(by: variation)
    case .initiative:
      cohort.initiatives = initiatives.map { model in
        InitiativeModel(
          states: model.states,
          ringsPerMillionADay: variation.moved(model.ringsPerMillionADay, atMost: 1_000_000),
          formsPerMillionADay: variation.moved(model.formsPerMillionADay, atMost: 1_000_000)
        )
      }
    case .capacity:
      cohort.clinicians = Clinicians(
        capacity: clinicians.capacity.map {
          Clinicians.Capacity(
            contact: $0.contact,
            aDayPerThousand: variation.moved($0.aDayPerThousand)
          )
        },
        loweredPerMille: clinicians.loweredPerMille,
        raisedPerMille: clinicians.raisedPerMille
      )
    }
    return cohort
  }
}

extension ResponseModel {
  fileprivate func varied(by variation: Variation) -> ResponseModel {
    let moved = zip(tendencies.outcomes, tendencies.weights).map { tendency, weight in
      let varied = Tendency(
        unprompted: variation.moved(tendency.unprompted, atMost: 1000),
        perReminder: variation.moved(tendency.perReminder, atMost: 1000)
      )
      return (outcome: varied, weight: weight)
    }
    return ResponseModel(
      tendencies: Weights(moved) ?? tendencies,
      delayDays: delayDays,
      hours: hours
    )
  }
}

extension CourseModel {
  /// Only what leads to a need is moved, and not how long it lasts.
  fileprivate func varied(by variation: Variation) -> CourseModel {
    let moved = changes.map { changes in
      changes.map { change in
        guard states[change.to].needsContact else { return change }
        return Change(
          to: change.to,
          perMillionADay: variation.moved(change.perMillionADay, atMost: 1_000_000),
          days: change.days
        )
      }
    }
    return CourseModel(states: states, changes: moved, helps: helps, starts: starts)
  }
}
