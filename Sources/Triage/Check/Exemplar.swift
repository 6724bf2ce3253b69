import Expressions
import Forms
import Rules
import Scheduling
import Values

/// The answers that each item of a form could have at best and at worst, and what a choice of them
/// leads to.
struct Exemplar {
  let triageProtocol: TriageProtocol
  let reading: TriageProtocol.Reading
  /// What stands for each item, then for each value of a series: from the mildest to the worst.
  let candidates: [[ValueSet]]
  /// Those of them of which nothing says which is worse.
  let undirected: [Int]

  /// The day every form is filled in; no check depends on which.
  private static let day = CivilDate(dayNumber: 20_000)

  init(_ triageProtocol: TriageProtocol, _ reading: TriageProtocol.Reading) {
    self.triageProtocol = triageProtocol
    self.reading = reading
    let form = reading.form
    let measured = reading.rules.seriesValues.map { reading.rules.schema.values[$0.slot] }
    candidates =
      form.items.map { item in
        Candidates(form.schema.value(at: item.position), item, reading.rules, Self.day).ranked
      }
      + zip(measured, reading.rules.seriesValues).map { value, series in
        value.candidates(reading.rules, inSlot: series.slot)
      }
    let all = form.items.map { form.schema.value(at: $0.position) } + measured
    undirected = all.indices.filter { all[$0].worse == .neither }
  }

  /// A time point at which the form is filled in; `nil` where the plan has none.
  struct Due {
    let period: Period?
    let anchor: CivilDate
  }

  /// Every time point of the plan.
  var due: [Due] {
    let points = triageProtocol.plan.sendsAt.flatMap { line in
      line.periods.map { period in
        let back = Period(line.side == .after ? -period.count : period.count, period.unit)
        return Due(period: period, anchor: Self.day.adding(back))
      }
    }
    return points.isEmpty ? [Due(period: nil, anchor: Self.day.adding(months: -12))] : points
  }

  /// What a choice of answers leads to.
  struct Found {
    var evaluation: Evaluation
    var frame: Frame
  }

  /// Evaluates the form with one candidate for each item.
  ///
  /// - Parameters:
  ///   - chosen: the index of each item's candidate.
  ///   - due: when it is filled in.
  ///   - earlier: the values of every earlier form; `nil` where there was none.
  /// - Returns: what was found, and the frame it was found in.
  func evaluate(_ chosen: [Int], _ due: Due, after earlier: [ValueSet]? = nil) -> Found {
    let given = zip(candidates, chosen).map { $0[$1] }
    let values = reading.form.frame(
      of: Answers(reading.form, given: Array(given.prefix(reading.form.items.count))),
      facts: facts(due),
      authored: Self.day,
      day: { _ in Self.day }
    )
    var frame = reading.rules.completed(values.frame, recalling: earlier)
    for (value, set) in zip(reading.rules.seriesValues, given.dropFirst(reading.form.items.count)) {
      frame.slots[value.slot] = set
    }
    let evaluation = reading.rules.evaluate(&frame, at: due.period)
    return Found(evaluation: evaluation, frame: frame)
  }

  /// What a patient's enrolment can tell.
  private func facts(_ due: Due) -> [String: ValueSet] {
    var facts: [String: ValueSet] = [:]
    for fact in reading.form.facts where !fact.isDerived {
      if fact.isAnchor {
        facts[fact.name] = .date(due.anchor)
      } else if fact.name == "birth_date" {
        facts[fact.name] = .date(Self.day.adding(months: -12 * 40))
      } else if fact.name == "sex" {
        facts[fact.name] = .option(0)
      }
    }
    return facts
  }
}

extension Schema {
  /// What is known of the value at a position.
  func value(at position: FormItem.Position) -> SchemaValue {
    switch position {
    case .slot(let slot): values[slot]
    case .field(let section, let field): sections[section].fields[field]
    }
  }
}

extension SchemaValue {
  /// The values of a series that are worth trying, the mildest first.
  ///
  /// Both ends, and one of each stretch of its thresholds; no end where there is none.
  fileprivate func candidates(_ rules: RuleSet, inSlot slot: Int) -> [ValueSet] {
    let inner = rules.rows(at: .slot(slot)).flatMap { RowColours($0, of: rules).stretches }
      .compactMap { $0.values.numbers?.least }
    let numbers = Set(([domain.low, domain.high] + inner).filter(\.isBounded)).sorted()
    let all = numbers.map(ValueSet.number)
    guard worse == .neither else { return worse == .lower ? all.reversed() : all }
    let coloured = all.map { ($0, rules.worstColour(of: $0, at: .slot(slot)) ?? .green) }
    return coloured.enumerated().sorted {
      ($0.element.1, $0.offset) < ($1.element.1, $1.offset)
    }.map(\.element.0)
  }
}

/// The answers to one item that are worth trying.
private struct Candidates {
  let value: SchemaValue
  let item: FormItem
  let rules: RuleSet
  let day: CivilDate

  init(_ value: SchemaValue, _ item: FormItem, _ rules: RuleSet, _ day: CivilDate) {
    self.value = value
    self.item = item
    self.rules = rules
    self.day = day
  }

  /// The mildest first: by the worse direction, else by the colour that a threshold gives, else as
  /// the form lists them.
  var ranked: [ValueSet] {
    let all = all
    guard value.worse == .neither else { return value.worse == .lower ? all.reversed() : all }
    let coloured = all.map { (set: $0, colour: rules.worstColour(of: $0, at: position) ?? .green) }
    return coloured.enumerated().sorted {
      ($0.element.colour, $0.offset) < ($1.element.colour, $1.offset)
    }.map(\.element.set)
  }

  private var position: SubjectPosition {
    switch item.position {
    case .slot(let slot): .slot(slot)
    case .field(let section, let field): .field(section: section, field: field)
    }
  }

  private var all: [ValueSet] {
    switch item.answer {
    case .ordinal(let values):
      let sorted = values.sorted()
      return value.worse == .neither
        ? sorted.map(ValueSet.number) : ends(sorted.first ?? .zero, sorted.last ?? .zero)
    case .count(let range), .quantity(let range, _, _):
      return ends(range.lowerBound, range.upperBound)
    case .coded(let options): return options.indices.map(ValueSet.option)
    case .several(let options, let exclusive):
      let alone = exclusive.map { [$0] } ?? []
      let others = options.indices.filter { $0 != exclusive }
      return (alone + others).map { ValueSet.chosen(1 << UInt64($0)) }
    case .boolean: return [.boolean(false), .boolean(true)]
    case .date(let earliest, let latest):
      return [
        ValueSet.date(day.adding(earliest ?? Period(-20, .year))),
        ValueSet.date(day.adding(latest ?? Period(0, .day))),
      ]
    case .dateTime: return [.date(day.adding(months: -240)), .date(day)]
    case .text: return [.text(isGiven: false), .text(isGiven: true)]
    }
  }

  /// Both ends; of a number without a direction also one of each stretch of its thresholds.
  private func ends(_ low: Number, _ high: Number) -> [ValueSet] {
    guard value.worse == .neither else { return [.number(low), .number(high)] }
    let inner = rules.rows(at: position).flatMap { RowColours($0, of: rules).stretches }
      .compactMap(\.values.numbers?.least)
    return ([low, high] + inner).map(ValueSet.number)
  }
}
