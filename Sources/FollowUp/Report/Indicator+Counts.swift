import Triage
public import Values

extension Indicator {
  /// Every figure, of what was counted.
  ///
  /// - Parameters:
  ///   - counts: of everybody.
  ///   - units: of each unit, by its name.
  ///   - interval: how often everybody would have been seen with a fixed interval.
  /// - Returns: one of each id, in their order.
  public static func all(
    _ counts: ReportCounts,
    units: [String: ReportCounts] = [:],
    interval: Period? = nil
  ) -> [Indicator] {
    ID.allCases.map { id in
      let byUnit = units.sorted { $0.key < $1.key }.compactMap { unit, counts in
        id.hasUnits ? counts.total(id, interval).map { Row(unit, $0) } : nil
      }
      return Indicator(
        id,
        total: counts.total(id, interval),
        rows: counts.rows(id),
        units: byUnit
      )
    }
  }
}

extension Indicator.ID {
  fileprivate var hasUnits: Bool {
    switch self {
    case .response, .reminded, .unansweredCaught, .grey, .noContact, .deadlinesMissed, .overrides:
      true
    case .formsSent, .colours, .asked, .contacts, .inPerson, .timeToContact, .overridesByRule,
      .openEntries:
      false
    }
  }
}

extension ReportCounts {
  fileprivate func total(_ id: Indicator.ID, _ interval: Period?) -> Indicator.Measure? {
    switch id {
    case .response:
      .share(Share(sent.filter(\.key.isAnswer).map(\.value).sum, of: notStopped))
    case .reminded: .share(Share(reminded, of: notStopped))
    case .unansweredCaught: .share(Share(silences.kept, of: silences.all))
    case .grey: .share(Share(colours[.grey] ?? 0, of: colours.values.sum))
    case .noContact:
      .share(
        Share(
          handling[.withoutContact] ?? 0,
          of: (handling[.withoutContact] ?? 0) + (handling[.contact] ?? 0)
        )
      )
    case .inPerson:
      .rate(
        events: contacts["in_person"] ?? 0,
        days: followUpDays,
        expected: interval.map { Double(followUpDays) / $0.averageDays }
      )
    case .deadlinesMissed: deadlines.values.reduce(into: Kept()) { $0.add($1) }.missed
    case .overrides: judged.measure
    case .formsSent, .colours, .asked, .contacts, .timeToContact, .overridesByRule, .openEntries:
      nil
    }
  }

  private var notStopped: Int { sent.values.sum - (sent[.stopped] ?? 0) }

  fileprivate func rows(_ id: Indicator.ID) -> [Indicator.Row] {
    let colours = Colour.allCases.reversed()
    return switch id {
    case .formsSent: parts(SentOutcome.allCases.map { ($0.rawValue, sent[$0] ?? 0) })
    case .colours: parts(colours.map { ($0.description, self.colours[$0] ?? 0) })
    case .grey:
      parts([.patient, .technical, .protocol].map { ($0.rawValue, causes[$0] ?? 0) })
    case .asked: parts(ordered(asked))
    case .contacts: parts(ordered(contacts))
    case .timeToContact: colours.map { Indicator.Row($0.description, time($0)) }
    case .deadlinesMissed:
      colours.map { Indicator.Row($0.description, (deadlines[$0] ?? Kept()).missed) }
    case .overrides:
      parts(OverrideReason.allCases.map { ($0.rawValue, judged.overridden[$0] ?? 0) })
    case .overridesByRule:
      rules.sorted { $0.key < $1.key }.map { name, judged in
        Indicator.Row(
          "\(name.protocol)/\(name.finding)",
          judged.measure,
          reasons: judged.overridden
        )
      }
    case .openEntries: parts(EntryAge.allCases.map { ($0.rawValue, open[$0] ?? 0) })
    case .response, .reminded, .unansweredCaught, .noContact, .inPerson: []
    }
  }

  private func time(_ colour: Colour) -> Indicator.Measure {
    let times = waiting[colour] ?? Durations()
    return .times(
      count: times.count,
      median: times.percentile(50),
      ninetieth: times.percentile(90)
    )
  }

  private func parts(_ counts: [(key: String, count: Int)]) -> [Indicator.Row] {
    let whole = counts.map(\.count).sum
    return counts.map { Indicator.Row($0.key, .share(Share($0.count, of: whole))) }
  }

  /// Contacts from the nearest to the least; those of a clinic's own after them.
  private func ordered(_ contacts: [String: Int]) -> [(String, Int)] {
    let known = ["in_person", "video", "phone", "message", "none"]
    let others = contacts.keys.filter { !known.contains($0) }.sorted()
    return (known + others).compactMap { word in contacts[word].map { (word, $0) } }
  }
}

extension Kept {
  fileprivate var missed: Indicator.Measure { .share(Share(all - kept, of: all)) }
}

extension Judged {
  fileprivate var measure: Indicator.Measure { .share(Share(overridden.values.sum, of: all)) }
}

extension Period {
  /// The days of it; a month counts as a twelfth of 365.2425 days.
  fileprivate var averageDays: Double {
    isMonths ? Double(months) * 365.2425 / 12 : Double(minutes) / 1440
  }
}

extension Sequence<Int> {
  fileprivate var sum: Int { reduce(0, +) }
}
