public import Expressions
public import Values

/// What the rules see of one submission, and what came to light on the way.
public struct FormValues: Sendable {
  /// The value of each slot of the form's schema, and the entries of its repeated sections.
  public var frame: Frame
  /// The items, by index, that were answered, validly or not, although other answers surely hide
  /// them.
  public var hiddenAnswers: [Int]
  /// The number to show of each score; `nil` where there is none.
  public var displayed: [DisplayedScore?]
  /// The faults that only the whole of the answers shows.
  public var faults: [AnswerFault]
  /// The names of the items, sections and scores whose answer has a fault and does not count.
  public var invalidItems: Set<String>
}

/// The number that is shown of a score; it colours nothing.
public struct DisplayedScore: Sendable, Hashable {
  /// The number, rounded.
  public let value: Number
  /// Whether missing answers were made up for.
  public let prorated: Bool
}

extension Form {
  /// Puts the answers into a frame: what is hidden, what is missing, the scores.
  ///
  /// - Parameters:
  ///   - answers: read with this form.
  ///   - facts: what is known of the patient, by name; `age` is computed.
  ///   - authored: the day the form was filled in, in the clinic's zone.
  ///   - day: the day that a moment falls on, in the clinic's zone.
  ///   - showing: the items, by index, whose answers count even where they are hidden; one that is
  ///     not valid can be all that the form allows.
  /// - Returns: the frame and what came to light.
  /// - Complexity: O(nodes of the form's conditions and formulas × entries).
  public func frame(
    of answers: Answers,
    facts: [String: ValueSet],
    authored: CivilDate,
    day: @escaping (Instant) -> CivilDate,
    showing: Set<Int> = []
  ) -> FormValues {
    var evaluation = FormEvaluation(self, answers, authored, day, showing: showing)
    evaluation.settle(facts)
    for step in order {
      switch step {
      case .item(let index): evaluation.settle(item: index)
      case .section(let index): evaluation.settle(section: index)
      case .score(let index): evaluation.settle(score: index)
      }
    }
    evaluation.display()
    return evaluation.values
  }
}
