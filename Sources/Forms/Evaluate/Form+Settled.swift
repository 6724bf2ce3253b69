package import Expressions
package import Values

extension Form {
  /// What the slots of the form's own values hold before anything is answered.
  package var settledBlank: [SettledValue] { domains.map { SettledValue($0) } }

  /// Puts answers without a fault into a frame of settled values.
  ///
  /// The frame is open afterwards where the answers have to be looked at as a whole: one is given to a
  /// hidden item, or is not valid, or a score was reported. An answer that is not given is open by itself,
  /// and matters only where it is read.
  ///
  /// - Parameters:
  ///   - answers: read with this form.
  ///   - facts: what is known of the patient, by name; `age` is computed.
  ///   - frame: made of ``settledBlank``; comes back with the values that
  ///     ``frame(of:facts:authored:day:showing:)`` gives.
  ///   - day: the day that a moment falls on, in the clinic's zone.
  package func settle(
    _ answers: Answers,
    facts: [String: ValueSet],
    into frame: inout SettledFrame,
    day: (Instant) -> CivilDate
  ) {
    let plan = settledPlan
    plan.fill(&frame, answers)
    fill(&frame, facts, plan)
    if !repeats.isEmpty {
      frame.sections = repeats.map { SettledSection(width: $0.items.count) }
    }
    var hasRounded = false
    for step in plan.steps {
      switch step {
      case .item(let item): settle(item, answers, plan, &frame, day)
      case .section(let index): settle(section: index, answers.sections[index], &frame, day)
      case .score(let score): settle(score, answers, &frame, &hasRounded)
      }
      if frame.isOpen { return }
    }
  }

  private func fill(
    _ frame: inout SettledFrame,
    _ facts: [String: ValueSet],
    _ plan: SettledPlan
  ) {
    if facts.isEmpty { return }
    for fact in plan.facts {
      let value =
        fact.isDerived
        ? FormEvaluation.age(facts["birth_date"], on: frame.authored) : facts[fact.name]
      if let value { frame.slots[fact.slot] = SettledValue(value) }
    }
  }

  private func settle(
    _ item: SettledPlan.Item,
    _ answers: Answers,
    _ plan: SettledPlan,
    _ frame: inout SettledFrame,
    _ day: (Instant) -> CivilDate
  ) {
    var isShown = true
    for condition in item.conditions {
      isShown = program.truth(plan.conditions[condition], &frame).isTrue && isShown
    }
    let domain = frame.slots[item.slot]
    let state = answers.items[item.index]
    let value = value(state, isShown: isShown, domain, &frame, day)
    if item.hasDays, !allows(value, item.index, frame.authored) { frame.isOpen = true }
    frame.slots[item.slot] = value
  }

  /// What was said to an item; where that has to be looked at with all the rest, the frame is open.
  private func value(
    _ state: Answers.State,
    isShown: Bool,
    _ domain: SettledValue,
    _ frame: inout SettledFrame,
    _ day: (Instant) -> CivilDate
  ) -> SettledValue {
    switch state {
    case .unanswered: return isShown ? domain : .hidden
    case .answered(let value, _) where isShown:
      let settled = value.settled
      // An answer counts as none only where there is none.
      if settled.isOpen { frame.isOpen = true }
      return settled
    case .moment(let moment, _) where isShown: return .date(day(moment))
    case .answered, .moment, .invalid:
      frame.isOpen = true
      return .open
    }
  }

  private func settle(
    section index: Int,
    _ given: Answers.Section,
    _ frame: inout SettledFrame,
    _ day: (Instant) -> CivilDate
  ) {
    let section = repeats[index]
    let isShown = isShown(section.visibility, &frame)
    let hasTooFew = isShown && given.offset != nil && given.count < section.entries.lowerBound
    if given.isInvalid || hasTooFew || (!isShown && given.count > 0) { frame.isOpen = true }
    frame.sections[index].isHidden = !isShown
    // An entry's conditions may read what stands after it.
    frame.sections[index].values = given.fields.map { state in
      value(state, isShown: true, .open, &frame, day)
    }
    if frame.isOpen { return }
    for entry in 0..<given.count {
      for (field, item) in section.items.enumerated() {
        frame.look(at: entry, ofSection: index)
        let place = entry * given.width + field
        let isShown = self.isShown(items[item].visibility, &frame)
        let domain = SettledValue(schema.sections[index].fields[field].domain)
        let value = value(given.fields[place], isShown: isShown, domain, &frame, day)
        if !allows(value, item, frame.authored) { frame.isOpen = true }
        frame.sections[index].values[place] = value
      }
    }
    frame.look(at: nil, ofSection: index)
  }

  private func isShown(_ conditions: [Condition], _ frame: inout SettledFrame) -> Bool {
    conditions.allSatisfy { program.truth($0, &frame).isTrue }
  }

  /// Whether a day is one of those that may be answered; anything else is.
  private func allows(_ value: SettledValue, _ item: Int, _ authored: CivilDate) -> Bool {
    guard case .date = items[item].answer, let day = value.day else { return true }
    return items[item].answer.allows(day, authored: authored)
  }

  /// A score is computed from exact values; where another was rounded, it is left to the whole.
  private func settle(
    _ score: SettledPlan.Score,
    _ answers: Answers,
    _ frame: inout SettledFrame,
    _ hasRounded: inout Bool
  ) {
    guard case .unanswered = answers.reported[score.index], !(score.readsScores && hasRounded)
    else {
      frame.isOpen = true
      return
    }
    // A score of open answers is open by itself, and matters only where it is read.
    let exact = score.isReported ? .open : program.value(score.formula, &frame)
    let value = frame.isOpen ? .open : exact.rounded(toDecimals: score.decimals)
    frame.isOpen = false
    hasRounded = hasRounded || value != exact
    frame.slots[score.slot] = value
  }
}
