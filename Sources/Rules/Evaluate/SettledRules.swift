package import Expressions
package import Values

/// The thresholds, rules and tables of a protocol as plain numbers, without anything that is counted
/// or copied.
struct SettledRules: Sendable {
  /// A row of a threshold; a cell is the node of its condition.
  struct Row: Sendable {
    let subject: Int32
    let green: Condition?
    let yellow: Condition?
    let red: Condition?
    /// The item that is not needed where it was not answered.
    let notNeeded: Int?
    /// The repeated section whose entries are tested one by one.
    let section: Int?
  }

  struct RuleTests: Sendable {
    let yellow: Condition?
    let red: Condition?
  }

  /// A row of the consultation table; what is asked of colours is a bit for each.
  struct TableRow: Sendable {
    let colours: UInt8
    let proven: UInt8
    let possible: UInt8
    let fired: Range<Int>
    let values: Range<Int>
  }

  struct Fired: Sendable {
    let outcome: Int
    let least: Verdict
    let most: Verdict
  }

  struct Value: Sendable {
    let subject: Int32
    let condition: Condition
  }

  /// The rows of all thresholds, one threshold's after another's.
  let rows: [Row]
  /// The rows of each threshold.
  let thresholds: [Range<Int>]
  /// Whether a threshold has a row for all time points, which is its only one.
  let isForAll: [Bool]
  /// In the order of their outcomes.
  let rules: [RuleTests]
  /// Where the outcome of each rule stands, in the order of the file.
  let outcomes: [Int]
  /// Named values by slot, in their order.
  let named: [(slot: Int, node: Int32)]
  let statuses: [RuleTests]
  let table: [TableRow]
  let fired: [Fired]
  let values: [Value]

  /// Takes the parts of a protocol; the order is that of the rules' outcomes.
  init(
    _ thresholds: [Threshold],
    _ rules: [Rule],
    _ order: [Int],
    _ named: [NamedValue],
    _ statuses: [StatusRule],
    _ consultation: [ConsultationRule]
  ) {
    rows = thresholds.flatMap(\.rows).map(Row.init)
    var start = 0
    self.thresholds = thresholds.map { threshold in
      defer { start += threshold.rows.count }
      return start..<start + threshold.rows.count
    }
    isForAll = thresholds.map { $0.rows.first?.timePoints.isEmpty ?? false }
    self.rules = order.map { RuleTests(yellow: rules[$0].yellow, red: rules[$0].red) }
    outcomes = rules.map(\.outcome)
    self.named = named.map { ($0.slot, $0.computation.node) }
    self.statuses = statuses.map { status in
      let isRed = status.colour == .red
      return RuleTests(yellow: isRed ? nil : status.condition, red: isRed ? status.condition : nil)
    }
    var (fired, values): ([Fired], [Value]) = ([], [])
    table = consultation.map { TableRow($0.inputs, &fired, &values) }
    self.fired = fired
    self.values = values
  }
}

extension SettledRules.Row {
  fileprivate init(_ row: Threshold.Row) {
    self.init(
      subject: row.subject.node,
      green: row.green?.condition,
      yellow: row.yellow?.condition,
      red: row.red?.condition,
      notNeeded: row.missing == .notNeeded ? row.item : nil,
      section: row.section
    )
  }
}

extension SettledRules.TableRow {
  fileprivate init(
    _ inputs: TableInputs,
    _ fired: inout [SettledRules.Fired],
    _ values: inout [SettledRules.Value]
  ) {
    func bits(_ chosen: some Sequence<UInt8>) -> UInt8 { chosen.reduce(0) { $0 | 1 << $1 } }
    let (firstFired, firstValue) = (fired.count, values.count)
    fired += inputs.fired.map { named in
      .init(
        outcome: named.outcome,
        least: named.colour ?? .yellow,
        most: named.colour ?? .red
      )
    }
    values += inputs.values.map { .init(subject: $0.subject.node, condition: $0.condition) }
    self.init(
      colours: inputs.colours.map { bits($0.map(\.rawValue)) } ?? .max,
      proven: inputs.proven.map { bits($0.map(\.rawValue)) } ?? .max,
      possible: inputs.possible.map { bits($0.map(\.rawValue)) } ?? .max,
      fired: firstFired..<fired.count,
      values: firstValue..<values.count
    )
  }
}

/// What the thresholds, rules and statuses of a protocol make of a form whose values are settled; what
/// each of them found stands in the frame.
package struct SettledEvaluation: Sendable {
  /// The worst of all.
  package var overall = Verdict.green
  /// The colours that statuses add, each in its order.
  package var statuses: [Verdict] = []
}

extension RuleSet {
  /// Evaluates every threshold, rule and status on settled values.
  ///
  /// - Parameters:
  ///   - frame: the form's values, the limits in their slots and earlier forms recalled; it comes back
  ///     with named values and outcomes, or open.
  ///   - timePoint: the time point the form belongs to; `nil` where the plan has none.
  /// - Returns: the same as ``evaluate(_:at:)``, where the frame is not open.
  package func evaluate(
    _ frame: inout SettledFrame,
    at timePoint: Period?
  ) -> SettledEvaluation {
    var result = SettledEvaluation()
    nameValues(&frame)
    for index in settled.thresholds.indices {
      guard let row = dueRow(index, timePoint) else {
        frame.isOpen = true
        return result
      }
      let found = worst(settled.rows[row], &frame)
      frame.outcomes[index] = found
      result.overall = max(result.overall, found)
    }
    for (index, rule) in settled.rules.enumerated() {
      let found = verdict(rule, &frame)
      frame.outcomes[settled.thresholds.count + index] = found
      result.overall = max(result.overall, found)
    }
    for status in settled.statuses {
      let found = verdict(status, &frame)
      result.statuses.append(found)
      result.overall = max(result.overall, found)
    }
    return result
  }

