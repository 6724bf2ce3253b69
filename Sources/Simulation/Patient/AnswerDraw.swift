import Forms
import Values

/// One answer, as JSON writes it.
enum Answer: Hashable {
  case number(Number)
  case text(String)
  case boolean(Bool)
  case options([String])
  case quantity(Number, unit: String)
}

/// Draws what a patient in a state answers, on one day.
struct AnswerDraw {
  let cohort: Cohort
  let seed: UInt64
  let number: Int
  let state: Int
  /// Days since the anchor.
  let age: Int
  /// The day of the answers.
  let day: CivilDate
  /// What tells this form from the patient's others; `nil` for what the patient usually answers.
  let form: Int?

  /// The answer to an item; `nil` where a text is not written.
  func answer(_ item: Int, entry: Int = 0) -> Answer? {
    guard
      let table = cohort.answers.items[item].last(where: { $0.occasion.holds(in: state, on: age) })
    else { return nil }
    let (outcome, inside) = table.weights.pick(position(item, entry))
    return cohort.form.items[item].answer.answer(outcome, inside, on: day)
  }

  /// How many entries a repeated section has.
  func entries(_ section: Int) -> Int {
    guard
      let table = cohort.answers.sections[section].last(where: {
        $0.occasion.holds(in: state, on: age)
      }), let item = cohort.form.repeats[section].items.first
    else { return 0 }
    let (outcome, inside) = table.weights.pick(position(item, -1))
    return inside.number(in: outcome)
  }

  /// The position at which an item is answered.
  private func position(_ item: Int, _ entry: Int) -> Position {
    guard let index = cohort.answers.traitOfItem[item] else {
      var stream = Stream(seed, patient: number, .answers, form ?? 0, key(item, entry))
      return stream.position()
    }
    let trait = cohort.answers.traits[index]
    var own = Stream(seed, patient: number, .trait, trait.id.stableHash, entry)
    let position = own.position()
    guard let form else { return position }
    var ofForm = Stream(seed, patient: number, .spread, form, trait.id.stableHash &+ entry)
    var ofItem = Stream(seed, patient: number, .answers, form, key(item, entry))
    return position.near(trait.betweenForms, &ofForm).near(trait.betweenItems, &ofItem)
  }

  private func key(_ item: Int, _ entry: Int) -> Int { item * 1000 + entry + 1 }
}

extension Cohort {
  /// What a patient usually answers to an item in a state, at enrolment.
  func usual(_ item: Int, _ seed: UInt64, _ number: Int, _ state: Int) -> Answer? {
    AnswerDraw(
      cohort: self,
      seed: seed,
      number: number,
      state: state,
      age: 0,
      day: CivilDate(dayNumber: 0),
      form: nil
    ).answer(item)
  }
}

extension FormItem.Answer {
  /// An outcome as JSON writes the answer; `nil` for an empty text.
  func answer(
    _ outcome: AnswerModel.Outcome,
    _ inside: Share,
    on day: CivilDate
  ) -> Answer? {
    switch outcome {
    case .number(let number): return .number(number)
    case .whole(let range): return .number(Number(inside.number(in: range)))
    case .decimal(let range):
      guard case .quantity(_, let unit, let decimals) = self else { return nil }
      let number = Number(inside.number(in: range)).divided(by: .scale(decimals))
      return number.map { .quantity($0, unit: unit) }
    case .text(let text): return text.isEmpty ? nil : .text(text)
    case .options(let options): return .options(options)
    case .boolean(let value): return .boolean(value)
    case .daysAgo(let range):
      let answered = day.adding(days: -inside.number(in: range))
      if case .dateTime = self { return .text("\(answered)T12:00:00Z") }
      return .text(answered.description)
    }
  }
}

extension String {
  /// FNV-1a over the bytes: the same on every machine and in every run.
  var stableHash: Int {
    let hash = utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return Int(truncatingIfNeeded: hash)
  }
}
