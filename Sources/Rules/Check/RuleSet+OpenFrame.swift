import Expressions
import Values

extension RuleSet {
  /// A frame in which every value can be all that its form allows, and a limit what is set.
  ///
  /// - Parameter own: what is set for one patient, by slot; other limits are at their default.
  /// - Returns: the frame.
  func openFrame(own: [Int: Number] = [:]) -> Frame {
    var frame = Frame(
      slots: schema.values.map { $0.canBeHidden ? $0.domain.perhapsHidden : $0.domain },
      sections: schema.sections.map { section in
        var entries = SectionEntries(width: section.fields.count)
        entries.canBeNotApplicable = section.canBeHidden
        return entries
      },
      authored: Self.anyDay
    )
    for limit in limits {
      let value = own[limit.slot] ?? limit.standard
      frame.slots[limit.slot] = value.map(ValueSet.number) ?? frame.slots[limit.slot].hidden
    }
    frame.recalled = program.recalls.map { schema.values[$0.slot].domain.perhapsHidden }
    frame.outcomes = Array(
      repeating: Outcome(proven: .green, possible: .red),
      count: thresholds.count + rules.count
    )
    for value in named {
      frame.slots[value.slot] = program.value(value.computation, &frame)
    }
    return frame
  }

  /// A day to check on; no check depends on which.
  static let anyDay = CivilDate(dayNumber: 20_000)
}
