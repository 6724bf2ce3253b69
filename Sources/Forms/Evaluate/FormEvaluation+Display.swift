import Expressions
import Values

extension FormEvaluation {
  /// Finds the number to show of each score.
  mutating func display() {
    for index in form.scores.indices {
      if let known = values.frame.slots[form.scores[index].slot].knownNumber {
        values.displayed[index] = DisplayedScore(value: known, prorated: false)
      } else if let prorated = prorated(index),
        let shown = prorated.rounded(toDecimals: form.scores[index].prorating?.decimals ?? 0)
      {
        values.displayed[index] = DisplayedScore(value: shown, prorated: true)
      }
    }
  }

  /// The exact value of a score with its gaps made up for, as far as the instrument allows that.
  private func prorated(_ index: Int) -> Number? {
    let score = form.scores[index]
    guard let prorating = score.prorating, !contradicted.contains(index) else { return nil }
    let missing = missing(score)
    guard !missing.isEmpty, missing.count <= prorating.upTo,
      prorating.never.isDisjoint(with: missing), let fillings = fillings(score)
    else { return nil }
    var frame = values.frame
    for (slot, value) in fillings { frame.slots[slot] = .number(value) }
    return form.program.value(score.formula, &frame).knownNumber
  }

  /// The slots of a score's items, direct or by way of other scores, that are not known.
  private func missing(_ score: FormScore) -> Set<Int> {
    let direct = score.itemSlots.filter { isMissing(values.frame.slots[$0]) }
    let parts = form.scores.filter { score.scoreSlots.contains($0.slot) }
    return parts.reduce(into: Set(direct)) { all, part in
      if values.frame.slots[part.slot].knownNumber == nil { all.formUnion(missing(part)) }
    }
  }

  private func isMissing(_ value: ValueSet) -> Bool { value.canApply && !value.isKnown }

  /// What stands in place of a score's missing items, and its other scores' values.
  private func fillings(_ score: FormScore) -> [(slot: Int, value: Number)]? {
    let parts = score.scoreSlots.map { ($0, self.displayedExactly($0)) }
    let missing = score.itemSlots.filter { isMissing(values.frame.slots[$0]) }
    guard missing.allSatisfy({ !values.frame.slots[$0].canBeNotApplicable }) else { return nil }
    var fillings: [(slot: Int, value: Number)] = []
    for (slot, value) in parts {
      guard let value else { return nil }
      fillings.append((slot, value))
    }
    guard !missing.isEmpty else { return fillings }
    guard let mean = mean(score.itemSlots.compactMap { values.frame.slots[$0].knownNumber }) else {
      return nil
    }
    return fillings + missing.map { ($0, mean) }
  }

  private func displayedExactly(_ slot: Int) -> Number? {
    guard let index = form.scores.firstIndex(where: { $0.slot == slot }) else { return nil }
    return exact[index].knownNumber ?? prorated(index)
  }

  private func mean(_ numbers: [Number]) -> Number? {
    var total = Number.zero
    for number in numbers {
      guard let sum = total.adding(number) else { return nil }
      total = sum
    }
    return total.divided(by: Number(numbers.count))
  }
}
