import FollowUp
import Triage
import Values

/// A figure of a report in words.
struct ReportCells {
  let wording: any Wording
  /// The protocols whose rules are told of, as the store has them.
  var protocols: [TriageProtocol] = []

  /// The headings of what ``texts(_:)`` gives.
  func headings(_ indicator: Indicator) -> [String] {
    let words = wording.report
    switch indicator.id {
    case .timeToContact: return [words.number, words.median, words.ninetieth]
    case .inPerson: return [words.number, words.yearly, words.fixed]
    default: return [words.number, words.share, words.interval]
    }
  }

  /// A row of the period with what it was in the earlier one; either may lack it.
  struct Pair {
    let label: String
    let now: Indicator.Row?
    let before: Indicator.Row?
  }

  /// The figure, its parts and its units, each beside what it was; what only the earlier period has
  /// stands as well.
  func pairs(_ now: Indicator, _ before: Indicator?) -> [Pair] {
    let all = now.total.map { total in
      Pair(
        label: wording.report.all,
        now: .init("", total),
        before: before?.total.map { .init("", $0) }
      )
    }
    let parts = Self.matched(now.rows, before?.rows ?? []).map { row, earlier in
      Pair(label: (row ?? earlier).map { label($0, of: now) } ?? "", now: row, before: earlier)
    }
    let units = Self.matched(now.units, before?.units ?? []).map { row, earlier in
      let name = visible((row ?? earlier)?.key ?? "")
      return Pair(label: "\(wording.report.unit) \(name)", now: row, before: earlier)
    }
    return [all].compactMap(\.self) + parts + units
  }

  private static func matched(
    _ now: [Indicator.Row],
    _ before: [Indicator.Row]
  ) -> [(Indicator.Row?, Indicator.Row?)] {
    let both = now.map { row -> (Indicator.Row?, Indicator.Row?) in
      (row, before.first { $0.key == row.key })
    }
    let gone = before.filter { row in !now.contains { $0.key == row.key } }
    return both + gone.map { (nil, $0) }
  }

  /// A measure in three texts.
  func texts(_ measure: Indicator.Measure?) -> [String] {
    switch measure {
    case nil: return [wording.report.nothing, "", ""]
    case .hidden: return [wording.report.hidden, "", ""]
    case .share(let share):
      guard let value = share.value, let interval = share.interval else {
        return [wording.report.nothing, "", ""]
      }
      return [wording.count(share.part, of: share.whole), percent(value), percent(interval)]
    case .times(let count, let median, let ninetieth):
      return ["\(count)"] + [median, ninetieth].map { $0.map(days) ?? "" }
    case .rate(let events, _, let expected):
      let avoided = measure?.avoided.map { wording.avoided(percent($0)) }
      let fixed = [expected.map { number($0) }, avoided].compactMap(\.self)
      return [
        "\(events)", measure?.yearlyRate.map { number($0) } ?? "", fixed.joined(separator: "; "),
      ]
    }
  }

  /// A measure in one text.
  func text(_ measure: Indicator.Measure?) -> String {
    let texts = texts(measure)
    let rest = texts.dropFirst().filter { !$0.isEmpty }.joined(separator: "; ")
    return rest.isEmpty ? texts[0] : "\(texts[0]) (\(rest))"
  }

  /// What a chart writes beside a bar.
  func short(_ measure: Indicator.Measure) -> String {
    switch measure {
    case .share(let share):
      share.value.map { "\(percent($0)) (\(share.part))" } ?? texts(measure)[0]
    case .times(let count, let median, _):
      median.map { "\(days($0)) (\(count))" } ?? "\(count)"
    case .rate(let events, _, _):
      measure.yearlyRate.map { "\(number($0)) (\(events))" } ?? "\(events)"
    case .hidden: texts(measure)[0]
    }
  }

  /// How a share has changed; `nil` where it is not one, or where either is hidden.
  func change(_ now: Indicator, _ before: Indicator) -> String? {
    guard let change = now.total?.difference(from: before.total) else { return nil }
    let texts = [change.value, change.interval.lowerBound, change.interval.upperBound].map {
      number($0 * 100)
    }
    return wording.change(texts[0], texts[1], texts[2])
  }

  /// What a row is of.
  func label(_ row: Indicator.Row, of indicator: Indicator) -> String {
    let key = row.key
    let word: String? =
      switch indicator.id {
      case .formsSent: SentOutcome(rawValue: key).map(wording.word)
      case .colours, .timeToContact, .deadlinesMissed: Colour(key).map(wording.label)
      case .grey: DecisionFault.Cause(rawValue: key).map(wording.word)
      case .asked, .contacts: wording.contact(key)
      case .overrides: OverrideReason(rawValue: key).map(wording.word)
      case .openEntries: EntryAge(rawValue: key).map(wording.word)
      case .overridesByRule: rule(key)
      case .response, .reminded, .unansweredCaught, .noContact, .inPerson: key
      }
    return visible(word ?? key)
  }

  /// A rule by the words before its value, after its protocol's title where there are several.
  private func rule(_ key: String) -> String? {
    let ids = key.split(separator: "/", maxSplits: 1).map(String.init)
    guard ids.count == 2, let found = protocols.first(where: { $0.reference.id == ids[0] }) else {
      return nil
    }
    let name = ProtocolNames(loaded: found, wording: wording).finding(ids[1])
    guard protocols.count > 1, let title = wording.text(found.title) else { return name }
    return "\(title): \(name)"
  }

  /// The reasons of a rule, the most frequent first.
  func reasons(_ row: Indicator.Row?) -> String {
    let reasons = (row?.reasons ?? [:]).sorted { left, right in
      (-left.value, left.key.rawValue) < (-right.value, right.key.rawValue)
    }
    return reasons.map { "\(wording.word($0.key)) \($0.value)" }.joined(separator: ", ")
  }

  /// The days of a report, and whom it is of.
  func facts(_ report: IndicatorReport) -> [String] {
    let choice = report.choice
    let words = wording.report
    return [
      "\(words.period): \(period(choice.period))",
      choice.baseline.map { "\(words.baseline): \(period($0))" },
      choice.interval.map { wording.baselineInterval(wording.duration($0.description)) },
      choice.unit.map { wording.only(unit: visible($0)) },
      choice.protocol.map { wording.only(protocol: visible($0)) },
    ].compactMap(\.self)
  }

  /// The first and the last day of a period.
  func period(_ period: ReportPeriod) -> String {
    wording.period(wording.date(period.from), wording.date(period.through))
  }

  /// What is said of all figures.
  func methods(_ report: IndicatorReport) -> [String] {
    let hidden = report.choice.hidesSmall ? [wording.suppression(Suppression.least)] : []
    return [wording.intervalMethod] + hidden
  }

  // MARK: Numbers

  /// A number with the language's decimal sign.
  func number(_ value: Double, decimals: Int = 1) -> String {
    value.text(decimals: decimals, sign: wording.language.decimalSign)
      .replacing("-", with: "−")
  }

  /// So many in so many weeks, as so many a week.
  func weekly(_ count: Int, _ weeks: Double) -> String { number(Double(count) / weeks) }

  private func percent(_ share: Double) -> String { wording.percent(number(share * 100)) }

  private func percent(_ interval: ClosedRange<Double>) -> String {
    wording.percent(
      "\(number(interval.lowerBound * 100))–\(number(interval.upperBound * 100))"
    )
  }

  /// Minutes as days.
  func days(_ minutes: Int) -> String { wording.days(number(Double(minutes) / 1440)) }
}
