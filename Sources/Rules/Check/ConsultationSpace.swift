public import Expressions
public import Values

/// All that a row of the consultation table can be asked about: the colour with what is proven and
/// possible, each finding that a row names, each value that a column reads, and the wish.
struct ConsultationSpace {
  /// A colour, with what is proven and possible behind it.
  struct State {
    let colour: Colour
    let overall: Outcome
  }

  /// A value that rows test, and what it can be.
  struct Column {
    /// `nil` for the wish, where no row asks for it.
    let subject: Computation?
    let points: [ValueSet]
    /// Its slot; `nil` where it is computed.
    let slot: Int?
    /// The mildest colour that the form can have when the value is each point.
    let least: [Verdict]
  }

  /// The states there are; uncertain answers make any state but red grey.
  static let states: [State] = {
    let pairs = Outcome.all
    let certain = Verdict.allCases.map { verdict in
      State(colour: Colour(verdict), overall: Outcome(proven: verdict, possible: verdict))
    }
    let grey = pairs.filter { $0.proven != .red }.map { State(colour: .grey, overall: $0) }
    return certain + grey
  }()

  let rules: RuleSet
  /// The outcomes that are dimensions.
  let outcomes: [Int]
  let columns: [Column]
  /// The column of the wish; `nil` where the protocol has none.
  let wish: Int?
  /// What each row of the table asks of the columns.
  private let asked: [[AskedColumn]]

  /// The points of a column at which a cell surely holds, and those at which it may.
  private struct AskedColumn {
    let column: Int
    let sure: UInt64
    let possible: UInt64
  }

  init(_ rules: RuleSet, wish name: String?) {
    self.rules = rules
    let named = rules.consultation.flatMap(\.inputs.fired).map(\.outcome)
    let safety =
      rules.thresholds.indices.filter { rules.thresholds[$0].isSafety }
      + rules.rules.filter(\.isSafety).map(\.outcome)
    outcomes = Set(named + safety).sorted()
    let slot = name.flatMap { rules.slot(of: $0) }
    var columns: [Column] = []
    for cell in rules.consultation.flatMap(\.inputs.values)
    where !columns.contains(where: { $0.subject == cell.subject }) {
      columns.append(Self.column(rules, cell.subject, rules.program.slot(of: cell.subject)))
    }
    if let slot, !columns.contains(where: { $0.slot == slot }) {
      columns.append(Self.column(rules, nil, slot))
    }
    wish = slot.flatMap { slot in columns.firstIndex { $0.slot == slot } }
    self.columns = columns
    var frame = rules.openFrame()
    asked = rules.consultation.map { row in
      row.inputs.values.compactMap { Self.asked($0, of: columns, rules.program, &frame) }
    }
  }

  private static func asked(
    _ cell: TableInputs.ValueCell,
    of columns: [Column],
    _ program: Program,
    _ frame: inout Frame
  ) -> AskedColumn? {
    guard let column = columns.firstIndex(where: { $0.subject == cell.subject }) else { return nil }
    var (sure, possible) = (UInt64(0), UInt64(0))
    for (index, point) in columns[column].points.enumerated() {
      frame.subject = point
      let truth = program.truth(cell.condition, &frame)
      if truth.isTrue { sure |= 1 << UInt64(index) }
      if truth.canBeTrue { possible |= 1 << UInt64(index) }
    }
    return AskedColumn(column: column, sure: sure, possible: possible)
  }

  private static func column(_ rules: RuleSet, _ subject: Computation?, _ slot: Int?) -> Column {
    let points = rules.distinctPoints(of: subject, slot)
    return Column(
      subject: subject,
      points: points,
      slot: slot,
      least: points.map { point in
        slot.map { rules.leastColour(of: point, inSlot: $0) } ?? .green
      }
    )
  }

  // MARK: Boxes

  /// The dimension of a column.
  func dimension(ofColumn column: Int) -> Int { outcomes.count + column }

  /// All combinations in a state, in boxes that do not overlap.
  func boxes(in state: State) -> [Box] {
    let findings = outcomes.map { outcome in
      Outcome.mask { pair in
        pair.proven <= state.overall.proven && pair.possible <= state.overall.possible
          && rules.canBe(pair, outcome)
      }
    }
    let values = columns.map { column in
      column.least.enumerated().reduce(UInt64(0)) { mask, point in
        point.element <= state.overall.proven ? mask | 1 << UInt64(point.offset) : mask
      }
    }
    let whole = Box(masks: findings + values)
    guard !whole.isEmpty else { return [] }
    return withCause(whole, state)
  }

  /// Leaves out that a colour comes from nowhere, where every finding of the colour is named.
  private func withCause(_ whole: Box, _ state: State) -> [Box] {
    let proven = state.overall.proven
    guard proven > .green, !rules.statuses.contains(where: { $0.colour >= proven }) else {
      return [whole]
    }
    let pair = Outcome(proven: proven, possible: proven)
    let causes = rules.outcomeIDs.indices.filter { rules.canBe(pair, $0) }
    guard causes.allSatisfy(outcomes.contains) else { return [whole] }
    let mask = Outcome.mask { $0.proven == proven }
    let region = RowRegion(
      box: Box(masks: whole.masks.map { _ in .max }),
      anyOf: outcomes.indices.map { ($0, mask) }
    )
    return region.part(of: whole)
  }

