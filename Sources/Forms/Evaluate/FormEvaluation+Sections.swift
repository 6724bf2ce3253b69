import Expressions
import Values

extension FormEvaluation {
  /// Settles whether a repeated section is shown, and the items of its entries.
  mutating func settle(section index: Int) {
    let section = form.repeats[index]
    let given = answers.sections[index]
    let shown = visibility(section.visibility)
    check(given, section, shown)
    if !shown.canBeTrue { noteHidden(index, given) }
    guard shown.canBeTrue || !self.shown.isDisjoint(with: section.items) else {
      values.frame.sections[index].canApply = false
      values.frame.sections[index].canBeNotApplicable = true
      return
    }
    values.frame.sections[index].canBeNotApplicable = shown.canBeTrue && !shown.isTrue
    guard given.count > 0 else { return }
    fill(index, given)
  }

  /// Puts the entries in as they were answered, and then hides what they hide.
  private mutating func fill(_ index: Int, _ given: Answers.Section) {
    let domains = form.schema.sections[index].fields.map(\.domain)
    values.frame.sections[index].isAnswered = true
    values.frame.sections[index].values = given.fields.enumerated().map { offset, state in
      switch state {
      case .answered(let value, _): value.set
      case .moment(let moment, _): .date(day(moment))
      case .unanswered, .invalid: domains[offset % given.width]
      }
    }
    for entry in 0..<given.count {
      for (field, item) in form.repeats[index].items.enumerated() {
        values.frame.look(at: entry, ofSection: index)
        let shown = visibility(form.items[item].visibility)
        let place = entry * given.width + field
        values.frame.sections[index].values[place] = value(
          of: item,
          given.fields[place],
          domain: domains[field],
          shown
        )
      }
    }
    values.frame.look(at: nil, ofSection: index)
  }

  private mutating func check(
    _ given: Answers.Section,
    _ section: RepeatedSection,
    _ shown: TruthSet
  ) {
    if given.isInvalid {
      values.invalidItems.insert(section.name)
      for item in section.items { noteInvalid(item) }
    } else if let offset = given.offset, shown.isTrue, given.count < section.entries.lowerBound {
      values.faults.append(.tooFewEntries(section, at: offset))
    }
  }

  private mutating func noteHidden(_ index: Int, _ given: Answers.Section) {
    for item in form.repeats[index].items where given.isInvalid {
      noteInvalid(item)
      noteHidden(item)
    }
    for (offset, state) in given.fields.enumerated() {
      let item = form.repeats[index].items[offset % given.width]
      let domain = form.schema.sections[index].fields[offset % given.width].domain
      _ = value(of: item, state, domain: domain, .no)
    }
  }
}
