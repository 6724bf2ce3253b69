import Expressions
import Rules
import Testing
import Triage
import Values

/// The colours along a value are those that evaluating a form with that value gives.
struct RowColoursTests {
  @Test(arguments: ["epilepsy_follow_up", "wrist_surgery_follow_up"])
  func everyValueHasTheColourOfItsForm(id: String) throws {
    let rules = try #require(Content.triageProtocol(id).readings.first).rules
    var tried = 0
    for threshold in rules.thresholds {
      for row in threshold.rows where row.section == nil {
        guard let slot = slot(row, rules) else { continue }
        let colours = RowColours(row, of: rules)
        for value in values(colours.domain) {
          let found = evaluated(threshold, row, rules, slot, value)
          #expect(colours.colour(of: value) == found, "\(threshold.id) \(value)")
          #expect(told(value, colours) == found, "\(threshold.id) \(value)")
          tried += 1
        }
      }
    }
    #expect(tried > 100)
  }

  /// The slot of a value that is read as it is.
  private func slot(_ row: Threshold.Row, _ rules: RuleSet) -> Int? {
    let slots = rules.program.reads(row.subject).slots
    return slots.count == 1 ? slots.first : nil
  }

  private func values(_ domain: ValueSet) -> [ValueSet] {
    guard domain.kind == .interval else {
      let indices = (0..<64).filter { domain.options >> UInt64($0) & 1 == 1 }
      return indices.map { domain.kind == .choices ? .chosen(1 << UInt64($0)) : .option($0) }
    }
    var values: [ValueSet] = []
    var next: Number? = domain.low
    while let value = next, value <= domain.high {
      values.append(.number(value))
      next = value.adding(domain.step)
    }
    return values
  }

  private func evaluated(
    _ threshold: Threshold,
    _ row: Threshold.Row,
    _ rules: RuleSet,
    _ slot: Int,
    _ value: ValueSet
  ) -> Colour {
    var frame = Frame(
      slots: rules.schema.values.map(\.domain),
      sections: rules.schema.sections.map { SectionEntries(width: $0.fields.count) },
      authored: CivilDate(dayNumber: 0)
    )
    for limit in rules.limits {
      frame.slots[limit.slot] = limit.standard.map { .number($0) } ?? ValueSet.unknown.hidden
    }
    frame.slots[slot] = value
    let outcome = rules.evaluate(threshold, &frame, at: row.timePoints.first).outcome
    return Colour(proven: outcome.proven, possible: outcome.possible)
  }

  /// The colour of the one stretch that holds a value.
  private func told(_ value: ValueSet, _ colours: RowColours) -> Colour? {
    let found = colours.stretches.filter { stretch in
      switch stretch.values {
      case .option(let option):
        colours.options?[value.options.trailingZeroBitCount] == option
      case .numbers(let low, let high, let includesLow, let includesHigh):
        (includesLow ? low <= value.low : low < value.low)
          && (includesHigh ? value.low <= high : value.low < high)
      case .days(let from, let to):
        from.map { Number($0.dayNumber) <= value.low } != false
          && to.map { value.low <= Number($0.dayNumber) } != false
      }
    }
    return found.count == 1 ? found[0].colour : nil
  }
}
