import Diagnostics
import Expressions
import Values

extension RuleFileParser {
  /// The rows of a table section that is not parted by `||`.
  private mutating func rows<Row>(
    _ section: Section,
    _ known: [TableColumn],
    _ read: (inout RowReader) -> Row?
  ) -> [Row] {
    expectNothingAfterHeading(section)
    let name = section.kind?.rawValue ?? ""
    var table = TableReader(source, name: name, known: known)
    let rows = table.table(section, inTwo: false, read).rows
    take(table)
    return rows
  }

  /// Takes over what a table's reading found.
  mutating func take(_ table: TableReader) {
    table.diagnostics.forEach { report($0) }
    file.skippedNames.formUnion(table.skippedNames)
  }
}

// MARK: Limits

extension RuleFileParser {
  mutating func limits(_ section: Section) {
    let columns: [TableColumn] = [
      .obligatory("id"), .optional("default", blank: "none"), .obligatory("allowed"),
      .optional("source"),
    ]
    for row in rows(section, columns, Self.limit) where defineValue(row.id) {
      file.limits.append(row)
    }
  }

  private static func limit(_ row: inout RowReader) -> LimitRow? {
    let id = row.cell("id") { try $0.id() }
    let unset = Expression(.none, row.span)
    let defaultValue = row.cell("default", leftOut: unset) { try $0.defaultValue() }
    let allowed = row.cell("allowed") { try $0.range() }
    let source = row.sourceCell()
    guard let id, let defaultValue, let allowed, let source else { return nil }
    return LimitRow(
      id: id,
      defaultValue: defaultValue,
      allowed: allowed,
      source: source,
      span: row.span
    )
  }
}

// MARK: Series

extension RuleFileParser {
  mutating func series(_ section: Section) {
    let columns: [TableColumn] = [
      .obligatory("id"), .obligatory("code"), .optional("unit"),
      .obligatory("one reading every"), .optional("plausible"), .optional("usable when"),
      .optional("source"),
    ]
    for row in rows(section, columns, Self.oneSeries) where defineValue(row.id) {
      file.series.append(row)
    }
  }

  private static func oneSeries(_ row: inout RowReader) -> SeriesRow? {
    let id = row.cell("id") { try $0.id() }
    let code = row.cell("code") { try $0.string("a code in quotes") }
    let unit = row.unitCell()
    let interval = row.cell("one reading every") { try $0.period() }
    let plausible = row.cell("plausible", leftOut: nil) { try $0.unlessDash { try $0.range() } }
    let usableWhen = row.cell("usable when", leftOut: nil) {
      try $0.unlessDash { try $0.expression("a condition") }
    }
    let source = row.sourceCell()
    guard let id, let code, let unit, let interval, let plausible, let usableWhen, let source
    else { return nil }
    return SeriesRow(
      id: id,
      code: code,
      unit: unit,
      interval: interval,
      plausible: plausible,
      usableWhen: usableWhen,
      source: source,
      span: row.span
    )
  }
}

// MARK: Thresholds

extension RuleFileParser {
  mutating func thresholds(_ section: Section) {
    let columns: [TableColumn] = [
      .obligatory("id"), .obligatory("value"), .optional("unit"), .optional("at"),
      .optional("green"), .optional("yellow", blank: "never"), .optional("red", blank: "never"),
      .optional("missing", blank: "grey"), .optional("source"),
    ]
    for row in rows(section, columns, Self.threshold) where defineThreshold(row) {
      file.thresholds.append(row)
    }
  }

  private static func threshold(_ row: inout RowReader) -> ThresholdRow? {
    let id = row.cell("id") { try $0.id() }
    let value = row.cell("value") { try $0.expression() }
    let unit = row.unitCell()
    let timePoints = row.cell("at", leftOut: []) { try $0.unlessDash { try $0.periods() } ?? [] }
    let green = row.cell("green", leftOut: Cell(.any, row.span)) { try $0.cell() }
    let yellow = row.raisingCell("yellow")
    let red = row.raisingCell("red")
    let usual = Located(MissingMeaning.grey, row.span)
    let missing = row.cell("missing", leftOut: usual) { try $0.missingMeaning() }
    let source = row.sourceCell()
    guard let id, let value, let unit, let timePoints, let green, let yellow, let red,
      let missing, let source
    else { return nil }
    return ThresholdRow(
      id: id,
      value: value,
      unit: unit,
      timePoints: timePoints,
      green: green,
      yellow: yellow,
      red: red,
      missing: missing,
      source: source,
      span: row.span
    )
  }

  /// Whether no earlier threshold of that id holds at one of the same time points.
  private mutating func defineThreshold(_ row: ThresholdRow) -> Bool {
    let earlier = thresholdRows[row.id.value] ?? []
    guard let first = earlier.first else {
      guard defineFinding(row.id) else { return false }
      thresholdRows[row.id.value] = [row]
      return true
    }
    if row.timePoints.isEmpty || first.timePoints.isEmpty {
      return refuse(row, nil, at: row.id.span, first: first.id.span)
    }
    let said = earlier.flatMap(\.timePoints)
    for point in row.timePoints {
      if let same = said.first(where: { $0.value == point.value }) {
        return refuse(row, point.value, at: point.span, first: same.span)
      }
    }
    thresholdRows[row.id.value] = earlier + [row]
    return true
  }

  private mutating func refuse(
    _ row: ThresholdRow,
    _ period: Period?,
    at span: Span,
    first: Span
  ) -> Bool {
    report(.sameTimePoint(row.id.value, period, at: place(span), first: place(first)))
    return false
  }
}

// MARK: Cells

extension RowReader {
  fileprivate mutating func sourceCell() -> Located<String>?? {
    cell("source", leftOut: nil) { try $0.unlessDash { try $0.string() } }
  }

  fileprivate mutating func unitCell() -> Located<String>?? {
    cell("unit", leftOut: nil) { try $0.unlessDash { try $0.string("a unit in quotes") } }
  }

  /// A yellow or red cell, which says what raises the colour.
  fileprivate mutating func raisingCell(_ colour: String) -> Cell? {
    cell(colour, leftOut: Cell(.never, span)) { line in
      let cell = try line.cell()
      if cell.kind == .any {
        throw Fault(diagnostic: .dashColour(colour, at: line.place(cell.span)))
      }
      return cell
    }
  }
}

extension LineReader {
  fileprivate mutating func defaultValue() throws -> Expression {
    let dash = here
    guard let value = try unlessDash({ try $0.expression() }) else {
      throw Fault(diagnostic: .expected("a value or `none`", found: "-", at: place(dash)))
    }
    return value
  }

  fileprivate mutating func range() throws(Fault) -> Expression {
    let start = here
    let range = try expression("a range such as `[3..6]`")
    switch range.kind {
    case .range, .invalid: return range
    default:
      let text = source[range.span]
      throw Fault(
        diagnostic: .expected("a range such as `[3..6]`", found: text, at: place(start))
      )
    }
  }

  fileprivate mutating func missingMeaning() throws -> Located<MissingMeaning> {
    let dash = here
    guard let word = try unlessDash({ try $0.choice(MissingMeaning.self) }) else {
      return Located(.notNeeded, dash)
    }
    return word
  }
}
