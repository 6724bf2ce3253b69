import Diagnostics
import Expressions
import Values

extension RuleCompiler {
  /// The time points that the plan sends forms at.
  var timePoints: [Period] {
    (file.followUp?.lines ?? []).flatMap { line -> [Period] in
      if case .send(let periods, _, _) = line.kind { periods.map(\.value) } else { [] }
    }
  }

  mutating func compileThresholds() {
    var order: [String] = []
    var rowsByID: [String: [(ThresholdRow, Threshold.Row?, isSafety: Bool)]] = [:]
    for row in file.thresholds {
      if rowsByID[row.id.value] == nil { order.append(row.id.value) }
      let (compiled, isSafety) = compile(row)
      rowsByID[row.id.value, default: []].append((row, compiled, isSafety))
    }
    for (index, id) in order.enumerated() {
      let rows = rowsByID[id] ?? []
      checkTimePoints(id, rows.map(\.0))
      compiler.outcomes[id] = index
      let isSafety = rows.contains { $0.isSafety }
      thresholds.append(Threshold(id: id, rows: rows.compactMap(\.1), isSafety: isSafety))
      if isSafety, let first = rows.first { safetyIDs.append((id, first.0.id.span)) }
    }
    checkNotNeeded()
    for threshold in thresholds { checkSafety(threshold, rowsByID[threshold.id]?.map(\.0) ?? []) }
  }

  private mutating func compile(_ row: ThresholdRow) -> (Threshold.Row?, isSafety: Bool) {
    guard let (subject, section) = compiler.subject(row.value) else { return (nil, false) }
    checkUnit(row, subject)
    let value = subjectValue(row.value)
    let cells = [row.green, row.yellow, row.red].map { unlessMisspelt($0) }
    let tests = cells.map { test($0, subject) }
    if let options = subject.type.options ?? booleanOptions(subject.type) {
      checkOptions(row, cells, options)
    }
    checkMissing(row, value)
    checkSource(row, hasOptions: subject.type.options != nil || subject.type == .boolean)
    let compiled = Threshold.Row(
      timePoints: row.timePoints.map(\.value),
      item: itemSlot(row.value),
      subject: subject,
      section: section,
      green: row.green.kind == .never ? nothing(row.green) : tests[0],
      yellow: tests[1],
      red: tests[2],
      missing: row.missing.value,
      source: row.source?.value ?? "",
      place: place(row.span)
    )
    let isSafety = isSafety(compiled)
    if isSafety, compiled.missing == .yellow, compiled.red != nil {
      report(.silenceMilder(row.id.value, at: place(row.missing.span)))
    }
    return (compiled, isSafety)
  }

  /// A length of time is read where it is compared.
  private func isSafety(_ row: Threshold.Row) -> Bool {
    let cells = row.subject.type == .period ? [row.green, row.yellow, row.red] : []
    let conditions = cells.compactMap { $0?.condition }
    return readsSafety(
      conditions.reduce(into: compiler.program.reads(row.subject)) {
        $0.formUnion(compiler.program.reads($1))
      }
    )
  }

  private func booleanOptions(_ type: ValueType) -> [String]? {
    type == .boolean ? ["false", "true"] : nil
  }

  private func subjectValue(_ expression: Expression) -> SchemaValue? {
    guard case .path(let name) = expression.kind else { return nil }
    switch compiler.schema.lookUp(name) {
    case .value(_, let value), .field(_, _, let value): return value
    default: return nil
    }
  }

  private func itemSlot(_ expression: Expression) -> Int? {
    guard case .path(let name) = expression.kind,
      case .value(let slot, let value) = compiler.schema.lookUp(name), value.origin == .item
    else { return nil }
    return slot
  }

  private mutating func test(_ cell: Cell, _ subject: Computation) -> CellTest? {
    guard case .tests(let tests) = cell.kind,
      let condition = compiler.condition(tests, onSubjectOf: subject)
    else { return nil }
    return CellTest(
      condition: condition,
      limits: compiler.limits(tests),
      parts: tests.map { part($0) },
      place: place(cell.span)
    )
  }

  /// The cell; an invalid one where it holds one word that is no value and nearly `never`, which is
  /// then reported.
  private mutating func unlessMisspelt(_ cell: Cell) -> Cell {
    let known = compiler.schema.allNames
    guard case .tests(let tests) = cell.kind, tests.count == 1,
      case .value(let operand) = tests[0].kind, case .path(let name) = operand.kind,
      compiler.schema.lookUp(name) == nil,
      name == "aldri" || didYouMean(name, among: ["never"] + known) == "never"
    else { return cell }
    report(.misspeltNever(name, among: known, at: place(operand.span)))
    return Cell(.invalid, cell.span)
  }

  /// What no value lies in; in the green cell no test at all would be the rest.
  private mutating func nothing(_ cell: Cell) -> CellTest? {
    compiler.condition(Expression(.boolean(false), cell.span)).map {
      CellTest(condition: $0, limits: [], parts: [], place: place(cell.span))
    }
  }

