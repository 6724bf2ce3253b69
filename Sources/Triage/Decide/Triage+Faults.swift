import Expressions
import Forms
import Rules
import Scheduling
import Values

/// What is wrong with a form beside its answers, and one that nothing can read.
extension Triage {
  func timeFaults(_ request: Request, _ day: CivilDate) -> [DecisionFault] {
    let received = request.received ?? request.now
    if request.submission.authored > received.adding(minutes: Self.clockTolerance) {
      return [.fromFuture(request.submission.authored)]
    }
    guard self.protocol.plan.isFresh(authored: day, now: calendar.date(of: received)) else {
      return [.stale(request.submission.authored, self.protocol.plan.answersCountFor)]
    }
    return []
  }

  /// Where nobody knows the time point that a form belongs to, a person has to find out: its
  /// patient's plan goes by a date that is absent, or that is later than the form.
  func anchorFaults(
    _ request: Request,
    _ rules: RuleSet,
    _ day: CivilDate
  ) -> [DecisionFault] {
    let plan = self.protocol.plan
    guard let name = self.protocol.anchor else { return [] }
    guard let anchor = anchor(request.patient) else {
      return rules.readsTimePoint ? [.anchorUnknown(name)] : []
    }
    return plan.isTooEarly(day, anchor: anchor) ? [.anchorLater(name, anchor, form: day)] : []
  }

  func correctionFaults(_ request: Request) -> [DecisionFault] {
    guard let named = request.submission.replaces,
      request.history.isUnfollowed(CurrentForm(request.submission, calendar))
    else { return [] }
    return [.unfollowedCorrection(of: named)]
  }

  /// Answers to hidden items that, had the items been shown, would have raised the colour.
  ///
  /// Each is tried by itself, and if none would, all together. What they raise is then possible.
  func contradictions(
    _ run: inout Run,
    _ reading: TriageProtocol.Reading,
    _ answers: Answers,
    _ request: Request,
    _ day: CivilDate
  ) -> [DecisionFault] {
    let base = run.evaluation.overall
    let hidden = run.values.hiddenAnswers
    var widened = run.evaluation
    func raises(_ items: [Int]) -> Bool {
      let shown = self.run(reading, answers, request, day, showing: Set(items)).evaluation
      guard
        shown.overall.proven > base.proven || shown.overall.possible > base.possible
      else { return false }
      widened = widened.widened(by: shown)
      return true
    }
    var raising = hidden.filter { raises([$0]) }
    if raising.isEmpty, hidden.count > 1, raises(hidden) { raising = hidden }
    run.evaluation = widened
    run.isWidened = !raising.isEmpty
    run.frame.outcomes = widened.evaluated.map(\.outcome)
    return raising.map { .contradiction(reading.form.items[$0].name) }
  }

  /// A form that no loaded and accepted version can read: everything in it is possible.
  func undecidable(_ request: Request, _ day: CivilDate) -> Decision {
    let newest = self.protocol.readings.first
    var decision = Decision(
      request,
      self.protocol,
      form: ContentReference(
        id: request.submission.form,
        version: request.submission.version.description,
        hash: nil
      ),
      engine: engine
    )
    decision.possible = .red
    decision.colour = .grey
    decision.faults = [
      .unknownVersion(request.submission.version, of: request.submission.form, newest?.form.version)
    ]
    guard let newest else { return decision }
    decision.ownLimits = ownLimits(request.patient, newest.rules, on: day)
    let run = run(newest, Answers(newest.form), request, day)
    settle(&decision, request, newest, run, Outcome(proven: .green, possible: .red), day)
    return decision
  }
}
