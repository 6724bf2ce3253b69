public import Expressions
public import Values

/// One thing that conditions read and that can be set to one point after another.
struct Variable {
  /// What is set.
  enum Kind: Hashable {
    case slot(Int)
    case recall(Int)
    case section(Int)
    case outcome(Int)
  }

  /// A point it can be at.
  enum Point: Hashable {
    case value(ValueSet)
    case entries(SectionEntries)
    case outcome(Outcome)
  }

  let kind: Kind
  /// The points between which no condition changes what it says; for an answer with a direction the
  /// mildest first, `not applicable` last.
  let points: [Point]
  /// How many of the first points stand in the order in which they worsen; 0 without a direction.
  let ordered: Int

  /// Sets it to a point.
  func set(_ point: Point, in frame: inout Frame) {
    switch (kind, point) {
    case (.slot(let slot), .value(let value)): frame.slots[slot] = value
    case (.recall(let recall), .value(let value)): frame.recalled[recall] = value
    case (.section(let section), .entries(let entries)): frame.sections[section] = entries
    case (.outcome(let index), .outcome(let outcome)): frame.outcomes[index] = outcome
    default: break
    }
  }
}

extension Variable {
  /// Lets it be all that it can be: for a limit, all that may be set.
  func open(in frame: inout Frame, _ schema: Schema) {
    switch kind {
    case .slot(let slot):
      let domain = schema.values[slot].domain
      frame.slots[slot] =
        points.contains { $0 == .value(domain.hidden) }
        ? domain.perhapsHidden : domain
    case .outcome(let index): frame.outcomes[index] = Outcome(proven: .green, possible: .red)
    case .recall, .section: break
    }
  }
}

/// The points at which what conditions say can change.
struct CriticalPoints {
  private let rules: RuleSet
  private let numbers: [Number]
  private let periods: [Period]
  private let gaps: Set<Int>

  /// Points for some conditions: the numbers that stand in them are where they change.
  init(_ rules: RuleSet, _ conditions: [Condition]) {
    self.rules = rules
    let computations = rules.named.map(\.computation)
    numbers = Set(
      conditions.flatMap { rules.program.numbers(in: $0) }
        + computations.flatMap { rules.program.numbers(in: $0) }
        + rules.limits.flatMap { [$0.allowed.lowerBound, $0.allowed.upperBound] }
    ).sorted()
    periods = conditions.flatMap { rules.program.periods(in: $0) }
    gaps = conditions.reduce(into: []) { $0.formUnion(rules.program.slotsAskedMissing(in: $1)) }
  }

  /// The variables that something reads.
  func variables(_ reads: Reads) -> [Variable] {
    let schema = rules.schema
    let slots = reads.slots.sorted().filter { schema.values[$0].origin != .named }
    return slots.map { slot in
      let value = schema.values[slot]
      let known = points(value)
      let hidden = value.canBeHidden || rules.notNeeded.contains(slot)
      return Variable(
        kind: .slot(slot),
        points: (known + (hidden ? [value.domain.hidden] : [])
          + (gaps.contains(slot) ? [value.domain] : [])).map(Variable.Point.value),
        ordered: value.worse == .neither ? 0 : known.count
      )
    }
      + reads.recalls.sorted().map { recall in
        let value = schema.values[rules.program.recalls[recall].slot]
        return Variable(
          kind: .recall(recall),
          points: (points(value) + [value.domain.hidden]).map(Variable.Point.value),
          ordered: 0
        )
      }
      + reads.sections.sorted().map { section($0) }
      + reads.outcomes.sorted().map { outcome in
        Variable(
          kind: .outcome(outcome),
          points: rules.colours(ofOutcome: outcome).sorted().map {
            .outcome(Outcome(proven: $0, possible: $0))
          },
          ordered: 0
        )
      }
  }

  /// Known values, the mildest first where one is worse than another.
  private func points(_ value: SchemaValue) -> [ValueSet] {
    if value.type == .date { return dates }
    switch value.domain.kind {
    case .choice: return value.domain.optionIndices.map(ValueSet.option)
    case .choices:
      let options = value.domain.optionIndices
      let pairs = options.flatMap { first in
        options.map { UInt64(1) << UInt64(first) | UInt64(1) << UInt64($0) }
      }
      return Set(pairs).sorted().prefix(40).map(ValueSet.chosen)
    case .text: return [.text(isGiven: false), .text(isGiven: true)]
    case .interval:
      let points = value.domain.criticalNumbers(numbers)
      return (value.worse == .lower ? points.reversed() : points).map(ValueSet.number)
    }
  }

  /// A day before, on and after each length of time that is asked for.
  private var dates: [ValueSet] {
    let days = periods.flatMap { period -> [Int] in
      let back = Period(-period.count, period.unit)
      let day = RuleSet.anyDay.adding(back).dayNumber
      return [day - 1, day, day + 1]
    }
    return Set(days + [RuleSet.anyDay.dayNumber]).sorted().map {
      .date(CivilDate(dayNumber: $0))
    }
  }

  /// One entry with each of its items at each of its points, and where it can be hidden, none.
  private func section(_ index: Int) -> Variable {
    let section = rules.schema.sections[index]
    var entries = [SectionEntries(width: section.fields.count)]
    entries[0].isAnswered = true
    for field in section.fields {
      entries = entries.prefix(64).flatMap { entry in
        points(field).map { point in
          var entry = entry
          entry.values.append(point)
          return entry
        }
      }
    }
    if section.canBeHidden {
      var none = SectionEntries(width: section.fields.count)
      none.canApply = false
      none.canBeNotApplicable = true
      entries.append(none)
    }
    return Variable(kind: .section(index), points: entries.map(Variable.Point.entries), ordered: 0)
  }
}

extension ValueSet {
  /// The options it could be, by index.
  public var optionIndices: [Int] { (0..<64).filter { options >> UInt64($0) & 1 == 1 } }

  /// Every number where there are few; else both ends and some near them, and each number at which
  /// something changes, with one under and one over it.
  public func criticalNumbers(_ numbers: [Number]) -> [Number] {
    let few = 24
    if step > .zero, let count = high.subtracting(low)?.divided(by: step)?.whole, count <= few {
      return (0...count).compactMap { Number($0).multiplied(by: step)?.adding(low) }
    }
    let near = step > .zero ? step : .one
    var cuts = numbers
    for end in [low, high] where end.isBounded { cuts.append(end) }
    if low.isBounded, let next = low.adding(near), let second = next.adding(near) {
      cuts += [next, second]
    }
    return points(between: cuts).filter(\.isBounded)
  }
}
