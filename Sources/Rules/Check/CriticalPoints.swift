import Expressions
import Values

/// The points at which what some conditions say can change.
///
/// Of a number that is only compared with numbers there is one point in each stretch between two of
/// them, and that is exact. One that stands beside other values has every step it can be at, and
/// where it has no steps or too many, its ends and the numbers of the conditions, with their
/// neighbours.
struct CriticalPoints {
  /// What is evaluated: conditions, and for the cells of a row what they test.
  struct Part {
    var conditions: [Condition] = []
    var subject: Computation?
    /// The repeated section of which a row tests each entry.
    var section: Int?
    /// Whether the row says what it means that its value is unanswered.
    var saysMissing = false
    /// The values that are taken for what they are computed of.
    var computed: [ComputedValue] = []
  }

  private let rules: RuleSet
  private let numbers: [Number]
  private let days: CriticalDays
  private let asked: Reads
  private let cuts: Cuts
  private static let mostSteps = 400
  private static let mostEntries = 20_000
  private static let mostOptions = 8

  init(_ basis: Basis, _ parts: [Part]) {
    let rules = basis.rules
    self.rules = rules
    let program = rules.program
    let conditions = parts.flatMap(\.conditions)
    numbers = Set(
      conditions.flatMap { program.numbers(in: $0) } + basis.numbers
        + parts.flatMap(\.computed).flatMap { $0.program.numbers(in: $0.formula) }
    ).sorted()
    days = CriticalDays(
      written: conditions.flatMap { program.days(in: $0) } + basis.days,
      periods: conditions.flatMap { program.periods(in: $0) } + basis.periods,
      from: RuleSet.anyDay,
      compared: program.comparesDates ? rules.dates(parts) : 0
    )
    var cuts = basis.cuts
    var asked = Reads()
    for part in parts {
      for condition in part.conditions {
        program.addCuts(of: condition, subject: part.subject, to: &cuts)
        asked.formUnion(program.readsAskedMissing(in: condition))
      }
      if let section = part.section { program.addEntries(of: section, to: &cuts) }
      for value in part.computed { value.program.addCuts(of: value.formula, to: &cuts) }
      if part.saysMissing, let subject = part.subject { asked.formUnion(program.reads(subject)) }
    }
    self.cuts = cuts
    self.asked = rules.expanded(asked)
  }

  /// The variables that something reads.
  func variables(_ reads: Reads) -> [Variable] {
    let values = rules.schema.values
    return reads.slots.sorted().filter { values[$0].origin != .named }.map(slot)
      + reads.recalls.sorted().map(recall)
      + reads.sections.sorted().map { section($0, reads.fields[$0] ?? []) }
      + reads.outcomes.sorted().map { outcome in
        let colours = rules.colours(ofOutcome: outcome).sorted()
        return Variable(
          .outcome(outcome),
          colours.map { .outcomes([Outcome(proven: $0, possible: $0)]) }
        )
      }
  }

  private func slot(_ slot: Int) -> Variable {
    let value = rules.schema.values[slot]
    let stretches = stretches(value, slot)
    var others: [ValueSet] = []
    if value.canBeHidden || rules.notNeeded.contains(slot) { others.append(value.domain.hidden) }
    if asked.slots.contains(slot) { others.append(value.domain) }
    let steps = zip(stretches, stretches.dropFirst()).compactMap { milder, worse in
      milder.last.flatMap { last in worse.first.map { step(value, last, $0) } }
    }
    var variable = Variable(
      .slot(slot),
      (stretches.compactMap(\.first) + others).map(Variable.Point.value),
      steps: value.worse == .neither ? [] : steps,
      isOpaque: asked.slots.contains(slot) || value.domain.kind == .text
    )
    variable.leavesOut = leavesOut(value, isRelated: cuts.related.contains(slot))
    return variable
  }

  private func step(_ value: SchemaValue, _ milder: ValueSet, _ worse: ValueSet) -> Variable.Step {
    Variable.Step(
      milder: .value(milder),
      worse: .value(worse),
      value: value,
      answers: [milder, worse]
    )
  }

  private func recall(_ recall: Int) -> Variable {
    let slot = rules.program.recalls[recall].slot
    let value = rules.schema.values[slot]
    let isAsked = asked.recalls.contains(recall)
    let points = points(value) + [value.domain.hidden] + (isAsked ? [value.domain] : [])
    var variable = Variable(
      .recall(recall),
      points.map(Variable.Point.value),
      isOpaque: isAsked || value.domain.kind == .text
    )
    variable.leavesOut = leavesOut(value, isRelated: cuts.relatedRecalls.contains(recall))
    return variable
  }

  // MARK: Values

  /// Known values in the order in which they worsen, those of which nothing differs together.
  private func stretches(_ value: SchemaValue, _ slot: Int) -> [[ValueSet]] {
    guard value.domain.kind == .interval, value.type != .date, !cuts.related.contains(slot),
      value.domain.isBounded
    else { return points(value).map { [$0] } }
    let limits = cuts.numbers[slot, default: []].sorted()
    var stretches: [(key: [Int], points: [ValueSet])] = []
    for point in value.domain.points(between: limits) {
      let key = [limits.count { $0 < point }, limits.count { $0 <= point }]
      if stretches.last?.key == key {
        stretches[stretches.count - 1].points.append(.number(point))
      } else {
        stretches.append((key, [.number(point)]))
      }
    }
    let ascending = stretches.map(\.points)
    return value.worse == .lower ? ascending.reversed().map { $0.reversed() } : ascending
  }

