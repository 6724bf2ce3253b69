import Diagnostics
import Expressions
import Forms
import Rules
import Scheduling
import Values

/// Looks at the plan's lines beside each other: what is promised, and what can happen.
struct PlanCheck {
  private let triageProtocol: TriageProtocol
  private let lines: [PlanLine]
  private let file: ProtocolFile
  private let source: SourceText
  private let place: Place
  private var plan: FollowUpPlan { triageProtocol.plan }

  init(_ triageProtocol: TriageProtocol, _ file: ProtocolFile, _ source: SourceText) {
    self.triageProtocol = triageProtocol
    self.file = file
    lines = file.followUp?.lines ?? []
    self.source = source
    place = source.place(file.followUp?.span ?? file.header.id?.span ?? file.header.span)
  }

  func diagnostics() -> [Diagnostic] {
    let periods = PeriodCheck(file, source)
    let sound = lines.filter { periods.faults(of: $0.kind).isEmpty }
    let ofLines = sound.compactMap { line in
      let place = source.place(line.span)
      return switch line.kind {
      case .remindAfter(let periods): lateReminder(periods.map(\.value), at: place)
      case .unanswered(let after, _): earlySilence(after.value, at: place)
      case .meetInPerson(let period), .contact(let period): unseen(period.value, at: place)
      case .compareWithForms(_, let oldest): tooOld(oldest.value, at: place)
      case .send(_, _, let anchor):
        isGiven(anchor.value) ? nil : .dateNobodyGives(anchor.value, at: source.place(anchor.span))
      case .readingsStartTriage:
        readsSeries ? nil : .readingsStartNothing(at: place)
      default: nil
      }
    }
    let stale = plan.answersCountFor == nil ? [Diagnostic.answersNeverStale(at: place)] : []
    return stale + ofLines + periods.diagnostics()
  }

  private func lateReminder(_ periods: [Period], at place: Place) -> Diagnostic? {
    guard let deadline = plan.answerWithin ?? plan.unanswered?.period,
      let late = periods.first(where: { $0.isSurelyLonger(than: deadline) })
    else { return nil }
    return .lateReminder(late, deadline, at: place)
  }

  private func earlySilence(_ period: Period, at place: Place) -> Diagnostic? {
    guard let deadline = plan.answerWithin, deadline.isSurelyLonger(than: period) else {
      return nil
    }
    return .earlySilence(period, deadline, at: place)
  }

  /// A promise is kept only if forms come at least as often: an answer is what brings the patient
  /// to mind.
  private func unseen(_ promise: Period, at place: Place) -> Diagnostic? {
    guard let gap = longestGap, gap.isSurelyLonger(than: promise) else { return nil }
    return .unseenTooLong(gap, promise, at: place)
  }

  private func tooOld(_ oldest: Period, at place: Place) -> Diagnostic? {
    let isRead = triageProtocol.readings.contains { reading in
      reading.rules.program.recalls.contains { $0.form == .previous }
    }
    guard isRead, let gap = longestGap, gap.isSurelyLonger(than: oldest) else { return nil }
    return .tooOldToCompare(gap, oldest, at: place)
  }

  private var readsSeries: Bool {
    triageProtocol.readings.contains { !$0.rules.seriesValues.isEmpty }
  }

  private func isGiven(_ date: String) -> Bool {
    triageProtocol.readings.allSatisfy { reading in
      reading.form.facts.contains { $0.name == date && $0.isAnchor }
    }
  }

  /// The longest that can pass between two forms; `nil` where none are sent again.
  private var longestGap: Period? {
    if let regular = plan.regular { return regular.own?.longest ?? regular.interval }
    let points = plan.sendsAt.flatMap { line in
      line.periods.map { line.side == .after ? $0.longestDays : -$0.shortestDays }
    }.sorted()
    return zip(points, points.dropFirst()).map { $1 - $0 }.max().map { Period($0, .day) }
  }
}

extension Period {
  /// The days it lasts at least: a month has 28.
  fileprivate var shortestDays: Int { isMonths ? months / 12 * 365 + months % 12 * 28 : days }

  /// The days it lasts at most: a month has 31.
  fileprivate var longestDays: Int { isMonths ? months / 12 * 366 + months % 12 * 31 : days }

  /// Whether it is longer in some months at least, as far as their lengths tell.
  func canBeLonger(than other: Period) -> Bool {
    if isMonths, other.isMonths { return months > other.months }
    return longestDays > other.shortestDays
  }

  /// Whether it is longer, whatever months it falls in.
  func isSurelyLonger(than other: Period) -> Bool {
    if isMonths, other.isMonths { return months > other.months }
    return shortestDays > other.longestDays
  }
}
