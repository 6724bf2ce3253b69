import Forms
import Values

extension DraftForm {
  /// Makes the mistake that falls to this form, one at most, and tells which.
  mutating func spoil(_ draw: AnswerDraw, _ stream: inout Stream) -> FilledForm.Mistake? {
    let model = draw.cohort.mistakes
    let chances: [(FilledForm.Mistake, Int)] = [
      (.contradictory, model.contradictory), (.mistyped, model.mistyped), (.leftOut, model.leftOut),
    ]
    var drawn = stream.below(1000)
    for (mistake, chance) in chances {
      if drawn < chance {
        return make(mistake, stream.below(1 << 30), model, draw) ? mistake : nil
      }
      drawn -= chance
    }
    return nil
  }

  /// Makes a mistake; false where this form has no room for it.
  private mutating func make(
    _ mistake: FilledForm.Mistake,
    _ place: Int,
    _ model: MistakeModel,
    _ draw: AnswerDraw
  ) -> Bool {
    switch mistake {
    case .leftOut:
      let required = answers.keys.filter { form.items[$0].isRequired }.sorted()
      guard !required.isEmpty else { return false }
      answers[required[place % required.count]] = nil
    case .mistyped:
      let numbers = answers.keys.filter { form.items[$0].answer.mistyped != nil }.sorted()
      guard !numbers.isEmpty else { return false }
      let item = numbers[place % numbers.count]
      answers[item] = form.items[item].answer.mistyped
    case .contradictory:
      guard !model.contradictions.isEmpty else { return false }
      let chosen = model.contradictions[place % model.contradictions.count]
      for (item, outcome) in chosen {
        answers[item] = form.items[item].answer.answer(outcome, Share(part: 0, of: 1), on: draw.day)
      }
    }
    return true
  }
}

extension FormItem.Answer {
  /// A number that the item does not allow, as a slip of the finger gives it; `nil` for others.
  fileprivate var mistyped: Answer? {
    switch self {
    case .count(let range):
      range.upperBound.adding(.one).flatMap { $0.multiplied(by: Number(11)) }.map { .number($0) }
    case .quantity(let range, let unit, _):
      range.upperBound.multiplied(by: Number(10)).map { .quantity($0, unit: unit) }
    case .ordinal, .coded, .several, .boolean, .date, .dateTime, .text: nil
    }
  }
}
