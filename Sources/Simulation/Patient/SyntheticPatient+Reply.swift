import Scheduling
public import Values

/// A form that is sent to a patient, or a reminder of it.
public struct Asking: Sendable, Hashable {
  /// The day the form is due, which names the occurrence.
  public let due: CivilDate
  /// When it, or the reminder, is sent.
  public let sent: Instant
  /// 0 for the form, 1 for the first reminder, and so on.
  public let reminder: Int

  /// Makes an asking.
  public init(due: CivilDate, sent: Instant, reminder: Int = 0) {
    self.due = due
    self.sent = sent
    self.reminder = reminder
  }
}

/// What a patient does by itself.
public struct Initiative: Sendable, Hashable {
  /// How.
  public enum Kind: Sendable, Hashable {
    /// Rings the clinic.
    case rings
    /// Sends a form that nobody asked for.
    case sendsForm
  }

  /// How.
  public let kind: Kind
  /// When.
  public let at: Instant
}

extension SyntheticPatient {
  /// When the patient answers a form that was sent, or a reminder of it.
  ///
  /// Each asking is drawn by itself: a form that is not answered on the first may be on a reminder. The
  /// answer may come after the next reminder was sent; the first that comes counts.
  ///
  /// - Parameter asking: what was sent.
  /// - Returns: the moment of the answer, after it was sent; `nil` where it leads to none.
  public func reply(to asking: Asking) -> Instant? {
    let day = calendar.date(of: asking.sent)
    if hasLeft(on: day) { return nil }
    var stream = stream(.reply, asking.due.dayNumber, asking.reminder)
    let chance = asking.reminder == 0 ? person.tendency.unprompted : person.tendency.perReminder
    guard stream.happens(chance, in: 1000) else { return nil }
    let delay = cohort.response.delayDays.pick(&stream)
    let answered = day.adding(days: delay.inside.number(in: delay.outcome))
    if hasLeft(on: answered) { return nil }
    return max(moment(on: answered, &stream), asking.sent.adding(minutes: 10))
  }

  /// What the patient does by itself on a day; `nil` on most.
  public mutating func initiative(on day: CivilDate) -> Initiative? {
    if day < anchor || hasLeft(on: day) { return nil }
    let state = illness.stretch(on: day).state
    var stream = stream(.initiative, day.dayNumber)
    for model in cohort.initiatives where model.states.map({ $0.contains(state) }) ?? true {
      if stream.happens(model.ringsPerMillionADay, in: 1_000_000) {
        return Initiative(kind: .rings, at: moment(on: day, &stream))
      }
      if stream.happens(model.formsPerMillionADay, in: 1_000_000) {
        return Initiative(kind: .sendsForm, at: moment(on: day, &stream))
      }
    }
    return nil
  }

  private func moment(on day: CivilDate, _ stream: inout Stream) -> Instant {
    let hour = cohort.response.hours.pick(&stream)
    return calendar.instant(
      on: day,
      hour: hour.inside.number(in: hour.outcome),
      minute: stream.below(60)
    )
  }
}
