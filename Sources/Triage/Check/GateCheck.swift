import Diagnostics
import Expressions
import Forms
import Rules
import Values

/// Looks for a question that a worse answer to another hides, though it could raise the colour.
struct GateCheck {
  private let form: Form
  private let rules: RuleSet

  init(_ reading: TriageProtocol.Reading) {
    form = reading.form
    rules = reading.rules
  }

  func diagnostics() -> [Diagnostic] {
    form.items.indices.compactMap { index in
      let item = form.items[index]
      guard case .slot(let slot) = item.position, !item.visibility.isEmpty else { return nil }
      let most = worstColour(bySlot: slot)
      return most == .green ? nil : fall(item, most)
    }
  }

  /// The worst that the answer can lead to, by itself or by way of a score.
  private func worstColour(bySlot slot: Int) -> Verdict {
    var slots: Set = [slot]
    for score in form.scores {
      if !form.program.reads(score.formula).slots.isDisjoint(with: slots) {
        slots.insert(score.slot)
      }
    }
    let outcomes = rules.outcomeIDs.indices.filter { outcome in
      !rules.slotsRead(byOutcome: outcome).isDisjoint(with: slots)
    }
    return outcomes.compactMap { rules.colours(ofOutcome: $0).max() }.max() ?? .green
  }

  private func fall(_ item: FormItem, _ most: Verdict) -> Diagnostic? {
    let gates = item.visibility.reduce(into: Set<Int>()) {
      $0.formUnion(form.program.reads($1).slots)
    }
    for gate in gates.sorted() where gates.count <= 4 {
      let answers = ranked(gate, item.visibility)
      for (milder, worse) in zip(answers, answers.dropFirst()) {
        guard rules.leastColour(of: worse.value, inSlot: gate) < most, milder.rank < worse.rank,
          hides(item, gate, milder.value, worse.value, gates.subtracting([gate]).sorted())
        else { continue }
        guard let place = form.schema.value(at: item.position).place else { return nil }
        return .gateHides(
          item.name,
          rules.words(milder.value, inSlot: gate),
          rules.words(worse.value, inSlot: gate),
          at: place
        )
      }
    }
    return nil
  }

  /// The answers to a gate from the mildest to the worst, each with how bad it is.
  private func ranked(_ slot: Int, _ conditions: [Condition]) -> [(value: ValueSet, rank: Int)] {
    let known = points(slot, conditions)
    guard form.schema.values[slot].worse == .neither else {
      let ordered = form.schema.values[slot].worse == .lower ? known.reversed() : known
      return ordered.enumerated().map { ($0.element, $0.offset) }
    }
    return known.map { point in
      (point, Int(rules.worstColour(of: point, at: .slot(slot))?.rawValue ?? 0))
    }.sorted { $0.1 < $1.1 }
  }

  private func points(_ slot: Int, _ conditions: [Condition]) -> [ValueSet] {
    let domain = form.schema.values[slot].domain
    guard domain.kind == .interval, domain.isBounded else {
      return domain.kind == .choice ? domain.optionIndices.map(ValueSet.option) : []
    }
    let numbers = conditions.flatMap { form.program.numbers(in: $0) }
    return domain.criticalNumbers(numbers).map(ValueSet.number)
  }

  /// Whether, with some answers to the other gates, the worse answer hides what the milder shows.
  private func hides(
    _ item: FormItem,
    _ gate: Int,
    _ milder: ValueSet,
    _ worse: ValueSet,
    _ others: [Int]
  ) -> Bool {
    var frame = Frame(
      slots: form.schema.values.map(\.domain),
      sections: form.repeats.map { SectionEntries(width: $0.items.count) },
      authored: CivilDate(dayNumber: 20_000)
    )
    guard let other = others.first else {
      frame.slots[gate] = milder
      let before = shown(item, &frame)
      frame.slots[gate] = worse
      return before.isTrue && !shown(item, &frame).canBeTrue
    }
    return points(other, item.visibility).contains { point in
      frame.slots[other] = point
      frame.slots[gate] = milder
      let before = shown(item, &frame)
      frame.slots[gate] = worse
      return before.isTrue && !shown(item, &frame).canBeTrue
    }
  }

  private func shown(_ item: FormItem, _ frame: inout Frame) -> TruthSet {
    item.visibility.reduce(.yes) { $0.and(form.program.truth($1, &frame)) }
  }
}
