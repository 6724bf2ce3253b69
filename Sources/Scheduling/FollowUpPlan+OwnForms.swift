public import Values

/// Forms that patients send on their own, beside those they are asked for.
extension FollowUpPlan {
  /// Whether a form that nobody asked for takes the place of an occurrence: the first after it, so
  /// shortly before that the plan lets it count.
  public func counts(
    _ day: CivilDate,
    for occurrence: Occurrence,
    of course: Course
  ) -> Bool {
    guard let window = extraFormCountsWithin, day < occurrence.date,
      day.adding(window) >= occurrence.date
    else { return false }
    return occurrences(of: course, in: day...occurrence.date.adding(days: -1)).isEmpty
  }

  /// Whether a form answers nothing that was asked, as far as the forms before it tell: each that was
  /// asked for by then was answered before.
  ///
  /// What has been sent is not known here, so each occurrence counts as sent on its day. What the colour of
  /// an earlier form asked for is left out: at worst a later day is told, on which a form comes too.
  func isExtra(
    _ day: CivilDate,
    after earlier: [CivilDate],
    anchor: CivilDate,
    ownInterval: Period?
  ) -> Bool {
    let points = datedTimePoints(anchor).map(\.date)
    let first = ([anchor, day] + points).min() ?? day
    let course = Course(enrolled: first, anchor: anchor, ownInterval: ownInterval)
    let planned = occurrences(of: course, in: first...day).map(\.date)
    return planned.last.map { last in earlier.contains { last <= $0 && $0 < day } } ?? true
  }
}
