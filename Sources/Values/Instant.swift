/// A moment, to the millisecond, with the offset from UTC it was written with.
///
/// Two instants are equal and ordered by the moment alone.
public struct Instant: Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public let milliseconds: Int
  /// Minutes east of UTC, as written.
  public let offset: Int

  /// Makes a moment.
  public init(milliseconds: Int, offset: Int = 0) {
    self.milliseconds = milliseconds
    self.offset = offset
  }

  /// Reads an RFC 3339 date-time with a zone, such as `2026-11-02T18:04:00+01:00`.
  ///
  /// `nil` for anything else: no zone, 24:00, second 60, 30 February, more than three decimals of
  /// a second, years outside 1 to 9999.
  public init?(_ text: some StringProtocol) {
    let text = String(text)
    let instant = text.utf8.withContiguousStorageIfAvailable { Instant(ascii: $0) }
    guard let instant = instant ?? Array(text.utf8).withUnsafeBufferPointer({ Instant(ascii: $0) })
    else { return nil }
    self = instant
  }

  /// Reads an RFC 3339 date-time with a zone; `nil` for anything else.
  public init?(ascii bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"),
      let date = CivilDate(ascii: UnsafeBufferPointer(rebasing: bytes[0..<10])),
      let hour = decimal(bytes[11..<13]), hour < 24,
      let minute = decimal(bytes[14..<16]), minute < 60,
      let second = decimal(bytes[17..<19]), second < 60
    else { return nil }
    var rest = bytes[19...]
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
      guard (1...3).contains(digits.count), let value = decimal(digits) else { return nil }
      fraction = value * [0, 100, 10, 1][digits.count]
      rest = rest.dropFirst(digits.count + 1)
    }
    guard let offset = Self.offset(UnsafeBufferPointer(rebasing: rest)) else { return nil }
    let minutes = (date.dayNumber * 24 + hour) * 60 + minute - offset
    self.init(milliseconds: (minutes * 60 + second) * 1000 + fraction, offset: offset)
  }

  private static func offset(_ zone: UnsafeBufferPointer<UInt8>) -> Int? {
    if zone.count == 1, zone[0] == UInt8(ascii: "Z") { return 0 }
    guard zone.count == 6, zone[3] == UInt8(ascii: ":"),
      let hours = decimal(zone[1..<3]), hours < 24,
      let minutes = decimal(zone[4..<6]), minutes < 60
    else { return nil }
    switch zone[0] {
    case UInt8(ascii: "+"): return hours * 60 + minutes
    case UInt8(ascii: "-"): return -(hours * 60 + minutes)
    default: return nil
    }
  }

  /// The day it was where it was written.
  public var date: CivilDate {
    let local = milliseconds + offset * 60_000
    return CivilDate(dayNumber: (local >= 0 ? local : local - 86_399_999) / 86_400_000)
  }

  /// The moment that many minutes later.
  public func adding(minutes: Int) -> Instant {
    Instant(milliseconds: milliseconds + minutes * 60_000, offset: offset)
  }
}

extension Instant: Hashable, Comparable {
  /// Whether both are the same moment.
  public static func == (left: Instant, right: Instant) -> Bool {
    left.milliseconds == right.milliseconds
  }

  /// Earlier first.
  public static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// Hashes the moment.
  public func hash(into hasher: inout Hasher) { hasher.combine(milliseconds) }
}

extension Instant: CustomStringConvertible {
  /// RFC 3339 with the offset it was written with; decimals only where there are any.
  public var description: String {
    let local = milliseconds + offset * 60_000
    let date = date
    let rest = local - date.dayNumber * 86_400_000
    let (hour, minute, second) = (rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60)
    var text = "\(date)T"
    text.append(hour)
    text += ":"
    text.append(minute)
    text += ":"
    text.append(second)
    if rest % 1000 != 0 { text += ".\(padded(rest % 1000, 3))" }
    if offset == 0 { return text + "Z" }
    text += offset < 0 ? "-" : "+"
    text.append(abs(offset) / 60)
    text += ":"
    text.append(abs(offset) % 60)
    return text
  }
}

extension String {
  /// Appends a number below 100 in two digits.
  fileprivate mutating func append(_ number: Int) {
    unicodeScalars.append(Unicode.Scalar(UInt8(0x30 + number / 10)))
    unicodeScalars.append(Unicode.Scalar(UInt8(0x30 + number % 10)))
  }
}
