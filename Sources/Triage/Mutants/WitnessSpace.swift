import Diagnostics
import Expressions
import Rules
import Values

/// The values that a threshold or rule reads, each cut at the limits that stand in the block.
struct WitnessSpace {
  /// What is read: a value of this form, or of an earlier one.
  private struct Variable {
    let name: String
    let slot: Int
    let recall: Recall?
    let type: ValueType
    let points: [ValueSet]
    /// Whether the points are all that it can be.
    let isWhole: Bool

    /// Whether one point for each stretch between two limits is enough where it is only compared:
    /// of a number and a day it is, of several options it is not.
    var isCutByComparing: Bool {
      switch type {
      case .choices: false
      default: true
      }
    }
  }

  private let rules: RuleSet
  private let variables: [Variable]
  /// Whether trying every combination tries all that could make a difference.
  let isComplete: Bool
  /// The day the made-up form was authored.
  private static let today = CivilDate(dayNumber: 20_000)

  /// The combinations; `nil` where there are too many to count, or something cannot be cut.
  let count: Int?

  init(
    _ reading: TriageProtocol.Reading,
    _ block: ProtocolBlock,
    _ index: Int,
    _ both: [RuleSet]
  ) {
    rules = reading.rules
    let reads = both.reduce(into: Reads()) { $0.formUnion($1.reads(ofOutcome: index)) }
    let recalls = Set(
      both.flatMap { rules in
        rules.reads(ofOutcome: index).recalls.map { rules.program.recalls[$0] }
      }
    )
    let cut = ValueCuts(
      block,
      ValueSteps(form: reading.form, rules: reading.rules),
      today: Self.today
    )
    let schema = reading.rules.schema
    variables =
      reads.slots.sorted().filter { schema.values[$0].origin != .named }.map { slot in
        let standard = reading.rules.limits.first { $0.slot == slot }?.standard
        var value = schema.values[slot]
        // What the protocol does not need is not applicable while it is unanswered.
        if both.contains(where: { $0.notNeeded.contains(slot) }) { value.canBeHidden = true }
        return Self.variable(value, slot, nil, cut, first: standard)
      }
      + recalls.sorted { "\($0)" < "\($1)" }.map { recall in
        Self.variable(schema.values[recall.slot], recall.slot, recall, cut)
      }
    let isReadable = reads.sections.isEmpty && reads.outcomes.isEmpty && !block.countsOutcomes
    count =
      isReadable
      ? variables.reduce(Int?.some(1)) { count, variable in
        count.flatMap { $0 > 1_000_000 ? nil : $0 * variable.points.count }
      } : nil
    isComplete =
      isReadable
      && variables.allSatisfy { $0.isWhole || block.comparesOnly && $0.isCutByComparing }
  }

  private static func variable(
    _ value: SchemaValue,
    _ slot: Int,
    _ recall: Recall?,
    _ cut: ValueCuts,
    first: Number? = nil
  ) -> Variable {
    let (all, isWhole) = cut.points(of: value, slot)
    let points = all.filter { $0.low == first } + all.filter { $0.low != first }
    let hidden = value.canBeHidden || recall != nil ? [value.domain.hidden] : []
    return Variable(
      name: recall.map { "\($0.form.word)(\(value.name))" } ?? value.name,
      slot: slot,
      recall: recall,
      type: value.type,
      points: points + hidden + (recall == nil ? [value.domain] : []),
      isWhole: isWhole
    )
  }

  /// One combination: what each variable holds.
  func values(at number: Int) -> [ValueSet] {
    var rest = number
    return variables.map { variable in
      defer { rest /= variable.points.count }
      return variable.points[rest % variable.points.count]
    }
  }

  /// A combination as a person reads it.
  func held(_ values: [ValueSet]) -> [Witness.Held] {
    zip(variables, values).map { .init(name: $0.name, state: $1.state($0.type)) }
  }

  /// A combination as rules read it; all else is open.
  func frame(of rules: RuleSet, _ values: [ValueSet]) -> Frame {
    var frame = Frame(
      slots: rules.schema.values.map(\.domain),
      sections: rules.schema.sections.map { SectionEntries(width: $0.fields.count) },
      authored: Self.today
    )
    frame.recalled = rules.program.recalls.map { rules.schema.values[$0.slot].domain.perhapsHidden }
    for (variable, value) in zip(variables, values) {
      if let recall = variable.recall {
        guard let index = rules.program.recalls.firstIndex(of: recall) else { continue }
        frame.recalled[index] = value
      } else {
        frame.slots[variable.slot] = value
      }
    }
    return frame
  }
}

extension RuleSet {
  /// All that a threshold or rule reads, through named values too.
  func reads(ofOutcome index: Int) -> Reads {
    var reads = Reads()
    if index < thresholds.count {
      for row in thresholds[index].rows {
        reads.formUnion(program.reads(row.subject))
        if let section = row.section { reads.sections.insert(section) }
        for cell in [row.green, row.yellow, row.red] {
          if let cell { reads.formUnion(program.reads(cell.condition)) }
        }
      }
    } else {
      for rule in rules where rule.outcome == index {
        for condition in [rule.yellow, rule.red] {
          if let condition { reads.formUnion(program.reads(condition)) }
        }
      }
    }
    for value in named.reversed() where reads.slots.contains(value.slot) {
      reads.formUnion(program.reads(value.computation))
    }
    return reads
  }
}

extension ProtocolBlock {
  /// Whether it counts what other blocks have found.
  var countsOutcomes: Bool {
    expressions.flatMap(\.everyPart).contains { part in
      if case .orWorse = part.kind { true } else { false }
    }
  }
}

extension Recall.Form {
  /// The function that recalls it.
  fileprivate var word: String {
    switch self {
    case .previous: "previous"
    case .baseline: "baseline"
    case .latest: "latest"
    }
  }
}

extension ValueSet {
  fileprivate func state(_ type: ValueType) -> Witness.Held.State {
    if isHidden { return .notApplicable }
    guard isAnswered || kind == .interval && low == high, let text = text(type) else {
      return .unanswered
    }
    return .value(text)
  }

  /// A known value as a case writes it; `nil` where it is not applicable.
  func text(_ type: ValueType) -> String? {
    guard !isHidden else { return nil }
    switch (kind, type) {
    case (.interval, .date): return low.whole.map { CivilDate(dayNumber: $0).description }
    case (.interval, _): return low.description
    case (.choice, .choice(let options)): return options[self.options.trailingZeroBitCount]
    case (.choice, _): return self.options & 1 == 1 ? "false" : "true"
    case (.choices, .choices(let options)): return options[chosen.trailingZeroBitCount]
    default: return "…"
    }
  }
}
