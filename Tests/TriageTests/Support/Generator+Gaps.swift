import Expressions
import Forms
import Rules
import Scheduling
import Values

@testable import Triage

/// Keeps a form such as a patient can send it: what is hidden is not answered.
extension Generator {
  /// Takes out what the form does not show.
  func removeHidden(_ filled: inout Filled, _ patient: Patient) {
    guard let frame = frame(of: filled, patient) else { return }
    for item in form.items {
      if case .slot(let slot) = item.position, frame.slots[slot].isHidden {
        filled.answers[item.name] = nil
      }
    }
    for (index, section) in form.repeats.enumerated() where !frame.sections[index].canApply {
      filled.entries[section.name] = nil
    }
  }

  /// Answers what is shown and not answered, and what that shows in turn.
  func answerShown(_ filled: inout Filled, _ patient: Patient, _ random: inout Seeded) {
    for _ in 0..<4 {
      guard let frame = frame(of: filled, patient) else { return }
      let gaps = form.items.filter { item in
        guard case .slot(let slot) = item.position, removable.contains(item.name) else {
          return false
        }
        return filled.answers[item.name] == nil && !frame.slots[slot].canBeNotApplicable
      }.map(\.name)
      let sections = form.repeats.enumerated().filter { index, section in
        let entries = frame.sections[index]
        return entries.canApply && !entries.canBeNotApplicable && !entries.isAnswered
      }.map(\.element.name)
      if gaps.isEmpty, sections.isEmpty { return }
      fillGaps(&filled, gaps + sections, &random)
    }
  }

  /// Gives any answer to each of some items and sections.
  func fillGaps(_ filled: inout Filled, _ names: [String], _ random: inout Seeded) {
    for item in form.items where names.contains(item.name) {
      filled.answers[item.name] = any(item, filled.authored, &random)
    }
    for section in form.repeats where names.contains(section.name) {
      filled.entries[section.name] = entries(of: section, 30, filled.authored, &random)
    }
  }

  /// Gives three to five answers that are yellow by themselves, and gives their items.
  func makeYellow(_ filled: inout Filled, _ random: inout Seeded) -> Set<String> {
    let rules = triageProtocol.readings[0].rules
    var items: Set<String> = []
    let count = Int.random(in: 3...5, using: &random)
    for row in rules.thresholds.flatMap(\.rows).shuffled(using: &random) where items.count < count {
      guard let slot = rules.program.reads(row.subject).slots.first,
        let item = form.items.first(where: { $0.position == .slot(slot) }),
        let answer = filled.answers[item.name],
        let yellow = row.yellow?.parts.compactMap({ answer.replaced(by: $0, rules) }).first
      else { continue }
      filled.answers[item.name] = yellow
      items.insert(item.name)
    }
    return items
  }

  /// Moves the answers of one value towards one of its limits, and gives the items moved.
  func approachLimit(
    _ filled: inout Filled,
    _ patient: Patient,
    _ random: inout Seeded
  ) -> Set<String> {
    let rules = triageProtocol.readings[0].rules
    let rows = rules.thresholds.flatMap(\.rows).filter { $0.subject.type.isNumber }
    guard let row = rows.randomElement(using: &random),
      let slot = rules.program.reads(row.subject).slots.first,
      let limit = [row.red, row.yellow].compactMap({ $0?.limits.first }).randomElement(
        using: &random
      ),
      var frame = frame(of: filled, patient)
    else { return [] }
    frame.slots += rules.schema.values[frame.slots.count...].map(\.domain)
    let goal = rules.program.value(limit, &frame).low
    guard goal.isBounded, let target = goal.adding(Number(Int.random(in: -1...1, using: &random)))
    else { return [] }
    let items = form.items.filter { item in
      guard case .slot(let own) = item.position, filled.answers[item.name] != nil else {
        return false
      }
      return itemSlots(of: slot).contains(own)
    }
    for _ in 0..<24 {
      guard let item = items.randomElement(using: &random),
        let before = self.frame(of: filled, patient)?.slots[slot].distance(to: target),
        before > .zero
      else { break }
      let answer = filled.answers[item.name]
      filled.answers[item.name] = any(item, filled.authored, &random)
      let after = self.frame(of: filled, patient)?.slots[slot].distance(to: target)
      if after.map({ $0 > before }) ?? true { filled.answers[item.name] = answer }
    }
    return Set(items.map(\.name))
  }

  /// The slots of the items that a value is computed from.
  private func itemSlots(of slot: Int) -> Set<Int> {
    guard let score = form.scores.first(where: { $0.slot == slot }) else { return [slot] }
    return Set(score.itemSlots + score.scoreSlots.flatMap { itemSlots(of: $0) })
  }

  private func frame(of filled: Filled, _ patient: Patient) -> Frame? {
    let run = Run(self, patient: patient)
    guard let answers = run.request(filled).answers else { return nil }
    return form.frame(
      of: answers,
      facts: run.triage.facts(patient, of: form),
      authored: Content.calendar.date(of: filled.authored),
      day: Content.calendar.date(of:)
    ).frame
  }
}

extension Filled.Answer {
  /// An answer of the same kind that lies in a cell.
  fileprivate func replaced(by part: CellTest.Part, _ rules: RuleSet) -> Filled.Answer? {
    var frame = Frame(slots: rules.schema.values.map(\.domain), authored: CivilDate(dayNumber: 0))
    switch (part, self) {
    case (.option(let option), .text): return .text(option)
    case (.written(let word), .boolean): return .boolean(word == "true")
    case (.comparison(_, let limit), .number):
      return rules.program.value(limit, &frame).knownNumber.map { .number($0) }
    default: return nil
    }
  }
}

extension ValueSet {
  fileprivate func distance(to target: Number) -> Number? {
    guard let difference = knownNumber?.subtracting(target) else { return nil }
    return difference < .zero ? difference.negated : difference
  }
}

extension ValueType {
  fileprivate var isNumber: Bool { if case .number = self { true } else { false } }
}
