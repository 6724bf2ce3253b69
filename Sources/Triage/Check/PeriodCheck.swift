import Diagnostics
import Expressions
import Rules
import Values

/// Looks at each time that a protocol names by itself: whether it can be meant where it stands.
///
/// A plan and a deadline are counted in whole days, and a range with its ends exchanged holds nothing.
struct PeriodCheck {
  private let file: ProtocolFile
  private let source: SourceText

  init(_ file: ProtocolFile, _ source: SourceText) {
    self.file = file
    self.source = source
  }

  func diagnostics() -> [Diagnostic] {
    let deadlines =
      (file.consultation?.rows.map(\.deadline) ?? []) + (file.actions?.rows.map(\.deadline) ?? [])
    return (file.followUp?.lines ?? []).flatMap { faults(of: $0.kind) }
      + deadlines.compactMap { $0.flatMap { fault(of: $0) } }
  }

  /// What of a line's times cannot be meant; a line without any may be compared with others.
  func faults(of line: PlanLine.Kind) -> [Diagnostic] {
    let faults = line.periods.compactMap { fault(of: $0, canBeNone: line.canBeNone) }
    return faults.isEmpty ? [emptyWindow(line)].compactMap(\.self) : faults
  }

  private func fault(of deadline: Located<Within>) -> Diagnostic? {
    let place = source.place(deadline.span)
    switch deadline.value {
    case .period(let period) where !period.isCountedInDays:
      return .timeBelowDays(period, at: place)
    case .period(let period) where period.count == 0: break
    case .workingDays(0): break
    case .sameDay, .workingDays, .period: return nil
    }
    return .zeroTime("\(deadline.value)", "the day itself is written `same day`", at: place)
  }

  private func fault(of period: Located<Period>, canBeNone: Bool) -> Diagnostic? {
    let place = source.place(period.span)
    guard period.value.isCountedInDays else { return .timeBelowDays(period.value, at: place) }
    guard period.value.count == 0, !canBeNone else { return nil }
    return .zeroTime("\(period.value)", "write 1 or more", at: place)
  }

  private func emptyWindow(_ line: PlanLine.Kind) -> Diagnostic? {
    switch line {
    case .sendEvery(_, let own?) where own.shortest.count > own.longest.count:
      return .emptyWindow(
        "interval",
        own.shortest,
        own.longest,
        on: nil,
        at: source.place(own.span)
      )
    case .compareWithForms(let from, let to):
      guard let day = from.value.dayLonger(than: to.value) else { return nil }
      return .emptyWindow(
        "earlier form",
        from.value,
        to.value,
        on: from.value.isSurelyLonger(than: to.value) ? nil : day,
        at: source.place(from.span.joined(to.span))
      )
    default: return nil
    }
  }
}

extension PlanLine.Kind {
  /// Every time that the line names; an interval of one patient's own has one unit.
  fileprivate var periods: [Located<Period>] {
    switch self {
    case .sendEvery(let period, let own): [period] + (own.map { [$0.least] } ?? [])
    case .send(let periods, _, _), .remindAfter(let periods): periods
    case .sendAgain(let period, _), .unanswered(let period, _): [period]
    case .answerWithin(let period), .answersCountFor(let period), .baselineAt(let period),
      .extraFormCounts(let period), .meetInPerson(let period), .contact(let period):
      [period]
    case .compareWithForms(let from, let to): [from, to]
    case .baselineFirst, .patientMaySendAnyTime, .readingsStartTriage, .greenCloses,
      .greenIsConfirmed:
      []
    }
  }

  /// Whether a time of 0 has a sense: the day itself.
  fileprivate var canBeNone: Bool {
    switch self {
    case .send, .baselineAt, .compareWithForms, .extraFormCounts: true
    default: false
    }
  }
}

extension Period {
  /// The first day from which it leads further back than another period does; `nil` where there is
  /// none.
  ///
  /// Months differ in length, so that every day of eight years is tried, of which 2100 is no leap
  /// year.
  func dayLonger(than other: Period) -> CivilDate? {
    guard canBeLonger(than: other), let first = CivilDate(year: 2097, month: 1, day: 1) else {
      return nil
    }
    return (0..<2_922).lazy.map { first.adding(days: $0) }.first { day in
      day.subtracting(self) < day.subtracting(other)
    }
  }
}
