import FollowUp
import JSONText
import Values

/// Indicators for other programs; keys are the same in every language, definitions are in one.
struct ReportFile {
  let report: IndicatorReport
  let wording: any Wording

  // MARK: JSON

  /// The report as one object on one line.
  var json: [UInt8] {
    JSONWriter.object { object in
      let choice = report.choice
      write(choice.period, "period", &object)
      if let baseline = choice.baseline { write(baseline, "baseline", &object) }
      object.string("baseline_interval", ifPresent: choice.interval?.description)
      object.string("unit", ifPresent: choice.unit)
      object.string("protocol", ifPresent: choice.protocol)
      object.boolean("suppressed", choice.hidesSmall)
      object.string("now", report.now.description)
      object.string("method", wording.intervalMethod)
      object.array("indicators") { array in
        for (now, before) in report.pairs {
          array.object { write(now, before, &$0) }
        }
      }
    }
  }

  private func write(_ period: ReportPeriod, _ key: String, _ object: inout JSONObjectWriter) {
    object.object(key) { object in
      object.string("from", period.from.description)
      object.string("to", period.through.description)
    }
  }

  private func write(
    _ now: Indicator,
    _ before: Indicator?,
    _ object: inout JSONObjectWriter
  ) {
    let words = wording.words(now.id)
    object.string("id", now.id.rawValue)
    object.string("name", words.name)
    object.object("definition") { definition in
      definition.string("numerator", words.part)
      definition.string("denominator", words.whole)
      definition.string("left_out", words.leftOut)
    }
    object.object("period") { write(now, &$0) }
    guard let before else { return }
    object.object("baseline") { write(before, &$0) }
    guard let change = now.total?.difference(from: before.total) else { return }
    object.object("change") { object in
      object.number("share", change.value.text(decimals: 4))
      object.write(change.interval)
    }
  }

  private func write(_ indicator: Indicator, _ object: inout JSONObjectWriter) {
    if let total = indicator.total { object.object("total") { write(total, &$0) } }
    for (name, rows) in [("parts", indicator.rows), ("units", indicator.units)]
    where !rows.isEmpty {
      object.array(name) { array in
        for row in rows {
          array.object { object in
            object.string("key", row.key)
            write(row.measure, &object)
            if indicator.id == .overridesByRule { write(row.reasons, &object) }
          }
        }
      }
    }
  }

  private func write(_ reasons: [OverrideReason: Int]?, _ object: inout JSONObjectWriter) {
    guard let reasons else { return object.null("reasons") }
    object.object("reasons") { object in
      for (reason, count) in reasons.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        object.number(reason.rawValue, count)
      }
    }
  }

  private func write(_ measure: Indicator.Measure, _ object: inout JSONObjectWriter) {
    switch measure {
    case .hidden: object.boolean("hidden", true)
    case .share(let share): share.write(&object)
    case .times(let count, let median, let ninetieth):
      object.number("count", count)
      if let median { object.number("median_minutes", median) }
      if let ninetieth { object.number("p90_minutes", ninetieth) }
    case .rate(let events, let days, let expected):
      object.number("events", events)
      object.number("follow_up_days", days)
      object.number("per_100_patient_years", ifPresent: measure.yearlyRate?.text(decimals: 2))
      object.number("expected", ifPresent: expected?.text(decimals: 2))
      object.number("avoided", ifPresent: measure.avoided?.text(decimals: 4))
    }
  }

  // MARK: CSV

  private static let columns = [
    "period", "from", "to", "indicator", "level", "key", "reason", "part", "whole", "share", "low",
    "high", "median_minutes", "p90_minutes", "follow_up_days", "per_100_patient_years", "expected",
    "hidden",
  ]

  /// The report for a spreadsheet: a line for each figure, part and unit.
  var csv: String {
    var lines = [CSVLine.text(Self.columns)]
    for (now, before) in report.pairs {
      lines += self.lines(now, "period", report.choice.period)
      if let before, let baseline = report.choice.baseline {
        lines += self.lines(before, "baseline", baseline)
      }
    }
    return lines.joined()
  }

  private func lines(_ indicator: Indicator, _ name: String, _ period: ReportPeriod) -> [String] {
    let head = [
      name, period.from.description, period.through.description, indicator.id.rawValue,
    ]
    var lines = indicator.total.map { [CSVLine.text(head + ["total", "", ""] + cells($0))] } ?? []
    for row in indicator.rows {
      lines.append(CSVLine.text(head + ["part", row.key, ""] + cells(row.measure)))
      for (reason, count) in (row.reasons ?? [:]).sorted(by: { $0.key.rawValue < $1.key.rawValue })
      {
        let cells = ["part", row.key, reason.rawValue, "\(count)"]
        lines.append(CSVLine.text(head + cells + [String](repeating: "", count: 10)))
      }
    }
    for row in indicator.units {
      lines.append(CSVLine.text(head + ["unit", row.key, ""] + cells(row.measure)))
    }
    return lines
  }

  private func cells(_ measure: Indicator.Measure) -> [String] {
    func text(_ value: Double?, _ decimals: Int) -> String {
      value?.text(decimals: decimals) ?? ""
    }
    let none = [String](repeating: "", count: 10)
    switch measure {
    case .hidden: return none + ["true"]
    case .share(let share):
      let interval = share.interval
      return [
        "\(share.part)", "\(share.whole)", text(share.value, 4), text(interval?.lowerBound, 4),
        text(interval?.upperBound, 4),
      ] + none.prefix(5) + ["false"]
    case .times(let count, let median, let ninetieth):
      let times = [median, ninetieth].map { $0.map(String.init) ?? "" }
      return ["", "\(count)", "", "", ""] + times + ["", "", "", "false"]
    case .rate(let events, let days, let expected):
      let rate = ["\(days)", text(measure.yearlyRate, 2), text(expected, 2)]
      return ["\(events)"] + none.prefix(6) + rate + ["false"]
    }
  }
}

extension Indicator.Measure {
  /// How much greater a share is than an earlier one; `nil` where either is none, or hidden.
  func difference(from earlier: Indicator.Measure?) -> Share.Difference? {
    guard case .share(let now) = self, case .share(let before) = earlier else { return nil }
    return now.difference(from: before)
  }

  /// How often in a hundred years of follow-up; `nil` for another measure, and without follow-up.
  var yearlyRate: Double? {
    guard case .rate(let events, let days, _) = self, days > 0 else { return nil }
    return Double(events) * 100 * 365.2425 / Double(days)
  }

  /// The share of the expected that did not come; `nil` where nothing is expected.
  var avoided: Double? {
    guard case .rate(let events, _, let expected?) = self, expected > 0 else { return nil }
    return 1 - Double(events) / expected
  }
}

extension Share {
  /// The members of a share with its interval.
  func write(_ object: inout JSONObjectWriter) {
    object.number("part", part)
    object.number("whole", whole)
    guard let value, let interval else { return object.null("share") }
    object.number("share", value.text(decimals: 4))
    object.write(interval)
  }
}

extension JSONObjectWriter {
  /// The ends of an interval of confidence.
  fileprivate mutating func write(_ interval: ClosedRange<Double>) {
    number("low", interval.lowerBound.text(decimals: 4))
    number("high", interval.upperBound.text(decimals: 4))
  }
}
