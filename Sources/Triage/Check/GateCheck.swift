import Diagnostics
import Expressions
import Forms
import Rules
import Values

/// Looks for a question that a worse answer to another hides, though it could raise the colour.
struct GateCheck {
  private let form: Form
  private let rules: RuleSet
  private let mildest: MildestColour
  /// What each threshold and rule reads, and the worst that it gives.
  private let outcomes: [(reads: Reads, most: Verdict)]
  /// The evaluations with which one question is looked at; one of them takes a microsecond or two.
  private static let budget = 200_000

  /// What may be hidden.
  private struct Target {
    let name: String
    let place: Place
    let conditions: [Condition]
    /// The repeated section of which it is an item.
    let section: Int?
    /// The worst that it can lead to.
    let most: Verdict
  }

  init(_ reading: TriageProtocol.Reading) {
    let rules = reading.rules
    form = reading.form
    self.rules = rules
    mildest = MildestColour(reading.rules)
    outcomes = rules.outcomeIDs.indices.map { outcome in
      (rules.reads(byOutcome: outcome), rules.colours(ofOutcome: outcome).max() ?? .green)
    }
  }

  func diagnostics() -> [Diagnostic] { targets.compactMap(fall) }

  // MARK: What may be hidden

  private var targets: [Target] {
    form.items.indices.compactMap { index in
      let item = form.items[index]
      guard !item.visibility.isEmpty, let place = form.schema.value(at: item.position).place,
        let (section, most) = whatItLeadsTo(index)
      else { return nil }
      return Target(
        name: item.name,
        place: place,
        conditions: item.visibility,
        section: section,
        most: most
      )
    }.filter { $0.most > .green }
  }

  /// The section that an item stands in, and the worst that hiding it can leave out; `nil` where
  /// another item stands for it: the first that is read is looked at for the whole section.
  private func whatItLeadsTo(_ index: Int) -> (section: Int?, most: Verdict)? {
    let item = form.items[index]
    guard case .field(let section, _) = item.position else {
      return (nil, worstColour { $0.holds(item.position) })
    }
    let whole = form.repeats[section]
    guard item.visibility == whole.visibility else {
      return (section, worstColour { $0.holds(item.position) })
    }
    let alike = whole.items.filter { form.items[$0].visibility == whole.visibility }
    let read = alike.first { other in
      worstColour { $0.holds(form.items[other].position) } > .green
    }
    guard index == read ?? alike.first else { return nil }
    return (section, worstColour { $0.sections.contains(section) })
  }

  /// The worst that what is read can lead to, by itself or by way of a score.
  private func worstColour(_ isRead: (Reads) -> Bool) -> Verdict {
    var scores: Set<Int> = []
    for score in form.scores {
      let reads = form.program.reads(score.formula)
      if isRead(reads) || !reads.slots.isDisjoint(with: scores) { scores.insert(score.slot) }
    }
    return outcomes.filter { outcome in
      isRead(outcome.reads) || !outcome.reads.slots.isDisjoint(with: scores)
    }.map(\.most).max() ?? .green
  }

  // MARK: What hides it

  private func fall(_ target: Target) -> Diagnostic? {
    let frame = GateFrame(form, showing: target.conditions, in: target.section)
    var search = GateSearch(
      form: form,
      rules: rules,
      mildest: mildest,
      most: target.most,
      conditions: target.conditions,
      section: target.section,
      frame: frame,
      budget: Self.budget
    )
    let notAnalysed = Diagnostic.gateNotAnalysed(target.name, at: target.place)
    // A fact of the patient, such as the age, is no answer that could have been a worse one.
    for gate in frame.gates where form.schema.value(at: gate).origin != .fact {
      for step in search.steps(gate) {
        switch search.hides(gate, step) {
        case .none: return notAnalysed
        case .some(false): continue
        case .some(true):
          let value = form.schema.value(at: gate)
          return .gateHides(
            target.name,
            value.words(step.milder),
            value.words(step.worse),
            at: target.place
          )
        }
      }
    }
    return search.leavesOut ? notAnalysed : nil
  }
}

/// Tries the answers that decide whether something is shown.
private struct GateSearch {
  let form: Form
  let rules: RuleSet
  let mildest: MildestColour
  let most: Verdict
  let conditions: [Condition]
  let section: Int?
  var frame: GateFrame
  var budget: Int

  /// An answer and one that is worse.
  struct Step {
    let milder: ValueSet
    let worse: ValueSet
  }

  /// Several options that are more are not tried in every combination.
  private static let mostOptions = 6
  /// More numbers are tried at those of the conditions only.
  private static let mostNumbers = 120

  /// Whether some answers are not tried.
  var leavesOut: Bool {
    frame.needsSeveralEntries
      || frame.gates.contains { gate in
        let value = form.schema.value(at: gate)
        if value.type == .date { return days.leavesOut }
        switch value.domain.kind {
        case .choices: return value.domain.optionIndices.count > Self.mostOptions
        case .interval: return isRelated(gate) && !value.domain.hasFewNumbers(Self.mostNumbers)
        case .choice, .text: return false
        }
      }
  }

