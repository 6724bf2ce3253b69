public import Values

/// What a protocol's `follow up` section says: one property for each kind of line.
///
/// A line that is not written is `nil`, empty or `false`, and asks for nothing.
public struct FollowUpPlan: Sendable, Hashable {
  /// `send every 6 months (own 3 to 12 months)`.
  public var regular: Regular?
  /// `send 5 days, 2 weeks after surgery`, one element a line.
  public var sendsAt: [SendAt] = []
  /// `send in 3 months after yellow`, one element a line.
  public var sendsAfter: [SendAfter] = []
  /// `answer within 14 days`: what the patient is told.
  public var answerWithin: Period?
  /// `answers count for 30 days`: older ones prove nothing.
  public var answersCountFor: Period?
  /// `compare with forms 7 days to 14 months old`.
  public var comparesWith: AgeRange?
  /// `baseline first` or `baseline at 2 weeks`.
  public var baseline: Baseline?
  /// `remind after 7 days, 12 days`: counted from the day the form was sent.
  public var remindsAfter: [Period] = []
  /// `unanswered after 21 days is yellow`.
  public var unanswered: Unanswered?
  /// `patient may send any time`.
  public var patientMaySendAnyTime = false
  /// `readings start triage`: what readings alone make yellow or red waits for no form.
  public var readingsStartTriage = false
  /// `extra form counts within 30 days`: so near a due form, the patient's own takes its place.
  public var extraFormCountsWithin: Period?
  /// `meet in person at least every 3 years`, however green.
  public var meetAtLeastEvery: Period?
  /// `contact at least every 2 years`, however green.
  public var contactAtLeastEvery: Period?
  /// `green closes` or `green is confirmed by nurse`, which is the default.
  public var green = Green.confirmed(by: "nurse")

  /// Makes a plan that sends nothing; a reader fills in the lines there are.
  public init() {}
}

extension FollowUpPlan {
  /// A form sent at regular intervals, and what a clinician may choose for one patient instead.
  public struct Regular: Sendable, Hashable {
    /// The protocol's interval.
    public var interval: Period
    /// The intervals that may be chosen, ends included; `nil` where only the protocol's may.
    public var own: Own?

    /// Makes a line.
    public init(every interval: Period, own: Own? = nil) {
      self.interval = interval
      self.own = own
    }
  }

  /// The shortest and the longest interval that may be chosen, in one unit.
  public struct Own: Sendable, Hashable {
    /// The shortest.
    public var shortest: Period
    /// The longest.
    public var longest: Period

    /// Makes the range of `own 3 to 12 months`.
    public init(_ shortest: Int, to longest: Period) {
      self.shortest = Period(shortest, longest.unit)
      self.longest = longest
    }
  }

  /// Forms sent at time points before or after one of the patient's dates.
  public struct SendAt: Sendable, Hashable {
    /// On which side of the date the time points lie.
    public enum Side: String, Sendable, Hashable {
      case before, after
    }

    /// How far from the date each is.
    public var periods: [Period]
    /// Before or after it.
    public var side: Side
    /// The name of the date, such as `surgery`.
    public var anchor: String

    /// Makes a line.
    public init(_ periods: [Period], _ side: Side, _ anchor: String) {
      self.periods = periods
      self.side = side
      self.anchor = anchor
    }
  }

  /// A form sent some time after a decision of one colour.
  public struct SendAfter: Sendable, Hashable {
    /// How long after the form that was decided on was authored.
    public var period: Period
    /// The decision's colour.
    public var colour: Colour

    /// Makes a line.
    public init(_ period: Period, after colour: Colour) {
      self.period = period
      self.colour = colour
    }
  }

  /// How old an earlier form may be to be compared with; both ends are included.
  public struct AgeRange: Sendable, Hashable {
    /// The least age.
    public var youngest: Period
    /// The greatest age.
    public var oldest: Period

    /// Makes a line.
    public init(_ youngest: Period, to oldest: Period) {
      self.youngest = youngest
      self.oldest = oldest
    }
  }

  /// Which form a change since the start is counted from.
  public enum Baseline: Sendable, Hashable {
    /// The first after enrolment.
    case first
    /// That of a time point.
    case at(Period)
  }

  /// What silence means.
  public struct Unanswered: Sendable, Hashable {
    /// How long after the form was sent it counts as unanswered.
    public var period: Period
    /// The colour it then has.
    public var colour: Colour

    /// Makes a line.
    public init(after period: Period, is colour: Colour) {
      self.period = period
      self.colour = colour
    }
  }

  /// What ends a green decision.
  public enum Green: Sendable, Hashable {
    /// Nobody has to see it.
    case closes
    /// A person of that role confirms it.
    case confirmed(by: String)
  }
}
