import Expressions
import Testing
import Values

@testable import Forms

@Suite("The forms of every pathway")
struct ShippedFormTests {
  @Test(arguments: ShippedForms.ids, [UInt64](1...40))
  func aGapHoldsEveryWayToFillIt(id: String, seed: UInt64) throws {
    let form = try ShippedForms.form(id)
    var generator = SeededGenerator(seed)
    let full = RandomAnswers(form, &generator)
    let gaps = full.removing(&generator)
    let rest = #","reporter":"self","trigger":"planned""#
    let whole = try Evaluated(form, full.text, rest: rest)
    let partial = try Evaluated(form, gaps.text)
    try #require(whole.answers.faults.isEmpty && partial.answers.faults.isEmpty)
    for (slot, value) in form.schema.values.enumerated() {
      let (gap, filled) = (partial.values.frame.slots[slot], whole.values.frame.slots[slot])
      #expect(gap.holds(filled), "\(value.name): \(gap) does not hold \(filled)")
    }
  }

  @Test(arguments: ShippedForms.ids, [UInt64](1...5))
  func theOrderOfAnswersChangesNothing(id: String, seed: UInt64) throws {
    let form = try ShippedForms.form(id)
    var generator = SeededGenerator(seed)
    let answers = RandomAnswers(form, &generator).removing(&generator)
    let shuffled = RandomAnswers(members: answers.members.shuffled(using: &generator))
    let (first, second) = (try Evaluated(form, answers.text), try Evaluated(form, shuffled.text))
    #expect(first.values.frame.slots == second.values.frame.slots)
    #expect(first.values.frame.sections == second.values.frame.sections)
    #expect(first.values.displayed == second.values.displayed)
  }
}

extension ValueSet {
  /// Whether everything that another set could be is possible here.
  func holds(_ other: ValueSet) -> Bool {
    if other.canBeNotApplicable, !canBeNotApplicable { return false }
    guard other.canApply else { return true }
    return canApply && low <= other.low && other.high <= high
      && other.options & ~options == 0 && chosen & ~other.chosen == 0
  }
}
