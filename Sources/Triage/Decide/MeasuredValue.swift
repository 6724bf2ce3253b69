import Expressions
import Rules
import Scheduling
import Values

/// A value made of readings, and what it was made of.
struct MeasuredValue: Sendable {
  let slot: Int
  let set: ValueSet
  let readings: Int
  let coverage: Number?
  /// Whether enough of the stretch is covered.
  let isUsable: Bool
}

extension DeviceData {
  /// The values that rules read of series.
  ///
  /// - Parameters:
  ///   - rules: what is read.
  ///   - authored: the moment the form was authored; what was measured later does not count.
  ///   - calendar: the clinic's days.
  /// - Returns: a value for each of the rules' series values, in their order.
  func measured(
    _ rules: RuleSet,
    until authored: Instant,
    _ calendar: ClinicCalendar
  ) -> [MeasuredValue] {
    rules.seriesValues.compactMap { value in
      if let stated = stated[rules.schema.values[value.slot].name] {
        return MeasuredValue(stated: stated, inSlot: value.slot)
      }
      guard let series = rules.series.first(where: { $0.id == value.call.series }) else {
        return nil
      }
      let stretch = SeriesStretch(
        series,
        from: calendar.moment(value.call.stretch, before: authored),
        to: authored,
        readings: readings.filter { $0.code == series.code },
        refused: refused.filter { $0.code == nil || $0.code == series.code },
        disputed: Set(refused.filter(\.isConflict).compactMap(\.id))
      )
      return MeasuredValue(
        slot: value.slot,
        set: stretch.value(value.call) ?? rules.schema.values[value.slot].domain,
        readings: stretch.known.count,
        coverage: stretch.coverage.roundedDown,
        isUsable: stretch.isUsable
      )
    }
  }
}

extension MeasuredValue {
  /// The value as a decision tells it.
  func result(_ rules: RuleSet) -> MeasuredResult {
    MeasuredResult(
      name: rules.schema.values[slot].name,
      value: set.knownNumber,
      bounds: set.isBounded ? ShownBounds(low: set.low, high: set.high) : nil,
      readings: readings,
      coverage: coverage
    )
  }

  /// A value that is stated outright.
  fileprivate init(stated: Number, inSlot slot: Int) {
    self.init(slot: slot, set: .number(stated), readings: 0, coverage: nil, isUsable: true)
  }
}

extension ClinicCalendar {
  /// The same time of day a period before: on another day where the period is counted in days or
  /// more, whatever the clocks did in between.
  func moment(_ period: Period, before moment: Instant) -> Instant {
    guard period.isMonths || period.minutes % 1440 == 0 else {
      return moment.adding(minutes: -period.minutes)
    }
    let local = local(moment)
    let minute = (local.milliseconds / 60_000 + local.offset)
    let ofDay = ((minute % 1440) + 1440) % 1440
    let back = period.isMonths ? Period(-period.months, .month) : Period(-period.days, .day)
    let start = instant(on: date(of: moment).adding(back), hour: ofDay / 60, minute: ofDay % 60)
    return Instant(
      milliseconds: start.milliseconds + local.milliseconds % 60_000,
      offset: start.offset
    )
  }
}
