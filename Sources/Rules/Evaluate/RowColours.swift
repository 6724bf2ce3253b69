public import Expressions
public import Values

/// The colour that one row of a threshold gives to each value there is.
///
/// Only the row's own cells count: neither what a missing answer means nor any other threshold.
public struct RowColours: Sendable {
  /// All that the value can be.
  public let domain: ValueSet
  /// The numbers at which the colour can change.
  public let limits: [Number]
  /// Whether a cell reads more than constants, such as a limit of the patient's own.
  public let readsValues: Bool
  private let row: Threshold.Row
  private let program: Program
  private let frame: Frame

  /// Which of the values that a clinician may set for one patient are meant.
  public enum OwnLimits: String, Sendable, Hashable, CaseIterable {
    /// What holds where nobody has set any.
    case standard
    /// The lowest that may be set.
    case lowest
    /// The highest that may be set.
    case highest
  }

  /// Takes a row of one of the rule set's thresholds.
  public init(_ row: Threshold.Row, of rules: RuleSet, own: OwnLimits = .standard) {
    var frame = Frame(everythingOf: rules, own)
    let cells = [row.green, row.yellow, row.red].compactMap { $0 }
    domain = rules.program.value(row.subject, &frame).applicable
    limits = cells.flatMap(\.limits).flatMap { limit -> [Number] in
      let value = rules.program.value(limit, &frame)
      return value.canApply ? [value.low, value.high].filter(\.isBounded) : []
    }
    readsValues = cells.contains { cell in
      let reads = rules.program.reads(cell.condition)
      return !reads.slots.isEmpty || !reads.recalls.isEmpty || !reads.sections.isEmpty
    }
    self.row = row
    self.frame = frame
    program = rules.program
  }

  /// The colour of one value; grey where other answers decide.
  public func colour(of value: ValueSet) -> Colour {
    var frame = frame
    frame.subject = value
    if truth(row.red, &frame).isTrue { return .red }
    let yellow = truth(row.yellow, &frame)
    if truth(row.red, &frame).canBeTrue { return .grey }
    if yellow.isTrue { return .yellow }
    let green = row.green.map { program.truth($0.condition, &frame) } ?? .yes
    return yellow.canBeTrue || !green.isTrue ? .grey : .green
  }

  private func truth(_ cell: CellTest?, _ frame: inout Frame) -> TruthSet {
    cell.map { program.truth($0.condition, &frame) } ?? .no
  }

  /// The values in order, each stretch with its colour.
  public var stretches: [(values: Stretch, colour: Colour)] {
    if let options = row.subject.type.optionIDs {
      return options.indices.map { (.option(options[$0]), colour(of: option($0))) }
    }
    return Stretch.stretches(of: domain, cutAt: limits, by: colour).map { ($0, $1) }
  }

  /// The colour of an option; `nil` where the value has no such option.
  public func colour(ofOption id: String) -> Colour? {
    row.subject.type.optionIDs?.firstIndex(of: id).map { colour(of: option($0)) }
  }

  /// The ids of the value's options; `nil` for a number.
  public var options: [String]? { row.subject.type.optionIDs }

  private func option(_ index: Int) -> ValueSet {
    domain.kind == .choices ? .chosen(1 << UInt64(index)) : .option(index)
  }
}

extension Frame {
  /// A form of which nothing is known, but for the limits of the patient's own.
  fileprivate init(everythingOf rules: RuleSet, _ own: RowColours.OwnLimits) {
    self.init(
      slots: rules.schema.values.map(\.domain),
      sections: rules.schema.sections.map { SectionEntries(width: $0.fields.count) },
      authored: CivilDate(dayNumber: 0)
    )
    recalled = rules.program.recalls.map { rules.schema.values[$0.slot].domain }
    outcomes = rules.outcomeIDs.map { _ in Outcome(proven: .green, possible: .red) }
    for limit in rules.limits {
      switch own {
      case .lowest: slots[limit.slot] = .number(limit.allowed.lowerBound)
      case .highest: slots[limit.slot] = .number(limit.allowed.upperBound)
      case .standard: slots[limit.slot] = limit.standard.map { .number($0) } ?? .unknown.hidden
      }
    }
  }
}

extension ValueType {
  fileprivate var optionIDs: [String]? { self == .boolean ? ["false", "true"] : options }
}