  /// Known values, the mildest first where one is worse than another.
  private func points(_ value: SchemaValue) -> [ValueSet] {
    if value.type == .date { return days.days.map(ValueSet.date) }
    switch value.domain.kind {
    case .choice: return value.domain.optionIndices.map(ValueSet.option)
    case .choices: return several(value.domain.optionIndices).map(ValueSet.chosen)
    case .text: return [.text(isGiven: false), .text(isGiven: true)]
    case .interval:
      let points = value.domain.criticalNumbers(numbers, few: Self.mostSteps)
      return (value.worse == .lower ? points.reversed() : points).map(ValueSet.number)
    }
  }

  /// Every choice of options where they are few, else each alone, each two, and all.
  private func several(_ options: [Int]) -> [UInt64] {
    func mask(_ chosen: [Int]) -> UInt64 { chosen.reduce(0) { $0 | 1 << UInt64($1) } }
    guard options.count > Self.mostOptions else {
      return (1..<(1 << options.count)).map { bits in
        mask(options.indices.filter { bits >> $0 & 1 == 1 }.map { options[$0] })
      }
    }
    return Set(options.flatMap { first in options.map { mask([first, $0]) } }).sorted()
      + [mask(options)]
  }

  /// Whether the points are not enough: of a number that stands beside others, and of options.
  private func leavesOut(
    _ value: SchemaValue,
    isRelated: Bool
  ) -> Bool {
    if value.type == .date { return days.leavesOut }
    switch value.domain.kind {
    case .choices: return value.domain.optionIndices.count > Self.mostOptions
    case .interval: return isRelated && !value.domain.hasFewNumbers(Self.mostSteps)
    case .choice, .text: return false
    }
  }

  // MARK: Sections

  /// One entry with each of its items at each of its points, where one does not decide two, and
  /// where the section can be hidden, none.
  private func section(_ index: Int, _ read: Set<Int>) -> Variable {
    let section = rules.schema.sections[index]
    let known = section.fields.enumerated().map { field, value in
      let all = points(value) + (value.canBeHidden ? [value.domain.hidden] : [])
      return read.contains(field) ? all : Array(all.prefix(1))
    }
    var rows: [[ValueSet]] = [[]]
    for values in known {
      rows = rows.prefix(Self.mostEntries).flatMap { row in values.map { row + [$0] } }
    }
    let deciding = entriesThatDecide(index, section)
    let left = deciding > 1 ? (Self.mostEntries - rows.count) / max(rows.count, 1) : 0
    let pairs = rows.prefix(max(left, 0)).flatMap { first in rows.map { first + $0 } }
    var entries = (rows + pairs).map { SectionEntries(width: section.fields.count, $0) }
    let worsening = section.fields.indices.flatMap { steps(entries, section, $0) }
    if section.canBeHidden {
      var none = SectionEntries(width: section.fields.count)
      none.canApply = false
      none.canBeNotApplicable = true
      entries.append(none)
    }
    var variable = Variable(
      .section(index),
      entries.map(Variable.Point.entries),
      steps: worsening,
      isOpaque: true
    )
    variable.leavesOut =
      known.reduce(1.0) { $0 * Double($1.count) } > Double(Self.mostEntries)
      || deciding > 2 || deciding > 1 && left < rows.count
      || read.contains { field in
        let isRelated = cuts.relatedFields[index]?.contains(field) == true
        return leavesOut(section.fields[field], isRelated: isRelated)
      }
    return variable
  }

  /// How many entries together can decide what is said of a section.
  private func entriesThatDecide(_ index: Int, _ section: SchemaSection) -> Int {
    let most = section.entries.upperBound
    return cuts.summed.contains(index) ? most : min(most, cuts.joins[index] ?? 1)
  }

  /// The steps by which one item of an entry worsens.
  private func steps(
    _ entries: [SectionEntries],
    _ section: SchemaSection,
    _ field: Int
  ) -> [Variable.Step] {
    let value = section.fields[field]
    guard value.worse != .neither else { return [] }
    let order = points(value)
    return entries.flatMap { milder in
      stride(from: field, to: milder.values.count, by: milder.width).compactMap { place in
        guard let index = order.firstIndex(of: milder.values[place]), index + 1 < order.count else {
          return nil
        }
        var worse = milder
        worse.values[place] = order[index + 1]
        return Variable.Step(
          milder: .entries(milder),
          worse: .entries(worse),
          value: value,
          answers: [order[index], order[index + 1]]
        )
      }
    }
  }
}

extension RuleSet {
  /// How many dates some parts read; of a section those of two entries.
  fileprivate func dates(_ parts: [CriticalPoints.Part]) -> Int {
    var reads = Reads()
    for part in parts {
      for condition in part.conditions { reads.formUnion(program.reads(condition)) }
      if let subject = part.subject { reads.formUnion(program.reads(subject)) }
    }
    reads = expanded(reads)
    let fields = reads.fields.flatMap { section, fields in
      fields.map { schema.sections[section].fields[$0] }
    }
    let values =
      reads.slots.map { schema.values[$0] } + fields + fields
      + reads.recalls.map { schema.values[program.recalls[$0].slot] }
    return values.count { $0.type == .date }
  }
}

extension SectionEntries {
  /// Entries as they were answered, their fields side by side.
  fileprivate init(width: Int, _ values: [ValueSet]) {
    self.init(width: width)
    self.values = values
    isAnswered = true
  }
}