  /// Computes the values that the protocol has named; one that nothing reads may be open.
  func nameValues(_ frame: inout SettledFrame) {
    for value in settled.named {
      let found = program.value(value.node, &frame)
      frame.slots[value.slot] = frame.isOpen ? .open : found
      frame.isOpen = false
    }
  }

  /// Goes through what fired: thresholds, then rules as they stand in the file, then statuses; each
  /// with its place among these, all statuses at one.
  package func eachFired(
    _ evaluation: SettledEvaluation,
    _ frame: borrowing SettledFrame,
    _ body: (_ place: Int, _ colour: Verdict) -> Void
  ) {
    if evaluation.overall == .green { return }
    let count = settled.thresholds.count
    for index in 0..<count where frame.outcomes[index] > .green {
      body(index, frame.outcomes[index])
    }
    for (index, outcome) in settled.outcomes.enumerated() where frame.outcomes[outcome] > .green {
      body(count + index, frame.outcomes[outcome])
    }
    for found in evaluation.statuses where found > .green {
      body(count + settled.outcomes.count, found)
    }
  }

  /// How many outcomes there are in a frame.
  package var outcomeCount: Int { settled.thresholds.count + settled.rules.count }

  /// The row of a threshold for a time point; `nil` where nobody knows which.
  func dueRow(_ threshold: Int, _ timePoint: Period?) -> Int? {
    let rows = settled.thresholds[threshold]
    if settled.isForAll[threshold] { return rows.lowerBound }
    return thresholds[threshold].rows.firstIndex { $0.isDue(at: timePoint) }
      .map { rows.lowerBound + $0 }
  }

  /// Takes out what nobody answered and the protocol does not need at a time point.
  package func leaveOutNotNeeded(_ frame: inout SettledFrame, at timePoint: Period?) {
    if notNeeded.isEmpty { return }
    for threshold in settled.thresholds.indices {
      for (nth, row) in settled.thresholds[threshold].enumerated() {
        guard let slot = settled.rows[row].notNeeded,
          thresholds[threshold].rows[nth].isDue(at: timePoint)
        else { continue }
        // An item that has but one answer has a value before it is answered.
        if !frame.slots[slot].isAnswered { frame.slots[slot] = .hidden }
      }
    }
  }

  /// What a row finds; of a repeated section, in the worst of its entries.
  func worst(_ row: SettledRules.Row, _ frame: inout SettledFrame) -> Verdict {
    guard let section = row.section else { return verdict(row, &frame) }
    if frame.sections[section].isHidden { return .green }
    let count = frame.sections[section].count
    if count == 0 { frame.isOpen = true }
    var worst = Verdict.green
    for entry in 0..<count {
      frame.look(at: entry, ofSection: section)
      worst = max(worst, verdict(row, &frame))
    }
    frame.look(at: nil, ofSection: section)
    return worst
  }

  private func verdict(_ row: SettledRules.Row, _ frame: inout SettledFrame) -> Verdict {
    let value = program.value(row.subject, &frame)
    if value.isHidden { return .green }
    frame.subject = value
    if let red = row.red, program.truth(red, &frame).isTrue { return .red }
    if let yellow = row.yellow, program.truth(yellow, &frame).isTrue { return .yellow }
    // A value in no cell could be red.
    if let green = row.green, !program.truth(green, &frame).isTrue { frame.isOpen = true }
    return .green
  }

  func verdict(_ tests: SettledRules.RuleTests, _ frame: inout SettledFrame) -> Verdict {
    if let red = tests.red, program.truth(red, &frame).isTrue { return .red }
    if let yellow = tests.yellow, program.truth(yellow, &frame).isTrue { return .yellow }
    return .green
  }

  /// Whether a form of a colour, all of it proven, reaches any row of the consultation table.
  package func hasConsultation(for verdict: Verdict, _ frame: inout SettledFrame) -> Bool {
    let colour: UInt8 = 1 << Colour(verdict).rawValue
    let proven: UInt8 = 1 << verdict.rawValue
    for row in settled.table {
      guard row.colours & colour != 0, row.proven & proven != 0, row.possible & proven != 0,
        row.fired.isEmpty || row.fired.contains(where: { isFired(settled.fired[$0], frame) })
      else { continue }
      let holds = row.values.allSatisfy { index in
        let cell = settled.values[index]
        frame.subject = program.value(cell.subject, &frame)
        return program.truth(cell.condition, &frame).isTrue
      }
      if holds || frame.isOpen { return true }
    }
    return false
  }

  private func isFired(_ named: SettledRules.Fired, _ frame: borrowing SettledFrame) -> Bool {
    let found = frame.outcomes[named.outcome]
    return named.least <= found && found <= named.most
  }
}
