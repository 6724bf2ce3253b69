public import Values

/// Every day here is one in the clinic's zone, and every one is computed from the anchor, so that
/// neither a late answer nor a short month moves those after it.
extension FollowUpPlan {
  /// The time points that a threshold's `at` may name, as written.
  public var timePoints: [Period] { sendsAt.flatMap(\.periods) }

  /// The time point that a form belongs to: the last one passed on the day it was authored.
  ///
  /// A time point has passed from its own day on.
  ///
  /// - Parameters:
  ///   - authored: the day the form was authored.
  ///   - anchor: the patient's date that the time points are counted from.
  /// - Returns: before the first, the first; `nil` where the plan has none, and where the form is
  ///   ``isTooEarly(_:anchor:)``.
  public func timePoint(of authored: CivilDate, anchor: CivilDate) -> Period? {
    if isTooEarly(authored, anchor: anchor) { return nil }
    let points = datedTimePoints(anchor)
    return (points.last { $0.date <= authored } ?? points.first)?.period
  }

  /// Whether a form is of a day before the anchor of a plan that asks only after it, which cannot be.
  ///
  /// - Parameters:
  ///   - authored: the day the form was authored.
  ///   - anchor: the patient's date that the time points are counted from.
  /// - Returns: `false` where the plan has no time points, or one before the anchor.
  public func isTooEarly(_ authored: CivilDate, anchor: CivilDate) -> Bool {
    authored < anchor && !sendsAt.isEmpty && sendsAt.allSatisfy { $0.side == .after }
  }

  /// The day the next form goes out: the earliest that any line asks for and that is still to come.
  ///
  /// A form that is decided late leaves out the days that have passed meanwhile; an interval goes on
  /// from where it was counted, and is not moved. One that the patient sent unasked may take the place of
  /// the next, which then does not go out.
  ///
  /// - Parameters:
  ///   - authored: the day the last form was authored; the next is later.
  ///   - decided: the day it was decided; the next is later than that too.
  ///   - anchor: the patient's date that intervals and time points are counted from. Without one,
  ///     intervals are counted from `authored`, and time points are left out.
  ///   - ownInterval: the patient's own interval, where there is one; it replaces the protocol's.
  ///   - colour: that of the decision on the last form.
  ///   - earlier: the days the patient's forms before it were authored, as far as they are known.
  /// - Returns: `nil` where no line asks for another, as after the last time point.
  public func nextForm(
    after authored: CivilDate,
    decided: CivilDate,
    anchor: CivilDate?,
    ownInterval: Period?,
    colour: Colour,
    earlier: [CivilDate] = []
  ) -> CivilDate? {
    let form = Course.DecidedForm(authored: authored, decided: decided, colour: colour)
    let course = Course(
      enrolled: authored,
      anchor: anchor,
      ownInterval: ownInterval,
      forms: [form]
    )
    let next = nextOccurrence(of: course, after: max(authored, decided))
    guard let anchor, let next, counts(authored, for: next, of: course),
      isExtra(authored, after: earlier, anchor: anchor, ownInterval: ownInterval)
    else { return next?.date }
    return nextOccurrence(of: course, after: next.date)?.date
  }

  /// Whether the answers of a form still count: its age is less than the plan says.
  ///
  /// A form that counts for 30 days counts on 30 days, its own the first of them. A month is
  /// over on the same day of the next one, or on its last.
  ///
  /// - Parameters:
  ///   - authored: the day the form was authored.
  ///   - now: the day it is.
  /// - Returns: `true` where the plan sets no limit.
  public func isFresh(authored: CivilDate, now: CivilDate) -> Bool {
    answersCountFor.map { now < authored.adding($0) } ?? true
  }

  /// The days on which an earlier form must have been authored to be compared with.
  ///
  /// - Parameter authored: the day the later form was authored.
  /// - Returns: both ends included; `nil` where the plan compares with none.
  public func comparableWindow(
    authored: CivilDate
  ) -> (earliest: CivilDate, latest: CivilDate)? {
    comparesWith.map {
      (authored.subtracting($0.oldest), authored.subtracting($0.youngest))
    }
  }

  /// The time points of a patient by date; those of one day as written.
  func datedTimePoints(
    _ anchor: CivilDate
  ) -> [(date: CivilDate, period: Period, origin: Occurrence.Origin)] {
    let points = sendsAt.flatMap { line in
      line.periods.map { period in
        let isAfter = line.side == .after
        let date = isAfter ? anchor.adding(period) : anchor.subtracting(period)
        let origin = Occurrence.Origin.timePoint(period, line.side, line.anchor)
        return (date: date, period: period, origin: origin)
      }
    }
    return points.enumerated()
      .sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }
      .map(\.element)
  }
}
