public import Values

/// The days at which what some conditions say of dates can change.
///
/// A day before, on and after each day that is written, and each that lies as far back as is asked
/// for; where dates are compared with one another, so many days beside each that every order of
/// them is among the days.
public struct CriticalDays: Sendable {
  /// The days, in order.
  public let days: [CivilDate]
  /// Whether something is left out: dates that are compared are too many, or what is asked both of
  /// written days and of lengths of time would have to be looked at on every day.
  public let leavesOut: Bool

  private static let mostCompared = 4

  /// - Parameters:
  ///   - written: the days that are written.
  ///   - periods: the lengths of time that are asked for.
  ///   - today: the day that they count from.
  ///   - compared: how many dates are compared with one another.
  public init(written: [CivilDate], periods: [Period], from today: CivilDate, compared: Int = 0) {
    let reach = min(max(compared, 1), Self.mostCompared)
    let back = periods.map { today.adding(Period(-$0.count, $0.unit)) }
    let around = Set(written + back + (compared > 1 ? [today] : []))
    let near = around.flatMap { day in (-reach...reach).map { day.dayNumber + $0 } }
    days = Set(near + [today.dayNumber]).sorted().map { CivilDate(dayNumber: $0) }
    leavesOut = compared > Self.mostCompared || !written.isEmpty && !periods.isEmpty
  }
}
