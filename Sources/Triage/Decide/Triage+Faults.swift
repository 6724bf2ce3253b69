import Expressions
import Forms
import Rules
import Scheduling
import Values

/// What is wrong with a form beside its answers, and one that nothing can read.
extension Triage {
  func timeFaults(_ authored: Instant, received: Instant) -> [DecisionFault] {
    if authored > received.adding(minutes: Self.clockTolerance) { return [.fromFuture(authored)] }
    let (day, today) = (calendar.date(of: authored), calendar.date(of: received))
    guard self.protocol.plan.isFresh(authored: day, now: today) else {
      return [.stale(authored, self.protocol.plan.answersCountFor)]
    }
    return []
  }

  /// Where nobody knows the time point that a form belongs to, a person has to find out: its
  /// patient's plan goes by a date that is absent, or that is later than the form.
  func anchorFaults(_ patient: Patient?, _ rules: RuleSet, _ day: CivilDate) -> [DecisionFault] {
    let plan = self.protocol.plan
    guard let name = self.protocol.anchor else { return [] }
    guard let anchor = anchor(patient) else {
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
  /// They are tried alone and together, and all that they could lead to is then possible. Named are
  /// those that raise more than fewer of them do; one that is not valid has a fault already.
  func contradictions(
    _ run: inout Run,
    _ reading: TriageProtocol.Reading,
    _ answers: Answers,
    _ request: Request,
    _ day: CivilDate
  ) -> [DecisionFault] {
    let hidden = run.values.hiddenAnswers
    var tried: [(items: Set<Int>, overall: Outcome)] = [([], run.evaluation.overall)]
    var raising: Set<Int> = []
    for items in Self.choices(of: hidden) {
      let shown = self.run(reading, answers, request, day, showing: items).evaluation
      run.evaluation = run.evaluation.widened(by: shown)
      let fewer = tried.filter { $0.items.isSubset(of: items) }
      if fewer.allSatisfy({ shown.overall.raises($0.overall) }) { raising.formUnion(items) }
      tried.append((items, shown.overall))
    }
    run.isWidened = !hidden.isEmpty
    run.frame.outcomes = run.evaluation.evaluated.map(\.outcome)
    return hidden.filter { raising.contains($0) }.map { reading.form.items[$0].name }
      .filter { !run.values.invalidItems.contains($0) }.map { .contradiction($0) }
  }

  /// Every choice of some items where they are few, the small ones first; else each, and all.
  private static func choices(of items: [Int]) -> [Set<Int>] {
    guard items.count <= mostInEveryChoice else {
      return items.map { Set([$0]) } + [Set(items)]
    }
    let choices = (0..<(1 << items.count)).map { bits in
      Set(items.indices.filter { bits >> $0 & 1 == 1 }.map { items[$0] })
    }
    return choices.filter { !$0.isEmpty }.sorted { $0.count < $1.count }
  }

  /// More hidden answers than this are not shown in every choice of them.
  private static let mostInEveryChoice = 5

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

extension Outcome {
  /// Whether more is proven or possible than by another.
  fileprivate func raises(_ other: Outcome) -> Bool {
    proven > other.proven || possible > other.possible
  }
}