  /// Whether a gate stands beside other values, so that each number of it can count.
  private func isRelated(_ gate: FormItem.Position) -> Bool {
    switch gate {
    case .slot(let slot): frame.cuts.related.contains(slot)
    case .field(let section, let field):
      frame.cuts.relatedFields[section]?.contains(field) == true
    }
  }

  /// The steps by which the answer to a gate worsens.
  func steps(_ gate: FormItem.Position) -> [Step] {
    let value = form.schema.value(at: gate)
    let known = points(gate)
    guard value.worse == .neither else {
      let ordered = value.worse == .lower ? known.reversed() : known
      return zip(ordered, ordered.dropFirst()).map { Step(milder: $0, worse: $1) }
    }
    let subject: SubjectPosition =
      switch gate {
      case .slot(let slot): .slot(slot)
      case .field(let section, let field): .field(section: section, field: field)
      }
    let ranks = known.map { rules.worstColour(of: $0, at: subject) ?? .green }
    return known.indices.flatMap { milder in
      known.indices.filter { ranks[milder] < ranks[$0] }.map {
        Step(milder: known[milder], worse: known[$0])
      }
    }
  }

  /// Whether, with some answers to the other gates, the worse answer hides what the milder shows,
  /// and the form may be milder for it; `nil` where there are too many to try.
  mutating func hides(_ gate: FormItem.Position, _ step: Step) -> Bool? {
    let others = frame.gates.filter { $0 != gate }
    let found = hides(gate, step, others[...])
    frame[gate] = form.schema.value(at: gate).domain
    return found
  }

  private mutating func hides(
    _ gate: FormItem.Position,
    _ step: Step,
    _ others: ArraySlice<FormItem.Position>
  ) -> Bool? {
    guard budget > 0 else { return nil }
    budget -= 1
    frame[gate] = step.milder
    let before = frame.shown(conditions, in: section)
    frame[gate] = step.worse
    let after = frame.shown(conditions, in: section)
    if provesByGaps, !before.canBeTrue || after.isTrue { return false }
    if before.isTrue, !after.canBeTrue {
      budget -= 20
      if frame.leastColour(mildest) >= most { return false }
      if others.isEmpty || provesByGaps { return true }
    }
    guard let other = others.first else { return false }
    let domain = frame[other]
    defer { frame[other] = domain }
    for point in points(other) + unknown(other) {
      frame[other] = point
      let found = hides(gate, step, others.dropFirst())
      if found != false { return found }
    }
    return false
  }

  /// Whether an answer that is left open says what any answer to it would; not where it is asked
  /// whether it was answered.
  private var provesByGaps: Bool {
    frame.conditions.allSatisfy { condition in
      form.program.readsAskedMissing(in: condition) == Reads()
        && !form.program.reads(condition).slots.contains {
          form.schema.values[$0].domain.kind == .text
        }
    }
  }

  /// What else than a known answer a gate can be.
  private func unknown(_ gate: FormItem.Position) -> [ValueSet] {
    let value = form.schema.value(at: gate)
    return (value.origin == .fact ? [value.domain.hidden] : [])
      + (provesByGaps ? [] : [value.domain])
  }

  private func points(_ gate: FormItem.Position) -> [ValueSet] {
    let value = form.schema.value(at: gate)
    if value.type == .date { return days.days.map(ValueSet.date) }
    switch value.domain.kind {
    case .choice: return value.domain.optionIndices.map(ValueSet.option)
    case .choices: return several(value.domain.optionIndices).map(ValueSet.chosen)
    case .text: return [.text(isGiven: false), .text(isGiven: true)]
    case .interval:
      guard value.domain.isBounded else { return [] }
      let numbers = frame.conditions.flatMap { form.program.numbers(in: $0) }
      return value.domain.criticalNumbers(numbers, few: Self.mostNumbers).map(ValueSet.number)
    }
  }

  private func several(_ options: [Int]) -> [UInt64] {
    guard options.count <= Self.mostOptions else { return options.map { 1 << UInt64($0) } }
    return (1..<(1 << options.count)).map { bits in
      options.indices.reduce(UInt64(0)) { mask, index in
        bits >> index & 1 == 1 ? mask | 1 << UInt64(options[index]) : mask
      }
    }
  }

  private var days: CriticalDays {
    CriticalDays(
      written: frame.conditions.flatMap { form.program.days(in: $0) },
      periods: frame.conditions.flatMap { form.program.periods(in: $0) },
      from: GateFrame.day,
      compared: form.program.comparesDates
        ? frame.gates.count { form.schema.value(at: $0).type == .date } : 0
    )
  }
}

extension Reads {
  /// Whether the value at a position is read.
  fileprivate func holds(_ position: FormItem.Position) -> Bool {
    switch position {
    case .slot(let slot): slots.contains(slot)
    case .field(let section, let field): fields[section]?.contains(field) ?? false
    }
  }
}
