public import Values

/// A Norwegian public holiday.
///
/// - SeeAlso: Lov om 1 og 17 mai som høgtidsdagar (1947); helligdagsfredloven (1995), § 2.
public enum NorwegianHoliday: Sendable, Hashable, CaseIterable {
  case newYearsDay, maundyThursday, goodFriday, easterSunday, easterMonday, labourDay
  case constitutionDay, ascensionDay, whitSunday, whitMonday, christmasDay, boxingDay

  /// The holiday that falls on a day; `nil` where none does.
  ///
  /// Where two fall on one day, as Ascension Day on 1 May 2008, it is the one of a fixed date.
  public init?(on date: CivilDate) {
    guard let holiday = Self.fixed(date) ?? Self.movable(date) else { return nil }
    self = holiday
  }

  private static func fixed(_ date: CivilDate) -> NorwegianHoliday? {
    let (_, month, day) = date.components
    switch (month, day) {
    case (1, 1): return .newYearsDay
    case (5, 1): return .labourDay
    case (5, 17): return .constitutionDay
    case (12, 25): return .christmasDay
    case (12, 26): return .boxingDay
    default: return nil
    }
  }

  private static func movable(_ date: CivilDate) -> NorwegianHoliday? {
    switch daysFromEasterSunday(date) {
    case -3: .maundyThursday
    case -2: .goodFriday
    case 0: .easterSunday
    case 1: .easterMonday
    case 39: .ascensionDay
    case 49: .whitSunday
    case 50: .whitMonday
    default: nil
    }
  }

  /// How many days after Easter Sunday of the same year a day is; negative before it.
  private static func daysFromEasterSunday(_ date: CivilDate) -> Int {
    let (year, month, day) = date.components
    let firstOfMarch = date.adding(days: 1 - day).adding(months: 3 - month)
    return date.dayNumber - firstOfMarch.dayNumber - easterSundayAfterFirstOfMarch(year)
  }

  /// How many days after 1 March Easter Sunday is.
  ///
  /// - SeeAlso: the anonymous Gregorian algorithm (Nature, 20 April 1876), as in Meeus,
  ///   Astronomical Algorithms, chapter 8.
  private static func easterSundayAfterFirstOfMarch(_ year: Int) -> Int {
    let golden = year % 19
    let (century, yearOfCentury) = year.quotientAndRemainder(dividingBy: 100)
    let skippedLeaps = century - century / 4
    let moonCorrection = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + skippedLeaps - moonCorrection + 15) % 30
    let toSunday =
      (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
    let exception = (golden + 11 * epact + 22 * toSunday) / 451
    return epact + toSunday - 7 * exception + 21
  }
}
