import Scheduling
import Triage
import Values

extension DueReview {
  // MARK: However green

  /// Raises a contact and a meeting that the plan promises at least so often.
  ///
  /// - Parameter enrolled: the day it is counted from where there was none yet.
  /// - Returns: the days of the next ones.
  mutating func keepPromises(since enrolled: CivilDate) -> [CivilDate] {
    let contact = plan.contactAtLeastEvery.flatMap { period in
      let held = record.contacts.filter(\.isConversation).map(\.day).max()
      return keep(.contactDue, "contact", every: period, since: max(held ?? enrolled, enrolled))
    }
    let meeting = plan.meetAtLeastEvery.flatMap { period in
      let held = record.contacts.filter(\.isMeeting).map(\.day).max()
      return keep(.meetingDue, "meeting", every: period, since: max(held ?? enrolled, enrolled))
    }
    return [contact, meeting].compactMap(\.self)
  }

  // MARK: A long pause

  /// Asks whether a pause still holds that has lasted long, also where it has an end, which may be
  /// mistyped.
  ///
  /// One that is recorded anew counts from then.
  ///
  /// - Returns: the day it is asked next.
  mutating func reviewPause() -> CivilDate? {
    let paused = events.filter { $0.kind == .paused && $0.day <= today }.map(\.day).max()
    return paused.flatMap { keep(.pauseReview, "pause", every: plan.longestPause, since: $0) }
  }

  /// Raised again each time the period has gone by once more without it.
  private mutating func keep(
    _ kind: Dispatch.Kind,
    _ name: String,
    every period: Period,
    since start: CivilDate
  ) -> CivilDate? {
    guard let next = period.next(after: max(today, start), from: start) else { return nil }
    let times = period.times(from: start, to: today)
    if times > 0 {
      let date = start.adding(Period(period.count * times, period.unit))
      let concern: Concern.Kind =
        switch kind {
        case .contactDue: .contactDue
        case .pauseReview: .pauseReview
        default: .meetingDue
        }
      raise(kind, concern, "\(name) \(date)", due: date, .yellow)
    }
    return next
  }

  // MARK: Own limits

  /// Tells of each own limit that no longer holds and that no later one stands in for.
  mutating func expireLimits() {
    for limit in patient.limits {
      guard let until = limit.until, until < today,
        !patient.limits.contains(where: { $0.id == limit.id && $0.holds(on: today) })
      else { continue }
      let first = until.adding(days: 1)
      raise(.limitExpired, .limitExpired, "limit \(limit.id) \(until)", due: first, .yellow)
    }
  }

  // MARK: Giving out

  /// Gives out what was not given out before.
  @discardableResult
  mutating func give(
    _ kind: Dispatch.Kind,
    _ occurrence: String,
    number: Int = 1,
    due day: CivilDate,
    answerBy: CivilDate? = nil,
    colour: Colour? = nil
  ) -> Bool {
    let wasGiven = record.dispatches.contains {
      $0.kind == kind && $0.number == number && $0.occurrence == occurrence
    }
    if wasGiven { return false }
    outcome.dispatches.append(
      Dispatch(
        patient: patient.id,
        protocol: patient.protocol,
        occurrence: occurrence,
        kind: kind,
        number: number,
        due: day,
        day: today,
        form: due.rules.form,
        channel: patient.channel,
        language: patient.language,
        unit: [patient].unit(in: patient.protocol),
        answerBy: answerBy,
        colour: colour,
        now: due.now
      )
    )
    return true
  }

  /// Gives out what a person has to deal with, and raises it.
  mutating func raise(
    _ kind: Dispatch.Kind,
    _ concern: Concern.Kind,
    _ occurrence: String,
    due day: CivilDate,
    _ colour: Colour
  ) {
    guard give(kind, occurrence, due: day, colour: colour) else { return }
    let response = response(to: concern, colour)
    outcome.concerns.append(
      Concern(
        id: "\(concern.rawValue) \(patient.id) \(patient.protocol) \(occurrence)",
        key: .patient(patient.id, patient.protocol),
        kind: concern,
        colour: colour,
        contact: response?.contact ?? "none",
        by: response?.by,
        deadline: deadline(response?.within),
        patient: patient.id,
        subject: occurrence,
        raised: due.now
      )
    )
  }

  private func response(to concern: Concern.Kind, _ colour: Colour) -> DuePlan.Response? {
    switch concern {
    case .unanswered: due.rules.responses[colour]
    case .contactDue: .init(contact: "phone", by: nil, within: nil)
    case .meetingDue: .init(contact: "in_person", by: nil, within: nil)
    case .decision, .refused, .refusedReading, .limitExpired, .noDate, .pauseReview: nil
    }
  }

  private func deadline(_ within: Deadline.Within?) -> CivilDate {
    guard let within else { return due.calendar.workingDay(1, after: today) }
    return Deadline(authored: today, decided: today, within: within, calendar: due.calendar).date
  }
}

extension Period {
  /// How many whole periods have gone by; 0 where the period is shorter than a day.
  fileprivate func times(from start: CivilDate, to day: CivilDate) -> Int {
    guard day > start, months > 0 || days > 0 else { return 0 }
    return isMonths
      ? day.wholeMonths(since: start) / months : (day.dayNumber - start.dayNumber) / days
  }
}
