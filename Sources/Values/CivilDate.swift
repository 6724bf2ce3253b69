/// A day of the proleptic Gregorian calendar, without time or zone, in the years 1 to 9999.
public struct CivilDate: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  public let dayNumber: Int

  /// The day that many days after 1970-01-01.
  public init(dayNumber: Int) { self.dayNumber = dayNumber }

  /// A day by year, month and day; `nil` where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Self.days(inMonth: month, of: year)
    else { return nil }
    self.init(dayNumber: Self.dayNumber(year: year, month: month, day: day))
  }

  /// Reads `YYYY-MM-DD`; `nil` for anything else, 30 February included.
  public init?(_ text: some StringProtocol) {
    let text = String(text)
    let date = text.utf8.withContiguousStorageIfAvailable { CivilDate(ascii: $0) }
    guard let date = date ?? Array(text.utf8).withUnsafeBufferPointer({ CivilDate(ascii: $0) })
    else { return nil }
    self = date
  }

  /// Reads `YYYY-MM-DD`; `nil` for anything else, 30 February included.
  public init?(ascii bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = decimal(bytes[0..<4]), let month = decimal(bytes[5..<7]),
      let day = decimal(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Earlier first.
  public static func < (left: CivilDate, right: CivilDate) -> Bool {
    left.dayNumber < right.dayNumber
  }

  /// Year, month and day.
  ///
  /// - SeeAlso: Howard Hinnant, chrono-Compatible Low-Level Date Algorithms, `civil_from_days`.
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The weekday: 1 is Monday, 7 is Sunday (ISO 8601).
  public var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 + 1 }

  /// The day that many days later; earlier where negative.
  public func adding(days: Int) -> CivilDate { CivilDate(dayNumber: dayNumber + days) }

  /// The same day that many months later; where the month is too short, its last day.
  public func adding(months: Int) -> CivilDate {
    let (year, month, day) = components
    let index = year * 12 + month - 1 + months
    let newYear = index >= 0 ? index / 12 : (index - 11) / 12
    let newMonth = index - newYear * 12 + 1
    let newDay = min(day, Self.days(inMonth: newMonth, of: newYear))
    return CivilDate(dayNumber: Self.dayNumber(year: newYear, month: newMonth, day: newDay))
  }

  /// The day a period later; minutes and hours count as whole days, rounded down.
  public func adding(_ period: Period) -> CivilDate {
    period.isMonths ? adding(months: period.months) : adding(days: period.days)
  }

  /// The day a period earlier; minutes and hours count as whole days, rounded down.
  public func subtracting(_ period: Period) -> CivilDate {
    period.isMonths ? adding(months: -period.months) : adding(days: -period.days)
  }

  /// The whole months from an earlier day to this one: how often a month can be added to it.
  ///
  /// Negative where that day is later.
  public func wholeMonths(since earlier: CivilDate) -> Int {
    if earlier > self { return -earlier.wholeMonths(since: self) }
    let (year, month, _) = components
    let (earlierYear, earlierMonth, _) = earlier.components
    let months = (year - earlierYear) * 12 + month - earlierMonth
    return earlier.adding(months: months) > self ? months - 1 : months
  }

  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

extension CivilDate: CustomStringConvertible {
  /// `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = components
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

/// The value of ASCII digits; `nil` where one is none.
func decimal(_ digits: some Collection<UInt8>) -> Int? {
  digits.reduce(0) { value, byte in
    guard let value, (0x30...0x39).contains(byte) else { return nil }
    return value * 10 + Int(byte - 0x30)
  }
}

/// A whole number with zeros before it where it has fewer digits.
func padded(_ value: Int, _ width: Int) -> String {
  guard (0..<10_000).contains(value), width <= 4 else {
    let digits = String(value)
    return String(repeating: "0", count: max(width - digits.count, 0)) + digits
  }
  let count = max(width, value < 10 ? 1 : value < 100 ? 2 : value < 1000 ? 3 : 4)
  return String(unsafeUninitializedCapacity: count) { text in
    var rest = value
    for index in (0..<count).reversed() {
      text[index] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
    return count
  }
}

extension CivilDate {
  /// The day numbers of the years 1 to 9999.
  public static let range =
    dayNumber(year: 1, month: 1, day: 1)...dayNumber(year: 9999, month: 12, day: 31)
}
