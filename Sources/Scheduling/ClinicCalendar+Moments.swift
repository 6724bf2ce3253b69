public import Values

extension ClinicCalendar {
  /// Every moment at which the clinic's clocks show a time: none in the hour that they skip in March,
  /// two in the hour that comes twice in October.
  ///
  /// - Parameters:
  ///   - date: the day in the clinic's zone.
  ///   - hour: 0 to 23.
  ///   - minute: 0 to 59.
  /// - Returns: the moments, the earlier first.
  public func instants(on date: CivilDate, hour: Int, minute: Int) -> [Instant] {
    let shown = (date.dayNumber * 24 + hour) * 60 + minute
    let offsets = [-1440, 1440].map { minutes in
      local(Instant(milliseconds: (shown + minutes) * 60_000)).offset
    }
    return Set(offsets).sorted(by: >).compactMap { offset in
      let moment = local(Instant(milliseconds: (shown - offset) * 60_000))
      return moment.offset == offset ? moment : nil
    }
  }
}
