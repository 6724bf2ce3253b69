import Scheduling
import Triage
import Values

extension DueReview {
  // MARK: Stopping

  /// Stops what waits for an answer where the patient is out; what was unanswered before that is told.
  mutating func stop(_ breaks: [Break]) {
    for index in forms.indices where forms[index].isPending {
      guard let sent = forms[index].sent,
        let pause = breaks.first(where: { sent <= $0.start })
      else { continue }
      if sent.adding(plan.silence.period) <= pause.start {
        tellSilence(of: index)
      } else {
        forms[index].cancelled = today
        give(.cancelled, forms[index].occurrence, due: forms[index].due)
      }
    }
  }

  // MARK: Sending

  /// Sends the latest form that is due and was not sent; those before it are cancelled, so that a
  /// clinic whose computer stood still sends one form and not many.
  ///
  /// - Returns: the day of the next form.
  mutating func send(_ course: Course, _ breaks: [Break]) -> CivilDate? {
    let last = forms.map(\.due).max()
    let first = last.map { max($0.adding(days: 1), course.enrolled) } ?? course.enrolled
    var waiting = first <= today ? plan.occurrences(of: course, in: first...today) : []
    if let again = resumed(breaks), again.date >= first {
      waiting.removeAll { $0.date == again.date }
      waiting.append(again)
      waiting.sort { $0.date < $1.date }
    }
    if waiting.isEmpty, !isAsked(since: course.enrolled) {
      let late = plan.lateStart(of: course, on: today)
      waiting = [late].compactMap(\.self).filter { late in
        !forms.contains { $0.occurrence == late.id }
      }
    }
    for occurrence in waiting.dropLast() where !isReplaced(occurrence, course) {
      give(.cancelled, occurrence.id, due: occurrence.date)
      forms.append(form(occurrence, cancelled: today))
    }
    if let latest = waiting.last, !isReplaced(latest, course) {
      let answerBy = plan.answerWithin.map { today.adding($0) }
      give(.form, latest.id, due: latest.date, answerBy: answerBy)
      forms.append(form(latest, sent: today))
    }
    var next = plan.nextOccurrence(of: course, after: today)
    while let found = next, isReplaced(found, course) {
      next = plan.nextOccurrence(of: course, after: found.date)
    }
    return next?.date
  }

  private func form(
    _ occurrence: Occurrence,
    sent: CivilDate? = nil,
    cancelled: CivilDate? = nil
  ) -> SentForm {
    var form = SentForm(occurrence: occurrence.id, due: occurrence.date)
    form.sent = sent
    form.given = sent.map { min($0, due.now.date) }
    form.cancelled = cancelled
    return form
  }

  /// Whether any form was sent since a day.
  private func isAsked(since day: CivilDate) -> Bool {
    forms.contains { form in form.sent.map { $0 >= day } ?? false }
  }

  /// The form that goes out when a pause ends that had stopped one; nobody would ask for it else
  /// until the next is due.
  private func resumed(_ breaks: [Break]) -> Occurrence? {
    guard let stopped = forms.last(where: { $0.sent != nil }), let cancelled = stopped.cancelled,
      stopped.answered == nil, let sent = stopped.sent
    else { return nil }
    // What is stopped and taken back on one day leaves no day between.
    return Occurrence(.pause, on: breaks.last { sent <= $0.start }?.end ?? cancelled)
  }

  // MARK: The patient's own forms

  /// Whether a form that came takes an occurrence's place: any that came after it was due and before
  /// it was sent, or one of the patient's own so shortly before that the plan lets it count for the
  /// first one after.
  func isReplaced(_ occurrence: Occurrence, _ course: Course) -> Bool {
    let days = record.answers.map(\.answers)
    if days.contains(where: { $0 >= max(occurrence.date, course.enrolled) }) { return true }
    if plan.extraFormCountsWithin == nil { return false }
    let answers = Set(forms.compactMap(\.answered))
    return days.contains { day in
      !answers.contains(day) && plan.counts(day, for: occurrence, of: course)
    }
  }

  // MARK: Reminding, and silence

  /// Reminds of the latest form alone, and by the latest reminder alone.
  mutating func remind() {
    guard let index = forms.lastIndex(where: { $0.sent != nil }), forms[index].isPending,
      let sent = forms[index].sent
    else { return }
    let passed = plan.remindsAfter.enumerated().filter { sent.adding($0.element) <= today }
    let latest = passed.max { sent.adding($0.element) < sent.adding($1.element) }
    guard let number = latest.map({ $0.offset + 1 }), number > forms[index].reminded else { return }
    let answerBy = plan.answerWithin.map { sent.adding($0) }
    give(
      .reminder,
      forms[index].occurrence,
      number: number,
      due: forms[index].due,
      answerBy: answerBy
    )
    forms[index].reminded = number
  }

  /// Tells of every form that nobody has answered within the plan's days.
  mutating func hearSilence() {
    for index in forms.indices where forms[index].isPending {
      guard let sent = forms[index].sent else { continue }
      if sent.adding(plan.silence.period) <= today { tellSilence(of: index) }
    }
  }

  private mutating func tellSilence(of index: Int) {
    forms[index].unanswered = today
    let form = forms[index]
    raise(.unanswered, .unanswered, form.occurrence, due: form.due, plan.silence.colour)
  }

  /// The next day that something is due for a form that is waited for.
  func nextStep(of form: SentForm) -> CivilDate? {
    guard let sent = form.sent else { return nil }
    let isLatest = forms.last { $0.sent != nil } == form
    let reminders = isLatest ? plan.remindsAfter.map { sent.adding($0) } : []
    return (reminders + [sent.adding(plan.silence.period)]).filter { $0 > today }.min()
  }
}
