/// A length of time as an author writes it: `6 weeks`, `12 months`.
///
/// Months and days do not compare, because a month has no fixed number of days. Equality is of
/// length: 2 weeks is 14 days.
public struct Period: Sendable {
  /// What is counted.
  public enum Unit: String, Sendable, Hashable, CaseIterable {
    case minute, hour, day, week, month, year
  }

  /// How many units.
  public let count: Int
  /// The unit as written.
  public let unit: Unit

  /// Makes a period.
  public init(_ count: Int, _ unit: Unit) {
    self.count = count
    self.unit = unit
  }

  /// Whether it is 200 years at most, either way: authors mean no longer ones, and no date that a
  /// shorter one is added to overflows.
  public var isWithinReach: Bool {
    let most: UInt =
      switch unit {
      case .minute: 200 * 366 * 1440
      case .hour: 200 * 366 * 24
      case .day: 200 * 366
      case .week: 200 * 53
      case .month: 2400
      case .year: 200
      }
    return count.magnitude <= most
  }

  /// Whether the period is counted in calendar months.
  public var isMonths: Bool { unit == .month || unit == .year }

  /// Whether the unit is a day or longer, so that it leads from a day to another without a time.
  public var isCountedInDays: Bool { unit != .minute && unit != .hour }

  /// The calendar months; 0 where it is counted in days or less.
  public var months: Int {
    switch unit {
    case .month: count
    case .year: count * 12
    default: 0
    }
  }

  /// The minutes; 0 where it is counted in months.
  public var minutes: Int {
    switch unit {
    case .minute: count
    case .hour: count * 60
    case .day: count * 1440
    case .week: count * 10_080
    default: 0
    }
  }

  /// The whole days; 0 where it is counted in months.
  public var days: Int { minutes / 1440 }
}

extension Period: Hashable {
  /// Whether both are equally long.
  public static func == (left: Period, right: Period) -> Bool {
    left.months == right.months && left.minutes == right.minutes
  }

  /// Hashes the length.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(months)
    hasher.combine(minutes)
  }
}

extension Period: CustomStringConvertible {
  /// As an author writes it.
  public var description: String { "\(count) \(unit.rawValue)\(count == 1 ? "" : "s")" }
}
