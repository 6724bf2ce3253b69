import Scheduling
import Triage
import Values

/// One patient's day, step by step.
struct DueReview {
  let due: Due
  let record: PatientRecord
  var events: [EnrolmentEvent]
  var forms: [SentForm]
  var outcome = DueOutcome()

  var today: CivilDate { due.today }
  var plan: FollowUpPlan { due.rules.plan }
  var patient: Patient { record.patient }

  init(_ due: Due, _ record: PatientRecord) {
    self.due = due
    self.record = record
    events = record.events
    forms = record.sentForms
  }

  mutating func run() {
    // One whom nobody has enrolled is followed up from today on, rather than never.
    if events.isEmpty { happen(.enrolled) }
    let breaks = Break.all(in: events, through: today)
    stop(breaks)
    switch EnrolmentState(events, on: today) {
    case .active: follow(breaks)
    case .paused(let until, _): outcome.next = [until, reviewPause()].compactMap(\.self).min()
    case .notYet: outcome.next = events.map(\.day).filter { $0 > today }.min()
    case .left, .completed: break
    }
  }

  private mutating func follow(_ breaks: [Break]) {
    let course = course
    let next = send(course, breaks)
    hearSilence()
    remind()
    let promises = keepPromises(since: course.enrolled)
    expireLimits()
    let waits = forms.filter(\.isPending).compactMap { nextStep(of: $0) }
    let days = [next].compactMap(\.self) + promises + waits
    if let far = plan.farStart(of: course, on: today) {
      raise(.noDate, .noDate, "far \(far)", due: far, .grey)
    }
    if days.isEmpty, hasEnd, hasCome(since: course.enrolled) || wasToldPassed(course) {
      end()
    } else if days.isEmpty || lacksDate {
      missDate(course)
    }
    outcome.next = days.min() ?? outcome.next
  }

  /// What the patient's forms are counted from, since the enrolment that holds.
  private var course: Course {
    let enrolled = events.filter { $0.kind == .enrolled && $0.day <= today }.map(\.day).max()
    return Course(
      enrolled: enrolled ?? today,
      anchor: patient.anchor,
      ownInterval: patient.interval,
      forms: record.forms
    )
  }

  private var lacksDate: Bool { due.rules.countsFromNamedDate && patient.anchor == nil }

  /// Whether the plan has a last form, and promises nothing after it.
  private var hasEnd: Bool {
    !lacksDate && !plan.sendsAt.isEmpty && plan.regular == nil && plan.meetAtLeastEvery == nil
      && plan.contactAtLeastEvery == nil
  }

  /// Whether any form has been sent or has come by itself.
  private func hasCome(since enrolled: CivilDate) -> Bool {
    forms.contains { max($0.due, $0.sent ?? $0.due) >= enrolled }
      || record.answers.contains { $0.authored >= enrolled }
  }

  /// Whether a person was told that no form is left of the plan: once that is dealt with, nothing is.
  private func wasToldPassed(_ course: Course) -> Bool {
    record.dispatches.contains { $0.kind == .noDate && $0.occurrence == passed(course) }
  }

  private func passed(_ course: Course) -> String { "passed \(course.enrolled)" }

  /// Ends the enrolment, once nothing of it waits for a person.
  private mutating func end() {
    if let open = record.openUntil ?? outcome.concerns.map(\.deadline).max() {
      outcome.next = open
      return
    }
    happen(.completed)
    give(.completed, "completed \(today)", due: today)
  }

  /// The plan gives no date, so a person has to; asked again where that was settled without one.
  private mutating func missDate(_ course: Course) {
    let wasRaised = record.dispatches.contains { $0.kind == .noDate }
    let wasToday = record.dispatches.contains { $0.kind == .noDate && $0.day == today }
    if plan.hasPassed(course) {
      raise(.noDate, .noDate, passed(course), due: today, .grey)
    } else if !wasToday, !wasRaised || record.openUntil == nil {
      raise(.noDate, .noDate, "no date \(today)", due: today, .grey)
    }
    outcome.next =
      record.openUntil ?? outcome.concerns.last?.deadline
      ?? due.calendar.workingDay(1, after: today)
  }

  mutating func happen(_ kind: EnrolmentEvent.Kind) {
    let event = EnrolmentEvent(
      patient: patient.id,
      protocol: patient.protocol,
      kind: kind,
      day: today,
      person: Due.person,
      now: due.now
    )
    events.append(event)
    outcome.events.append(event)
  }
}
