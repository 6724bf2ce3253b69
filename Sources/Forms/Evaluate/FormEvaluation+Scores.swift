import Expressions
import Values

extension FormEvaluation {
  /// Settles a score: computed from exact values, rounded once, and held against what was reported.
  mutating func settle(score index: Int) {
    let score = form.scores[index]
    let rounded = score.scoreSlots.map { values.frame.slots[$0] }
    for slot in score.scoreSlots { values.frame.slots[slot] = exactValue(ofSlot: slot) }
    let computed = form.program.value(score.formula, &values.frame)
    for (slot, value) in zip(score.scoreSlots, rounded) { values.frame.slots[slot] = value }
    settle(score: index, computed)
  }

  private mutating func settle(score index: Int, _ computed: ValueSet) {
    let score = form.scores[index]
    let rounded = computed.rounded(toDecimals: score.decimals)
    if answers.reported[index] == .invalid {
      values.invalidItems.insert(score.name)
      values.frame.invalidSlots.insert(score.slot)
    }
    guard case .answered(let reported, let offset) = answers.reported[index] else {
      let isReported = score.given == .reported
      exact[index] = isReported ? unreported(score, computed) : computed
      values.frame.slots[score.slot] = isReported ? unreported(score, rounded) : rounded
      return
    }
    let value = held(reported.set, against: rounded, index, at: offset)
    exact[index] = value
    values.frame.slots[score.slot] = value
  }

  /// A score that only a report can give, and that was not reported.
  private func unreported(_ score: FormScore, _ computed: ValueSet) -> ValueSet {
    let domain = form.schema.values[score.slot].domain
    guard computed.canApply else { return domain.hidden }
    return computed.canBeNotApplicable ? domain.perhapsHidden : domain
  }

  /// The reported value where the answers allow it, else whatever either could be.
  private mutating func held(
    _ reported: ValueSet,
    against computed: ValueSet,
    _ index: Int,
    at offset: Int
  ) -> ValueSet {
    guard computed.canApply, computed.low <= reported.low, reported.high <= computed.high else {
      let bounds = computed.canApply ? computed.words : "none, as its items are not shown"
      let name = form.scores[index].name
      contradicted.insert(index)
      let range = computed.canApply ? computed.low...computed.high : nil
      values.faults.append(.contradiction(name, reported.low, range, words: bounds, at: offset))
      return reported.union(computed)
    }
    return computed.canBeNotApplicable ? reported.perhapsHidden : reported
  }

  func exactValue(ofSlot slot: Int) -> ValueSet {
    guard let index = form.scores.firstIndex(where: { $0.slot == slot }) else {
      return values.frame.slots[slot]
    }
    return exact[index]
  }
}

extension ValueSet {
  /// The bounds, as a message puts them.
  fileprivate var words: String {
    low == high ? low.description : "\(low) to \(high)"
  }
}
