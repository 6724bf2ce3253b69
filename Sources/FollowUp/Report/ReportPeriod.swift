public import Values

/// The days that a report is of.
public struct ReportPeriod: Sendable, Hashable {
  /// The first day.
  public let from: CivilDate
  /// The last day.
  public let through: CivilDate

  /// Makes a period; `nil` where it would end before it begins.
  public init?(from: CivilDate, through: CivilDate) {
    guard from <= through else { return nil }
    self.from = from
    self.through = through
  }

  /// Whether a day is in it.
  public func contains(_ day: CivilDate) -> Bool { from <= day && day <= through }
}
