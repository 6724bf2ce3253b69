import Diagnostics
import Expressions
import Forms
import Rules
import Values

/// Looks for a question that a worse answer to another hides, though it could raise the colour.
struct GateCheck {
  private let form: Form
  private let rules: RuleSet
  private static let budget = 1_000_000

  /// A value that a condition to show something reads, and what it is tried with.
  private struct Gate {
    let slot: Int
    let points: [ValueSet]
  }

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
    guard let place = form.schema.value(at: item.position).place else { return nil }
    var budget = Self.budget
    for gate in gates.sorted() {
      let answers = ranked(gate, item.visibility)
      let others = gates.subtracting([gate]).sorted().map { other in
        let value = form.schema.values[other]
        let hidden = value.canBeHidden ? [value.domain.hidden] : []
        return Gate(slot: other, points: points(other, item.visibility) + hidden)
      }
      for (milder, worse) in zip(answers, answers.dropFirst()) {
        guard rules.leastColour(of: worse.value, inSlot: gate) < most, milder.rank < worse.rank
        else { continue }
        let pair = (gate, milder.value, worse.value)
        switch hides(item, pair, others[...], openFrame, &budget) {
        case .some(false): continue
        case .none: return .gateNotAnalysed(item.name, at: place)
        case .some(true):
          return .gateHides(
            item.name,
            rules.words(milder.value, inSlot: gate),
            rules.words(worse.value, inSlot: gate),
            at: place
          )
        }
      }
    }
    return nil
  }

  private var openFrame: Frame {
    Frame(
      slots: form.schema.values.map { $0.canBeHidden ? $0.domain.perhapsHidden : $0.domain },
      sections: form.repeats.map { SectionEntries(width: $0.items.count) },
      authored: CivilDate(dayNumber: 20_000)
    )
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
    let value = form.schema.values[slot]
    switch value.domain.kind {
    case .choice: return value.domain.optionIndices.map(ValueSet.option)
    case .choices: return value.domain.optionIndices.map { .chosen(1 << UInt64($0)) }
    case .text: return [.text(isGiven: false), .text(isGiven: true)]
    case .interval:
      guard value.domain.isBounded else { return [] }
      let numbers = conditions.flatMap { form.program.numbers(in: $0) }
      return value.domain.criticalNumbers(numbers).map(ValueSet.number)
    }
  }

  /// Whether, with some answers to the other gates, the worse answer hides what the milder shows;
  /// `nil` where there are too many to try.
  ///
  /// Where no answers to the gates that are left could do so, none is tried.
  private func hides(
    _ item: FormItem,
    _ gate: (slot: Int, milder: ValueSet, worse: ValueSet),
    _ others: ArraySlice<Gate>,
    _ frame: Frame,
    _ budget: inout Int
  ) -> Bool? {
    guard budget > 0 else { return nil }
    budget -= 1
    var frame = frame
    frame.slots[gate.slot] = gate.milder
    let before = shown(item, &frame)
    frame.slots[gate.slot] = gate.worse
    let after = shown(item, &frame)
    if provesByGaps(item), !before.canBeTrue || after.isTrue { return false }
    if before.isTrue, !after.canBeTrue { return true }
    guard let other = others.first else { return false }
    for point in other.points {
      frame.slots[other.slot] = point
      let found = hides(item, gate, others.dropFirst(), frame, &budget)
      if found != false { return found }
    }
    return false
  }

  /// Whether an answer that is left open says what any answer to it would; not where it is asked
  /// whether it was answered.
  private func provesByGaps(_ item: FormItem) -> Bool {
    item.visibility.allSatisfy { condition in
      form.program.readsAskedMissing(in: condition) == Reads()
        && !form.program.reads(condition).slots.contains {
          form.schema.values[$0].domain.kind == .text
        }
    }
  }

  private func shown(_ item: FormItem, _ frame: inout Frame) -> TruthSet {
    item.visibility.reduce(.yes) { $0.and(form.program.truth($1, &frame)) }
  }
}
