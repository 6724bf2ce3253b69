/// Which ways an outcome can go as an answer worsens; neither where it does not hang on it.
public struct Trend: Sendable, Hashable {
  /// Whether it can rise.
  public let canRise: Bool
  /// Whether it can fall.
  public let canFall: Bool

  /// Makes a trend.
  public init(canRise: Bool, canFall: Bool) {
    self.canRise = canRise
    self.canFall = canFall
  }

  /// It stays as it is.
  public static let none = Trend(canRise: false, canFall: false)
  /// It never falls.
  public static let rises = Trend(canRise: true, canFall: false)
  /// It never rises.
  public static let falls = Trend(canRise: false, canFall: true)
  /// Nothing is known of it.
  public static let either = Trend(canRise: true, canFall: true)

  /// What goes the other way.
  public var turned: Trend { Trend(canRise: canFall, canFall: canRise) }

  /// All that one of both can do.
  public func union(_ other: Trend) -> Trend {
    Trend(canRise: canRise || other.canRise, canFall: canFall || other.canFall)
  }
}
