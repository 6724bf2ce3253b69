public import Triage
public import Values

/// A form that was decided, as far as a report looks at it.
public struct ReportedForm: Sendable, Hashable {
  /// The colour of the decision in force.
  public let colour: Colour
  /// Who can settle it, where it is grey.
  public let cause: DecisionFault.Cause?
  /// The contact that the decision asked for.
  public let asked: String
  /// When the patient filled it in.
  public let authored: Instant
  /// Whether anything of it waits for a person.
  public let isOpen: Bool
  /// When somebody first spoke with the patient about it.
  public let conversation: Conversation?

  /// That somebody spoke with the patient about a form.
  public struct Conversation: Sendable, Hashable {
    /// When.
    public let moment: Instant
    /// The colour that the form had until then; what the patient told may have changed it.
    public let colour: Colour

    /// Makes a conversation.
    public init(moment: Instant, colour: Colour) {
      self.moment = moment
      self.colour = colour
    }
  }

  /// Makes a form.
  public init(
    colour: Colour,
    cause: DecisionFault.Cause?,
    asked: String,
    authored: Instant,
    isOpen: Bool,
    conversation: Conversation?
  ) {
    self.colour = colour
    self.cause = cause
    self.asked = asked
    self.authored = authored
    self.isOpen = isOpen
    self.conversation = conversation
  }
}

extension ReportCounts {
  /// Counts a form that was decided.
  public mutating func add(_ form: ReportedForm) {
    colours[form.colour, default: 0] += 1
    if let cause = form.cause { causes[cause, default: 0] += 1 }
    asked[form.asked, default: 0] += 1
    if let conversation = form.conversation {
      handling[.contact, default: 0] += 1
      let minutes = (conversation.moment.milliseconds - form.authored.milliseconds) / 60_000
      waiting[conversation.colour, default: Durations()].add(max(minutes, 0))
    } else {
      handling[form.isOpen ? .open : .withoutContact, default: 0] += 1
    }
  }

  /// Counts what one patient was sent, and for how long the patient was followed up.
  ///
  /// An answer belongs to the last form that was given out on or before its day.
  ///
  /// - Parameters:
  ///   - record: the patient in one protocol.
  ///   - period: the days that are counted.
  ///   - today: the last day there is.
  public mutating func add(_ record: PatientRecord, in period: ReportPeriod, today: CivilDate) {
    let forms = record.sentForms
    for (index, form) in forms.enumerated() {
      guard let day = form.sent, period.contains(day) else { continue }
      let next = forms[(index + 1)...].compactMap(\.given).first
      let outcome = form.outcome(before: next)
      sent[outcome, default: 0] += 1
      if outcome != .stopped, form.reminded > 0 { reminded += 1 }
    }
    followUpDays += record.activeDays(in: period, until: min(period.through, today))
  }
}

extension SentForm {
  fileprivate func outcome(before next: CivilDate?) -> SentOutcome {
    let isAnswered = answered.map { day in next.map { day < $0 } ?? true } ?? false
    if isAnswered {
      if unanswered != nil { return .late }
      return reminded > 0 ? .afterReminder : .answered
    }
    if cancelled != nil { return .stopped }
    return unanswered != nil ? .unanswered : .waiting
  }
}

extension PatientRecord {
  /// How many days of a period the patient is followed up, as far as a last day.
  fileprivate func activeDays(in period: ReportPeriod, until last: CivilDate) -> Int {
    if events.isEmpty || last < period.from { return 0 }
    let changes = events.flatMap { [$0.day, $0.until].compactMap(\.self) }
    let inner = Set(changes.filter { period.from < $0 && $0 <= last })
    let starts = ([period.from] + inner).sorted()
    return zip(starts, starts.dropFirst() + [last.adding(days: 1)]).reduce(0) { days, stretch in
      let isActive = EnrolmentState(events, on: stretch.0).isActive
      return days + (isActive ? stretch.1.dayNumber - stretch.0.dayNumber : 0)
    }
  }
}
