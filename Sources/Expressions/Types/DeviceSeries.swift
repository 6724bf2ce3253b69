public import Values

/// What a protocol says of the readings of one kind of device.
public struct DeviceSeries: Sendable, Hashable {
  /// What values call it.
  public let id: String
  /// The code that its readings carry: `system|code`.
  public let code: String
  /// The unit that rules read it in.
  public let unit: Unit
  /// How far apart readings are expected.
  public let interval: Period
  /// What a reading can be, both ends included; what lies outside is a reading of unknown value.
  public let plausible: ClosedRange<Number>
  /// How much of a stretch has to be covered for the series to be used, in %.
  public let leastCoverage: Number

  /// Makes a series.
  public init(
    id: String,
    code: String,
    unit: Unit,
    interval: Period,
    plausible: ClosedRange<Number>,
    leastCoverage: Number
  ) {
    self.id = id
    self.code = code
    self.unit = unit
    self.interval = interval
    self.plausible = plausible
    self.leastCoverage = leastCoverage
  }
}

/// A number made of the readings of a series: a value like any other, with a slot of its own.
public struct SeriesValue: Sendable, Hashable {
  /// Where it stands in a frame.
  public let slot: Int
  /// What is computed.
  public let call: SeriesCall
}

/// `glucose.percent(< 3.9, last 14 days)`: what is made of which readings.
public struct SeriesCall: Sendable, Hashable {
  /// What can be made of readings.
  public enum Function: String, Sendable, Hashable, CaseIterable {
    case mean, min, max, latest, count, percent
  }

  /// The id of the series.
  public let series: String
  /// What is made of it.
  public let function: Function
  /// Which readings are counted; `nil` is all.
  public let test: ReadingTest?
  /// How far back from the moment the form was authored.
  public let stretch: Period

  /// Makes a call.
  public init(series: String, function: Function, test: ReadingTest?, stretch: Period) {
    self.series = series
    self.function = function
    self.test = test
    self.stretch = stretch
  }
}

/// What a reading has to be to be counted.
public struct ReadingTest: Sendable, Hashable {
  /// The lower end; `nil` is none.
  public let low: Number?
  /// The upper end; `nil` is none.
  public let high: Number?
  /// Whether the lower end belongs to it.
  public let includesLow: Bool
  /// Whether the upper end belongs to it.
  public let includesHigh: Bool

  /// Makes a test.
  public init(low: Number?, high: Number?, includesLow: Bool, includesHigh: Bool) {
    self.low = low
    self.high = high
    self.includesLow = includesLow
    self.includesHigh = includesHigh
  }

  /// Whether a reading is counted.
  public func holds(_ reading: Number) -> Bool {
    if let low, includesLow ? reading < low : reading <= low { return false }
    if let high, includesHigh ? reading > high : reading >= high { return false }
    return true
  }
}

extension SeriesCall: CustomStringConvertible {
  /// As an author writes it.
  public var description: String {
    let parts = [test.map(\.description), "last \(stretch)"].compactMap(\.self)
    return "\(series).\(function.rawValue)(\(parts.joined(separator: ", ")))"
  }
}

extension ReadingTest: CustomStringConvertible {
  /// As an author writes it.
  public var description: String {
    switch (low, high) {
    case (let low?, let high?):
      "\(includesLow ? "[" : "(")\(low)..\(high)\(includesHigh ? "]" : ")")"
    case (let low?, nil): "\(includesLow ? ">=" : ">") \(low)"
    case (nil, let high?): "\(includesHigh ? "<=" : "<") \(high)"
    case (nil, nil): "-"
    }
  }
}

extension SeriesCall {
  /// The type of the number and all that it can be.
  func meaning(in series: DeviceSeries) -> (type: ValueType, domain: ValueSet, decimals: Int) {
    let (low, high) = (series.plausible.lowerBound, series.plausible.upperBound)
    let unit = ValueType.number(unit: series.unit.code)
    switch function {
    case .percent:
      return (.number(unit: "%"), .interval(.zero, Number(100), step: Self.tenth), 1)
    case .count: return (.number(unit: nil), .interval(.zero, .highest, step: .one), 0)
    case .mean: return (unit, .interval(low, high, step: Self.hundredth), 2)
    case .min, .max, .latest: return (unit, .interval(low, high), 2)
    }
  }

  private static let tenth = Number(1, over: 10) ?? .one
  private static let hundredth = Number(1, over: 100) ?? .one
}
