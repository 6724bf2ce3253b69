public import Values

/// What patients answer to a form, by their state and the time since the anchor.
public struct AnswerModel: Sendable {
  /// What can be answered to one item.
  public enum Outcome: Sendable, Hashable {
    /// A number, in steps of one.
    case number(Number)
    /// Any whole number of a range.
    case whole(ClosedRange<Int>)
    /// Any number of a range, counted in the item's last decimal.
    case decimal(ClosedRange<Int>)
    /// The id of an option, or a text; an empty text is no answer.
    case text(String)
    case options([String])
    case boolean(Bool)
    /// A day as many days before that of the answer.
    case daysAgo(ClosedRange<Int>)
  }

  /// When some weights hold.
  public struct Occasion: Sendable, Hashable {
    /// The states, by index; `nil` is all.
    public let states: Set<Int>?
    /// The days since the anchor.
    public let days: ClosedRange<Int>

    /// Whether it holds for every patient at all times.
    var isAlways: Bool { states == nil && days == CourseModel.anyDay }

    func holds(in state: Int, on day: Int) -> Bool {
      days.contains(day) && states.map { $0.contains(state) } ?? true
    }
  }

  /// Weights and when they hold.
  public struct Table<Value: Sendable & Hashable>: Sendable {
    /// When.
    public let occasion: Occasion
    /// What.
    public let weights: Weights<Value>
  }

  /// What makes a patient's answers belong together, and those of one form resemble the last.
  ///
  /// A patient has a position for each trait, and answers each of its items near that position. What
  /// all patients answer to an item together is as the weights say.
  public struct Trait: Sendable, Hashable {
    /// Its id; two entries with one id share the position.
    public let id: String
    /// How far the position of a form lies from the patient's own, at most, per mille.
    public let betweenForms: Int
    /// How far that of an item lies from the form's, at most, per mille.
    public let betweenItems: Int
  }

  /// The tables of each item of the form, by its index; the last one that holds counts.
  public var items: [[Table<Outcome>]]
  /// How many entries each repeated section has, by its index; the last one that holds counts.
  public var sections: [[Table<ClosedRange<Int>>]]
  /// The traits.
  public var traits: [Trait]
  /// The trait of each item, as an index; `nil` where each answer is drawn by itself.
  public var traitOfItem: [Int?]
}

extension CourseModel {
  /// Every day since the anchor.
  static let anyDay = 0...100_000
}
