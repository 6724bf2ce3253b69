import Expressions
import Values

/// The evaluation of one submission, step by step.
struct FormEvaluation {
  let form: Form
  let answers: Answers
  /// The day that a moment falls on in the clinic.
  let day: (Instant) -> CivilDate
  /// The hidden items whose answers count all the same.
  let shown: Set<Int>
  /// What is settled so far.
  var values: FormValues
  /// Each score before it was rounded.
  var exact: [ValueSet]
  /// The scores whose report the answers contradict; no number is shown of them.
  var contradicted: Set<Int> = []

  init(
    _ form: Form,
    _ answers: Answers,
    _ authored: CivilDate,
    _ day: @escaping (Instant) -> CivilDate,
    showing: Set<Int>
  ) {
    self.form = form
    self.answers = answers
    self.day = day
    shown = showing
    exact = Array(repeating: .unknown, count: form.scores.count)
    let frame = Frame(
      slots: form.domains,
      sections: form.repeats.map { SectionEntries(width: $0.items.count) },
      authored: authored
    )
    values = FormValues(
      frame: frame,
      hiddenAnswers: [],
      displayed: Array(repeating: nil, count: form.scores.count),
      faults: [],
      invalidItems: []
    )
  }

  // MARK: Around the form

  /// Fills in who answered and why, and what is known of the patient.
  mutating func settle(_ facts: [String: ValueSet]) {
    fill("reporter", answers.reporter?.rawValue)
    fill("trigger", answers.trigger?.rawValue)
    for fact in form.facts {
      let birth = facts["birth_date"]
      let authored = values.frame.authored
      if let value = fact.isDerived ? Self.age(birth, on: authored) : facts[fact.name] {
        values.frame.slots[fact.slot] = value
      }
    }
  }

  private mutating func fill(_ name: String, _ option: String?) {
    guard let option, case .value(let slot, let value) = form.schema.lookUp(name),
      let index = value.type.options?.firstIndex(of: option)
    else { return }
    values.frame.slots[slot] = .option(index)
  }

  /// Whole years from a day of birth to the day of the form; a day that is not known exactly gives
  /// the ages it allows, and one after the day of the form gives none.
  static func age(_ birth: ValueSet?, on authored: CivilDate) -> ValueSet? {
    guard let birth, birth.canApply, !birth.canBeNotApplicable,
      let first = birth.low.whole, let last = birth.high.whole,
      CivilDate.range.contains(first), last <= authored.dayNumber
    else { return nil }
    let ages = [last, first].map { day in
      let months = authored.wholeMonths(since: CivilDate(dayNumber: day))
      return Number(months / 12)
    }
    return first == last ? .number(ages[0]) : .interval(ages[0], ages[1], step: .one)
  }

  // MARK: Visibility

  /// Whether all conditions of an item or section hold.
  mutating func visibility(_ conditions: [Condition]) -> TruthSet {
    var shown = TruthSet.yes
    for condition in conditions {
      shown = shown.and(form.program.truth(condition, &values.frame))
    }
    return shown
  }

  // MARK: Items

  mutating func settle(item index: Int) {
    guard case .slot(let slot) = form.items[index].position else { return }
    let shown = visibility(form.items[index].visibility)
    values.frame.slots[slot] = value(
      of: index,
      answers.items[index],
      domain: form.domains[slot],
      shown
    )
  }

  /// What an item's value could be, by its answer and by whether the item is shown.
  mutating func value(
    of item: Int,
    _ state: Answers.State,
    domain: ValueSet,
    _ shown: TruthSet
  ) -> ValueSet {
    let answer = answer(of: item, state)
    if !shown.canBeTrue {
      guard state != .unanswered else { return domain.hidden }
      noteHidden(item)
      return self.shown.contains(item) ? answer ?? domain : domain.hidden
    }
    let value = answer ?? domain
    return shown.isTrue ? value : value.perhapsHidden
  }

  /// The valid answer, if there is one.
  private mutating func answer(of item: Int, _ state: Answers.State) -> ValueSet? {
    switch state {
    case .unanswered: return nil
    case .invalid:
      noteInvalid(item)
      return nil
    case .moment(let moment, _): return .date(day(moment))
    case .answered(let value, let offset):
      guard case .date(let earliest, let latest) = form.items[item].answer,
        case .number(let number) = value, let whole = number.whole
      else { return value.set }
      let (day, authored) = (CivilDate(dayNumber: whole), values.frame.authored)
      if form.items[item].answer.allows(day, authored: authored) { return value.set }
      noteInvalid(item)
      let first = earliest.map { authored.adding($0) }
      let last = latest.map { authored.adding($0) }
      let name = form.items[item].name
      values.faults.append(.dayOutOfRange(name, day, first, last, at: offset))
      return nil
    }
  }

  /// Notes that an item was answered with what is no answer.
  mutating func noteInvalid(_ item: Int) {
    values.invalidItems.insert(form.items[item].name)
    switch form.items[item].position {
    case .slot(let slot): values.frame.invalidSlots.insert(slot)
    case .field(let section, let field):
      values.frame.invalidFields[section, default: []].insert(field)
    }
  }

  mutating func noteHidden(_ item: Int) {
    if !values.hiddenAnswers.contains(item) { values.hiddenAnswers.append(item) }
  }
}
