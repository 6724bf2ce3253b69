public import Values

/// One form that a plan asks for: the line that asks, and the day.
public struct Occurrence: Sendable, Hashable {
  /// What in the plan asks for it.
  public enum Origin: Sendable, Hashable {
    /// `send every 6 months`, or the patient's own interval.
    case regular(Period)
    /// `send 2 weeks after surgery`.
    case timePoint(Period, FollowUpPlan.SendAt.Side, String)
    /// `send in 3 months after yellow`.
    case colour(Period, Colour)
    /// A pause ended that had stopped a form; no line asks for it.
    case pause
  }

  /// What asks for it.
  public let origin: Origin
  /// The day it is due, in the clinic's zone.
  public let date: CivilDate

  /// Makes an occurrence.
  public init(_ origin: Origin, on date: CivilDate) {
    self.origin = origin
    self.date = date
  }

  /// Its id, stable for a patient: the line and the day, as `every 6 months 2027-04-13`.
  public var id: String { "\(origin) \(date)" }
}

extension Occurrence.Origin: CustomStringConvertible {
  /// As an author writes it.
  public var description: String {
    switch self {
    case .regular(let interval): "every \(interval)"
    case .timePoint(let period, let side, let anchor): "\(period) \(side.rawValue) \(anchor)"
    case .colour(let period, let colour): "\(period) after \(colour)"
    case .pause: "after a pause"
    }
  }
}

/// What the forms of one patient are counted from.
public struct Course: Sendable, Hashable {
  /// The first day that a form may go out.
  public var enrolled: CivilDate
  /// The patient's date that intervals and time points are counted from; without one, intervals are
  /// counted from the day of enrolment and time points are left out.
  public var anchor: CivilDate?
  /// The patient's own interval, where there is one; it replaces the protocol's.
  public var ownInterval: Period?
  /// The forms that were decided, in any order.
  public var forms: [DecidedForm]

  /// Makes a course.
  public init(
    enrolled: CivilDate,
    anchor: CivilDate? = nil,
    ownInterval: Period? = nil,
    forms: [DecidedForm] = []
  ) {
    self.enrolled = enrolled
    self.anchor = anchor
    self.ownInterval = ownInterval
    self.forms = forms
  }

  /// A form with its decision.
  public struct DecidedForm: Sendable, Hashable {
    /// The day it was authored; one dated later than it came counts from the day it came.
    public let authored: CivilDate
    /// The day it was first decided.
    public let decided: CivilDate
    /// The colour of the decision in force.
    public let colour: Colour
    /// Whether it answers what was asked: one that waits for somebody to mend what stops it from being
    /// assessed does not.
    public let isAnswer: Bool
    /// The day it answers on: that of the form which it corrects, and else its own.
    ///
    /// A correction is of the same answers, and so no form of the patient's own.
    public let answers: CivilDate
    /// The day that the form which it corrects, or itself, came.
    public let came: CivilDate

    /// Makes a form; `corrected` is when the form which it corrects was authored and came.
    public init(
      authored: CivilDate,
      decided: CivilDate,
      colour: Colour,
      isAnswer: Bool = true,
      correcting corrected: (authored: CivilDate, came: CivilDate)? = nil
    ) {
      self.authored = authored
      self.decided = decided
      self.colour = colour
      self.isAnswer = isAnswer
      answers = corrected?.authored ?? authored
      came = corrected?.came ?? decided
    }
  }
}
