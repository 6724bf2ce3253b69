public import Values

/// The day by which a consultation is to take place.
public struct Deadline: Sendable, Hashable {
  /// How soon a protocol asks for a consultation, counted from the day the form was authored.
  public enum Within: Sendable, Hashable {
    /// That day; where it is closed or past, the first working day from the decision on.
    case sameDay
    /// That many of the unit's working days later.
    case workingDays(Int)
    /// A period later; where that day is closed, on the working day before.
    ///
    /// Never before the first working day after the form was authored.
    case period(Period)

    /// That many calendar days later, with the same care for closed days.
    public static func days(_ count: Int) -> Within { .period(Period(count, .day)) }
  }

  /// The last day that keeps the deadline.
  public let date: CivilDate
  /// Whether the day was past when the decision was made.
  public let isBreached: Bool

  /// Sets the deadline of a decision.
  ///
  /// - Parameters:
  ///   - authored: the day the form was authored, in the clinic's zone.
  ///   - decided: the day the decision is made; one before `authored` counts as that day.
  ///   - within: how soon.
  ///   - calendar: the unit's working days.
  public init(
    authored: CivilDate,
    decided: CivilDate,
    within: Within,
    calendar: ClinicCalendar
  ) {
    let decided = max(authored, decided)
    switch within {
    case .sameDay: date = calendar.workingDay(onOrAfter: decided)
    case .workingDays(let count): date = calendar.workingDay(count, after: authored)
    case .period(let period): date = Self.day(period, after: authored, in: calendar)
    }
    isBreached = date < decided
  }

  private static func day(
    _ period: Period,
    after authored: CivilDate,
    in calendar: ClinicCalendar
  ) -> CivilDate {
    let day = authored.adding(period)
    if calendar.isWorkingDay(day) { return day }
    return max(calendar.workingDay(onOrBefore: day), calendar.workingDay(1, after: authored))
  }
}

extension Deadline.Within: CustomStringConvertible {
  /// As an author writes it.
  public var description: String {
    switch self {
    case .sameDay: "same day"
    case .workingDays(let count): "\(count) working day\(count == 1 ? "" : "s")"
    case .period(let period): period.description
    }
  }
}
