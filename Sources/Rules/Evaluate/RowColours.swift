public import Expressions
public import Values

/// The colour that one row of a threshold gives to each value there is.
///
/// The value is cut at every limit, and each limit and each stretch between two is evaluated as the
/// form of a patient would be. Only the row's own cells count: neither what a missing answer means
/// nor any other threshold.
///
/// As text: `0 ····|yellow 10–19|red 20–27`. Green is dots; an end that does not belong to its
/// stretch has `>` or `<` before it, and `…` stands where nothing bounds the value.
public struct RowColours: Sendable {
  /// All that the value can be.
  public let domain: ValueSet
  /// The numbers at which the colour can change.
  public let limits: [Number]
  /// Whether a cell reads more than constants, such as a limit of the patient's own.
  public let readsValues: Bool
  /// Whether every limit is known, so that grey is a value that lies in no cell.
  public let areLimitsKnown: Bool
  private let row: Threshold.Row
  private let rules: RuleSet
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
  ///
  /// - Parameters:
  ///   - row: one of the rule set's.
  ///   - rules: the rule set.
  ///   - own: what is set for one patient, by slot; other limits are at their default.
  public init(_ row: Threshold.Row, of rules: RuleSet, own: [Int: Number] = [:]) {
    var frame = rules.openFrame(own: own)
    domain = rules.program.value(row.subject, &frame).applicable
    let values = row.cells.flatMap(\.limits).map { rules.program.value($0, &frame) }
    limits = values.filter(\.canApply).flatMap { [$0.low, $0.high] }.filter(\.isBounded)
    areLimitsKnown = values.allSatisfy(\.isSettled)
    readsValues = row.cells.contains { cell in
      let reads = rules.program.reads(cell.condition)
      return !reads.slots.isEmpty || !reads.recalls.isEmpty || !reads.sections.isEmpty
    }
    self.row = row
    self.frame = frame
    self.rules = rules
  }

  /// Takes a row with every own limit at its default, or at one end of what may be set.
  public init(_ row: Threshold.Row, of rules: RuleSet, own: OwnLimits) {
    let ends = rules.limits.compactMap { limit -> (Int, Number)? in
      switch own {
      case .standard: nil
      case .lowest: (limit.slot, limit.allowed.lowerBound)
      case .highest: (limit.slot, limit.allowed.upperBound)
      }
    }
    self.init(row, of: rules, own: Dictionary(uniqueKeysWithValues: ends))
  }

  /// The colour of one value; grey where other answers decide, or where it lies in no cell.
  public func colour(of value: ValueSet) -> Colour {
    var frame = frame
    let found = rules.verdict(row, value, &frame)
    return Colour(proven: found.proven, possible: found.possible)
  }

  /// The values in order, each stretch with its colour.
  public var stretches: [(values: Stretch, colour: Colour)] {
    if let options {
      return options.indices.map { (.option(options[$0]), colour(of: option($0))) }
    }
    return Stretch.stretches(of: domain, cutAt: limits, by: colour).compactMap { stretch, colour in
      (isOfDays ? stretch.inDays : stretch).map { ($0, colour) }
    }
  }

  /// Whether its numbers are days.
  public var isOfDays: Bool { row.subject.type == .date }

  /// The colour of an option; `nil` where the value has no such option.
  public func colour(ofOption id: String) -> Colour? {
    options?.firstIndex(of: id).map { colour(of: option($0)) }
  }

  /// The ids of the value's options; `nil` for a number.
  public var options: [String]? {
    row.subject.type == .boolean ? ["false", "true"] : row.subject.type.options
  }

  private func option(_ index: Int) -> ValueSet {
    domain.kind == .choices ? .chosen(1 << UInt64(index)) : .option(index)
  }
}

extension RowColours: CustomStringConvertible {
  /// The line with the words that files use.
  public var description: String {
    let stretches = stretches
    return stretches.enumerated().map { index, stretch in
      let (isFirst, isLast) = (index == 0, index == stretches.count - 1)
      guard stretch.colour == .green, isFirst || isLast else {
        let word = stretch.colour == .grey ? "none" : "\(stretch.colour)"
        return "\(word) \(stretch.values)"
      }
      let ends = stretch.values.ends
      return [isFirst ? ends.first : nil, "····", isLast ? ends.last : nil].compactMap(\.self)
        .joined(separator: " ")
    }.joined(separator: "|")
  }
}
