import Foundation

/// How far a zone's clocks are ahead of UTC, at any minute.
///
/// The changes of the years that forms are written in are looked up once, so that asking again
/// takes neither a lock nor a date conversion. This is the only file that knows `TimeZone`.
final class ZoneOffsets: Sendable {
  private let zone: TimeZone
  /// The first minutes of the stretches of one offset, ascending; the last one ends at `end`.
  private let starts: [Int]
  private let offsets: [Int]

  /// 1990-01-01 and 2060-01-01, in minutes since 1970-01-01T00:00Z.
  private static let start = 7_305 * 1440
  private static let end = 32_872 * 1440
  /// Shorter than any stretch of one offset on record, so that no change is stepped over.
  private static let step = 5 * 1440

  /// Looks up a zone by its identifier; `nil` where there is none of that name.
  init?(identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    self.zone = zone
    var starts = [Self.start]
    var offsets = [Self.lookUp(zone, Self.start)]
    for probe in stride(from: Self.start, to: Self.end, by: Self.step) {
      let next = min(probe + Self.step, Self.end)
      let offset = Self.lookUp(zone, next)
      if offset == offsets.last { continue }
      starts.append(Self.change(of: zone, after: probe, to: next))
      offsets.append(offset)
    }
    self.starts = starts
    self.offsets = offsets
  }

  /// Minutes east of UTC.
  ///
  /// - Parameter minute: minutes since 1970-01-01T00:00Z.
  /// - Returns: the offset that holds in that minute.
  /// - Complexity: O(log changes) from 1990 to 2059, and a look-up in `TimeZone` outside.
  func offset(atMinute minute: Int) -> Int {
    guard (Self.start..<Self.end).contains(minute) else { return Self.lookUp(zone, minute) }
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= minute { low = middle } else { high = middle }
    }
    return offsets[low]
  }

  /// The first minute of the offset that holds at `late`, where that of `early` differs.
  private static func change(of zone: TimeZone, after early: Int, to late: Int) -> Int {
    var (early, late) = (early, late)
    let offset = lookUp(zone, late)
    while late - early > 1 {
      let middle = (early + late) / 2
      if lookUp(zone, middle) == offset { late = middle } else { early = middle }
    }
    return late
  }

  /// Offsets before 1900 hold odd seconds; they are rounded down to the minute.
  private static func lookUp(_ zone: TimeZone, _ minute: Int) -> Int {
    let seconds = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(minute) * 60))
    return seconds.dividedDown(by: 60)
  }
}

extension Int {
  /// The quotient rounded towards the past, for moments before 1970 too.
  func dividedDown(by divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
