public import Values

/// How a plan begins for a patient whose date lies far ahead, or is almost over.
extension FollowUpPlan {
  /// How long a patient may wait for the first form before a person has to see that the date is
  /// right: the interval between forms, or half a year where the plan has time points alone.
  ///
  /// No source gives the half year; it is a proposal.
  public func longestWait(_ ownInterval: Period?) -> Period {
    regular.map { ownInterval ?? $0.interval } ?? Period(6, .month)
  }

  /// The day that nothing comes before, where it lies further ahead than ``longestWait(_:)``.
  ///
  /// A form later in the plan may be far ahead; the first of all is so by a mistyped year.
  ///
  /// - Parameters:
  ///   - course: what the days are counted from.
  ///   - today: the day it is looked at.
  ///   - days: how many days ahead it may lie instead; `nil` where nobody has said.
  /// - Returns: the day of enrolment, or that of the first form; `nil` where neither is too far.
  public func farStart(of course: Course, on today: CivilDate, beyond days: Int? = nil)
    -> CivilDate?
  {
    func latest(_ day: CivilDate) -> CivilDate {
      days.map { day.adding(days: $0) } ?? day.adding(longestWait(course.ownInterval))
    }
    if course.enrolled > latest(today) { return course.enrolled }
    guard let anchor = course.anchor else { return nil }
    let point = datedTimePoints(anchor).first?.date
    let first = [regular == nil ? nil : anchor, point].compactMap(\.self).min()
    return first.flatMap { $0 > latest(max(today, course.enrolled)) ? $0 : nil }
  }

  /// The form of one who is enrolled so late that every time point before the date has passed, while
  /// the date itself has not: it is asked for at once, since no later one can take its place.
  ///
  /// - Parameters:
  ///   - course: what the days are counted from.
  ///   - today: the day it is looked at; on the date itself it is too late.
  /// - Returns: the last time point before the date.
  public func lateStart(of course: Course, on today: CivilDate) -> Occurrence? {
    guard let anchor = course.anchor, today < anchor,
      let last = datedTimePoints(anchor).last(where: { $0.date < anchor }),
      last.date < course.enrolled
    else { return nil }
    return Occurrence(last.origin, on: last.date)
  }

  /// Whether every time point had passed when the patient was enrolled, so that no form is sent.
  public func hasPassed(_ course: Course) -> Bool {
    guard regular == nil, let anchor = course.anchor,
      let last = datedTimePoints(anchor).last
    else { return false }
    return last.date < course.enrolled && lateStart(of: course, on: course.enrolled) == nil
  }
}