  /// What a row holds for in a state.
  ///
  /// - Parameters:
  ///   - row: the row, by its index.
  ///   - state: the state.
  ///   - surely: whether a finding that is open does not count.
  /// - Returns: the part; `nil` where it never holds.
  func region(_ row: Int, _ state: State, surely: Bool) -> RowRegion? {
    let inputs = rules.consultation[row].inputs
    guard inputs.colours?.contains(state.colour) ?? true,
      inputs.proven?.contains(state.overall.proven) ?? true,
      inputs.possible?.contains(state.overall.possible) ?? true
    else { return nil }
    var box = Box(masks: Array(repeating: .max, count: outcomes.count + columns.count))
    for cell in asked[row] {
      box.masks[dimension(ofColumn: cell.column)] &= surely ? cell.sure : cell.possible
    }
    let isSure = surely && state.colour != .grey
    return RowRegion(
      box: box,
      anyOf: inputs.fired.compactMap { fired in
        outcomes.firstIndex(of: fired.outcome).map { ($0, fired.mask(surely: isSure)) }
      }
    )
  }
}

extension TableInputs.Fired {
  /// The outcomes at which it counts as fired; where it need not be sure, open ones too.
  func mask(surely: Bool) -> UInt64 {
    let least = colour ?? .yellow
    let most = colour ?? .red
    return Outcome.mask { pair in
      surely
        ? pair.proven >= least && pair.possible <= most
        : pair.possible >= least && pair.proven <= most
    }
  }
}

extension Outcome {
  /// What can be proven and possible.
  static let all = Verdict.allCases.flatMap { proven in
    Verdict.allCases.filter { $0 >= proven }.map { Outcome(proven: proven, possible: $0) }
  }

  /// The outcomes for which something holds, as bits.
  static func mask(_ holds: (Outcome) -> Bool) -> UInt64 {
    all.enumerated().reduce(UInt64(0)) { holds($1.element) ? $0 | 1 << UInt64($1.offset) : $0 }
  }
}

extension RuleSet {
  /// Whether a threshold or rule has cells or conditions for what is proven and possible.
  func canBe(_ pair: Outcome, _ outcome: Int) -> Bool {
    let colours = colours(ofOutcome: outcome)
    return colours.contains(pair.proven) && colours.contains(pair.possible)
  }

  /// The colours that a threshold or rule can give.
  public func colours(ofOutcome outcome: Int) -> Set<Verdict> {
    guard outcome < thresholds.count else {
      guard let rule = ruleIndex(ofOutcome: outcome) else { return [.green] }
      return Set(
        [.green] + (rules[rule].yellow == nil ? [] : [.yellow])
          + (rules[rule].red == nil ? [] : [.red])
      )
    }
    return thresholds[outcome].rows.reduce(into: [.green]) { colours, row in
      if row.yellow != nil { colours.insert(.yellow) }
      if row.red != nil { colours.insert(.red) }
      if let missing = row.missing.colour { colours.insert(missing) }
    }
  }

  /// The mildest colour that a form can have in which a slot holds a known value.
  public func leastColour(of value: ValueSet, inSlot slot: Int) -> Verdict {
    var frame = openFrame()
    frame.slots[slot] = value
    return thresholds.map { threshold in
      threshold.rows.map { row in
        guard value.canApply, program.slot(of: row.subject) == slot else { return Verdict.green }
        return verdict(row, value, &frame).proven
      }.min() ?? .green
    }.max() ?? .green
  }

  /// All that a column's value can be; where that is more than a box can hold, one of all those that
  /// every row of the table and every threshold takes alike.
  func distinctPoints(of subject: Computation?, _ slot: Int?) -> [ValueSet] {
    let points = points(of: subject, slot)
    guard points.count > Box.mostPoints else { return points }
    let cells = consultation.flatMap(\.inputs.values).filter { $0.subject == subject }
    var frame = openFrame()
    var seen: Set<[UInt8]> = []
    let distinct = points.filter { point in
      frame.subject = point
      let truths = cells.map { program.truth($0.condition, &frame).bits }
      let least = slot.map { leastColour(of: point, inSlot: $0) } ?? .green
      return seen.insert(truths + [UInt8(least.rawValue), point.canApply ? 1 : 0]).inserted
    }
    return Array(distinct.prefix(Box.mostPoints))
  }

  /// All that a column's value can be, cut where a row of the table cuts it; `not applicable` last.
  func points(of subject: Computation?, _ slot: Int?) -> [ValueSet] {
    var frame = openFrame()
    guard
      let value = subject.map({ program.value($0, &frame) }) ?? slot.map({ frame.slots[$0] })
    else { return [] }
    var points: [ValueSet]
    switch value.kind {
    case .choice:
      points = (0..<64).filter { value.options >> UInt64($0) & 1 == 1 }.map(ValueSet.option)
    case .choices:
      let options = (0..<64).filter { value.options >> UInt64($0) & 1 == 1 }
      let masks = options.flatMap { first in
        options.map { UInt64(1) << UInt64(first) | UInt64(1) << UInt64($0) }
      }
      points = Set(masks).sorted().map(ValueSet.chosen)
    case .text: points = [.text(isGiven: true), .text(isGiven: false)]
    case .interval:
      let cells = consultation.flatMap(\.inputs.values).filter { $0.subject == subject }
      let limits = cells.flatMap { program.numbers(in: $0.condition) }
      let numbers = value.applicable.points(between: limits).filter(\.isBounded)
      points = numbers.map(ValueSet.number)
    }
    if value.canBeNotApplicable { points.append(value.hidden) }
    return points
  }
}
