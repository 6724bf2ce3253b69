import Expressions
import Rules
import Values

/// The readings of a series between two moments, and what is not known of them.
///
/// The stretch is cut into pieces as long as from one expected reading to the next. Where too few
/// pieces hold a reading, each of the others could hold one of any plausible value, and so could
/// each reading whose value is not known; what is made of the series is then the set of all that it
/// could be.
struct SeriesStretch {
  /// The plausible readings, the earliest first.
  let known: [(time: Instant, value: Number)]
  /// How many pieces there are.
  let expected: Int
  /// How many pieces hold a plausible reading.
  let covered: Int
  private let series: DeviceSeries
  /// When readings of unknown value were made, the earliest first; `nil` where nobody knows.
  private let doubtful: [Instant?]

  /// - Parameters:
  ///   - series: what the readings are.
  ///   - start: the moment before the first that counts.
  ///   - end: the last moment that counts.
  ///   - readings: the readings of the series' code.
  ///   - refused: readings that could be of the series and were refused.
  ///   - disputed: the identifiers under which two different readings came.
  init(
    _ series: DeviceSeries,
    from start: Instant,
    to end: Instant,
    readings: [Reading],
    refused: [RefusedReading],
    disputed: Set<String> = []
  ) {
    self.series = series
    let length = series.interval.minutes * 60_000
    let expected = max((end.milliseconds - start.milliseconds) / length, 1)
    var known: [(time: Instant, value: Number)] = []
    var doubtful: [Instant?] = []
    var pieces: Set<Int> = []
    for reading in readings where start < reading.time && reading.time <= end {
      if let value = reading.unit.converted(reading.value, to: series.unit),
        series.plausible.contains(value), !disputed.contains(reading.id)
      {
        known.append((reading.time, value))
        pieces.insert((end.milliseconds - reading.time.milliseconds) / length)
      } else {
        doubtful.append(reading.time)
      }
    }
    for reading in refused where reading.time.map({ start < $0 && $0 <= end }) ?? true {
      doubtful.append(reading.time)
    }
    self.known = known.sorted { ($0.time, $0.value) < ($1.time, $1.value) }
    self.doubtful = doubtful
    self.expected = expected
    covered = pieces.count { $0 < expected }
  }

  /// How much of the stretch is covered, in %.
  var coverage: Number { Number(Int64(covered) * 100, over: Int64(expected)) ?? .zero }

  /// Whether that is enough.
  var isUsable: Bool { coverage >= series.leastCoverage }

  /// What is made of the readings; `nil` where nothing bounds it.
  func value(_ call: SeriesCall) -> ValueSet? {
    switch call.function {
    case .count: count(call.test)
    case .percent: percent(call.test)
    case .mean: mean
    case .min: extreme { $0.min() }
    case .max: extreme { $0.max() }
    case .latest: latest
    }
  }

  /// How many readings there could be besides those that are known.
  private var gaps: Int { doubtful.count + (isUsable ? 0 : expected - covered) }

  // MARK: Functions

  private func count(_ test: ReadingTest?) -> ValueSet? {
    let counted = known.count { test?.holds($0.value) ?? true }
    return set(Number(counted), Number(counted + gaps), decimals: 0)
  }

  private func percent(_ test: ReadingTest?) -> ValueSet? {
    let all = Int64(known.count + gaps)
    let counted = Int64(known.count { test?.holds($0.value) ?? true })
    guard all > 0, let low = Number(counted * 100, over: all),
      let high = Number((counted + Int64(gaps)) * 100, over: all)
    else { return nil }
    return set(low, high, decimals: 1)
  }

  private var mean: ValueSet? {
    var sum = Number.zero
    for reading in known {
      guard let next = sum.adding(reading.value) else { return nil }
      sum = next
    }
    let ends = [series.plausible.lowerBound, series.plausible.upperBound].map { end in
      end.multiplied(by: Number(gaps))?.adding(sum)?.divided(by: Number(known.count + gaps))
    }
    guard let low = ends[0], let high = ends[1] else { return nil }
    return set(low, high, decimals: 2)
  }

  /// The least or the greatest; what is not known could only be further out.
  private func extreme(_ of: ([Number]) -> Number?) -> ValueSet? {
    guard let found = of(known.map(\.value)) else { return nil }
    guard gaps > 0 else { return .number(found) }
    let ends = [series.plausible.lowerBound, series.plausible.upperBound].compactMap {
      of([found, $0])
    }
    guard let low = ends.min(), let high = ends.max() else { return nil }
    return .interval(low, high)
  }

  /// The last one; of several at one moment any.
  private var latest: ValueSet? {
    guard isUsable, let last = known.last else { return nil }
    let isDoubtful = doubtful.contains { time in time.map { $0 >= last.time } ?? true }
    if isDoubtful { return nil }
    let together = known.filter { $0.time == last.time }.map(\.value)
    guard let first = together.first else { return nil }
    return first == last.value ? .number(first) : .interval(first, last.value)
  }

  /// One number, or all between two; rounded once, as a score is.
  private func set(_ low: Number, _ high: Number, decimals: Int) -> ValueSet? {
    guard let low = low.rounded(toDecimals: decimals), let high = high.rounded(toDecimals: decimals)
    else { return nil }
    if gaps == 0 { return .number(low) }
    let step = Number.one.divided(by: Number([1, 10, 100][decimals])) ?? .zero
    return .interval(low, high, step: step)
  }
}