  private mutating func part(_ test: UnaryTest) -> CellTest.Part {
    switch test.kind {
    case .comparison(let comparison, let operand):
      if let limit = compiler.limits([test]).first { return .comparison(comparison, limit) }
      return .written("\(comparison.rawValue) \(source[operand.span])")
    case .value(let operand):
      if case .string(let option) = operand.kind { return .option(option) }
      return .written(source[operand.span])
    case .colour, .named: return .written(source[test.span])
    }
  }

  // MARK: Checks

  /// Where no option has a colour yet, that has been said and comes first.
  private mutating func checkSource(_ row: ThresholdRow, hasOptions: Bool) {
    guard row.source == nil else { return }
    let place = place(row.id.span)
    if row.yellow.kind != .never || row.red.kind != .never {
      report(.noSource(row.id.value, at: place))
    } else if !hasOptions {
      report(.noLimitsAndNoSource(row.id.value, at: place))
    } else if row.green.kind != .never {
      report(.noSource(row.id.value, at: place))
    }
  }

  private mutating func checkUnit(_ row: ThresholdRow, _ subject: Computation) {
    guard case .number(let unit) = subject.type else {
      if let written = row.unit { report(.unitOfNoNumber(at: place(written.span))) }
      return
    }
    if let written = row.unit, let unit, written.value != unit {
      report(.wrongUnit(written.value, unit, at: place(written.span)))
    }
  }

  /// Every option stands in exactly one of the three cells.
  private mutating func checkOptions(_ row: ThresholdRow, _ cells: [Cell], _ options: [String]) {
    var seen: [String: Span] = [:]
    for cell in cells {
      guard case .tests(let tests) = cell.kind else { continue }
      for test in tests {
        guard let option = self.option(test) else { continue }
        if let first = seen[option] {
          report(.optionTwice(option, first: place(first), at: place(test.span)))
        }
        seen[option] = test.span
      }
    }
    if row.green.kind == .any || cells.contains(where: { $0.kind == .invalid }) { return }
    let absent = options.filter { seen[$0] == nil }
    let isFaulty = compiler.diagnostics.contains {
      $0.place.span.start >= row.span.start && $0.place.span.end <= row.span.end
    }
    if !absent.isEmpty, !isFaulty {
      report(.optionNowhere(absent, at: place(row.id.span)))
    }
  }

  private func option(_ test: UnaryTest) -> String? {
    guard case .value(let operand) = test.kind else { return nil }
    switch operand.kind {
    case .string(let option): return option
    case .boolean(let value): return value ? "true" : "false"
    default: return nil
    }
  }

  private mutating func checkMissing(_ row: ThresholdRow, _ value: SchemaValue?) {
    guard row.missing.value == .notNeeded else { return }
    guard let value, value.origin == .item else {
      return report(.notNeededOfNoItem(at: place(row.missing.span)))
    }
    if value.isRequired || value.isSafety {
      report(
        .notNeededButRequired(value.name, isSafety: value.isSafety, at: place(row.missing.span))
      )
    }
    guard let slot = itemSlot(row.value) else {
      return report(.notNeededInSection(value.name, at: place(row.missing.span)))
    }
    notNeeded.insert(slot)
  }

  /// What is not needed in one row is not needed in another of the same item and time point.
  private mutating func checkNotNeeded() {
    for row in file.thresholds where row.missing.value == .notNeeded {
      guard let slot = itemSlot(row.value) else { continue }
      let needed = file.thresholds.first { other in
        other.missing.value != .notNeeded && itemSlot(other.value) == slot
          && row.shares(timePointWith: other)
      }
      guard let needed, case .path(let name) = row.value.kind else { continue }
      report(
        .notNeededAndNeeded(
          name,
          needed: place(needed.missing.span),
          at: place(row.missing.span)
        )
      )
    }
  }

  private mutating func checkTimePoints(_ id: String, _ rows: [ThresholdRow]) {
    let planned = timePoints
    var seen: [Period: Span] = [:]
    for row in rows {
      for point in row.timePoints {
        if !planned.contains(point.value) {
          report(.unknownTimePoint(point.value, among: planned, at: place(point.span)))
        }
        if let first = seen[point.value] {
          report(.timePointTwice(point.value, id, first: place(first), at: place(point.span)))
        }
        seen[point.value] = point.span
      }
      if row.timePoints.isEmpty, rows.count > 1 {
        report(.timePointTwice(nil, id, first: place(rows[0].id.span), at: place(row.id.span)))
      }
    }
    guard let first = rows.first, !first.timePoints.isEmpty else { return }
    let absent = planned.filter { seen[$0] == nil }
    if !absent.isEmpty { report(.timePointMissing(absent, id, at: place(first.id.span))) }
  }
}

extension ThresholdRow {
  /// Whether both rows are due at one time point.
  fileprivate func shares(timePointWith other: ThresholdRow) -> Bool {
    if timePoints.isEmpty || other.timePoints.isEmpty { return true }
    return timePoints.contains { point in other.timePoints.contains { $0.value == point.value } }
  }
}
