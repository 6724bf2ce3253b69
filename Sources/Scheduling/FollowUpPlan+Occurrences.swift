public import Values

/// Every day is counted from where its line counts from, never from the occurrence before, so that
/// neither a short month nor a late answer moves those that follow.
extension FollowUpPlan {
  /// The forms that a patient is to get in a stretch of days, by day.
  ///
  /// No two are on one day: where lines meet, the form is that of the line that stands first in the
  /// order regular, time point, colour.
  ///
  /// - Parameters:
  ///   - course: what the days are counted from.
  ///   - days: the days, both ends included.
  /// - Returns: none before the day of enrolment.
  /// - Complexity: O(occurrences + lines × forms).
  public func occurrences(
    of course: Course,
    in days: ClosedRange<CivilDate>
  ) -> [Occurrence] {
    let first = max(days.lowerBound, course.enrolled)
    if first > days.upperBound { return [] }
    let days = first...days.upperBound
    let single = singles(of: course).filter { days.contains($0.date) }
    let all = (regulars(of: course, in: days) + single).enumerated()
      .sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }
      .map(\.element)
    return all.enumerated().filter { $0 == 0 || all[$0 - 1].date < $1.date }.map(\.element)
  }

  /// The first form after a day; `nil` where no line asks for one.
  ///
  /// - Complexity: O(lines × forms).
  public func nextOccurrence(of course: Course, after day: CivilDate) -> Occurrence? {
    let day = max(day, course.enrolled.adding(days: -1))
    let regular = regularOrigin(of: course).flatMap { interval, anchor in
      interval.next(after: day, from: anchor).map { Occurrence(.regular(interval), on: $0) }
    }
    let all = [regular].compactMap(\.self) + singles(of: course).filter { $0.date > day }
    return all.enumerated().min { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }?
      .element
  }

  private func regularOrigin(of course: Course) -> (Period, CivilDate)? {
    regular.map { (course.ownInterval ?? $0.interval, course.anchor ?? course.enrolled) }
  }

  private func regulars(of course: Course, in days: ClosedRange<CivilDate>) -> [Occurrence] {
    guard let (interval, anchor) = regularOrigin(of: course) else { return [] }
    var found: [Occurrence] = []
    var day = days.lowerBound.adding(days: -1)
    while let next = interval.next(after: day, from: anchor), next <= days.upperBound {
      found.append(Occurrence(.regular(interval), on: next))
      day = next
    }
    return found
  }

  /// The occurrences that come once: time points, and what a decision's colour asks for.
  private func singles(of course: Course) -> [Occurrence] {
    let points = course.anchor.map { anchor in
      datedTimePoints(anchor).map { Occurrence($0.origin, on: $0.date) }
    }
    let colours = sendsAfter.flatMap { line in
      course.forms.filter { $0.colour == line.colour }.compactMap { form in
        line.period.next(after: max(form.authored, form.decided), from: form.authored)
          .map { Occurrence(.colour(line.period, line.colour), on: $0) }
      }
    }
    return (points ?? []) + colours
  }
}

extension Period {
  /// The first whole number of periods after `anchor`, 0 included, that ends later than a day.
  ///
  /// `nil` where the period is shorter than a day.
  public func next(after day: CivilDate, from anchor: CivilDate) -> CivilDate? {
    guard months > 0 || days > 0 else { return nil }
    if anchor > day { return anchor }
    if isMonths {
      return anchor.adding(months: (day.wholeMonths(since: anchor) / months + 1) * months)
    }
    return anchor.adding(days: ((day.dayNumber - anchor.dayNumber) / days + 1) * days)
  }
}
