import Diagnostics
import Expressions
import Values

/// A row of `thresholds`, as the rule language writes it.
struct ImportedThreshold {
  let id: String
  let value: String
  let unit: String?
  let at: String
  var green: String?
  var yellow: [String] = []
  var red: [String] = []
  var missing: String?
  let source: String

  /// The section; `nil` for no rows.
  static func section(_ rows: [ImportedThreshold]) -> RuleSection? {
    if rows.isEmpty { return nil }
    let isTimed = rows.contains { $0.at != "-" }
    let hasUnit = rows.contains { $0.unit != nil }
    let columns: [(name: String, cell: (ImportedThreshold) -> String)?] = [
      ("id", { $0.id }), ("value", { $0.value }), hasUnit ? ("unit", { $0.unit ?? "-" }) : nil,
      isTimed ? ("at", { $0.at }) : nil, ("green", { $0.green ?? "-" }),
      ("yellow", { cell($0.yellow) }), ("red", { cell($0.red) }),
      ("missing", { $0.missing ?? "grey" }), ("source", { $0.source }),
    ]
    let used = columns.compactMap(\.self)
    return RuleSection(
      name: "thresholds",
      headings: used.map(\.name),
      rows: rows.map { row in used.map { $0.cell(row) } }
    )
  }

  private static func cell(_ tests: [String]) -> String {
    tests.isEmpty ? "never" : tests.joined(separator: ", ")
  }
}

/// Turns a table that gives a colour into rows of `thresholds`, one for each set of time points.
struct ThresholdImport {
  private let decision: Decision
  private var tables: TableImport
  /// Whether a row does not say what it means that the value is missing.
  private(set) var lacksNull = false

  private var table: DecisionTable { decision.table }

  var diagnostics: [Diagnostic] { tables.diagnostics }

  /// Takes a table, and what reads its columns and cells.
  init(_ decision: Decision, _ tables: TableImport) {
    self.decision = decision
    self.tables = TableImport(tables.definitions, tables.source)
  }

  /// The rows of the rule file.
  mutating func rows() -> [ImportedThreshold] {
    let id = DMNNames.threshold(ofDecision: decision.name.text)
    if !Literal.isName(id) || id.contains(".") {
      report(.notAName(id, at: tables.place(decision.name)))
    }
    let time = table.inputs.firstIndex { $0.expression.text == DMNNames.timePoint }
    let values = table.inputs.indices.filter { $0 != time }
    guard let value = values.first, values.count == 1 else {
      report(.severalInputs(at: tables.place(decision.name)))
      return []
    }
    let heading = tables.heading(table.inputs[value])
    checkPriority()
    var rows: [ImportedThreshold] = []
    for group in groups(by: time) {
      let first = table.rules[group[0]]
      var row = ImportedThreshold(
        id: id,
        value: heading.text,
        unit: annotation("unit", first),
        at: time.map { at(first.inputs[$0]) } ?? "-",
        source: annotation("source", first) ?? "-"
      )
      for rule in group { add(table.rules[rule], value, to: &row) }
      checkOrder(group, value)
      if row.green == nil { report(.noGreen(at: tables.source.place(first.span))) }
      if row.missing == nil { lacksNull = true }
      rows.append(row)
    }
    return rows
  }

  private mutating func report(_ diagnostic: Diagnostic) { tables.report(diagnostic) }

  // MARK: Rows

  private mutating func add(_ rule: DecisionRule, _ value: Int, to row: inout ImportedThreshold) {
    let entry = rule.inputs[value]
    let colour = colour(rule)
    let tests = FEELReader.tests(entry.text)
    if tests == .tests([.missing]) {
      if row.missing != nil { report(.twoRows("a missing value", at: tables.place(entry))) }
      row.missing = colour == "green" ? "-" : colour
      return
    }
    let cell = tables.cell(entry, of: .value)
    switch colour {
    case "green":
      if row.green != nil { report(.twoRows("green", at: tables.place(entry))) }
      row.green = cell
    case "yellow" where tests != .any: row.yellow.append(cell)
    case "red" where tests != .any: row.red.append(cell)
    case "yellow", "red": report(.everything(colour, at: tables.place(entry)))
    default:
      let expected = "red, yellow or green; grey is for `null` only"
      report(.notAnOutput(rule.outputs[0].text, expected, at: tables.place(rule.outputs[0])))
    }
  }

  private func colour(_ rule: DecisionRule) -> String {
    let given = FEELReader.output(rule.outputs[0].text)?.text ?? ""
    return DMNNames.colours.contains(given) ? given : ""
  }

  private func annotation(_ name: String, _ rule: DecisionRule) -> String? {
    guard let index = table.annotations.firstIndex(of: name),
      rule.annotations.indices.contains(index), !rule.annotations[index].isEmpty
    else { return nil }
    return Literal.written(rule.annotations[index].replacing(#/\s+/#, with: " "))
  }

  // MARK: Order

  /// With FIRST a milder row above would hide a worse one, which a protocol never does.
  private mutating func checkOrder(_ group: [Int], _ value: Int) {
    guard table.hitPolicy == .first else { return }
    var mildest = 0
    for rule in group.map({ table.rules[$0] }) {
      let isNull = FEELReader.tests(rule.inputs[value].text) == .tests([.missing])
      let rank = isNull ? 0 : DMNNames.verdicts.firstIndex(of: colour(rule)) ?? 0
      if rank < mildest, !isNull || mildest == 2 {
        report(
          .rowOrder(isNull ? "a missing value" : colour(rule), at: tables.source.place(rule.span))
        )
      }
      mildest = max(mildest, rank)
    }
  }

  /// With PRIORITY the order of the output values decides.
  private mutating func checkPriority() {
    guard table.hitPolicy == .priority else { return }
    let values = table.outputs[0].values
    let known = DMNNames.colours.filter(values.contains)
    if values != known || !Set(DMNNames.verdicts).isSubset(of: values) {
      report(.priorityOrder(at: tables.place(table.outputs[0].name)))
    }
  }

  // MARK: Time points

  /// The rules by their time points, which no two groups share.
  private mutating func groups(by time: Int?) -> [[Int]] {
    guard let time else { return table.rules.isEmpty ? [] : [Array(table.rules.indices)] }
    var groups: [(points: [String], rules: [Int])] = []
    for (index, rule) in table.rules.enumerated() {
      let points = at(rule.inputs[time])
      let split = points.split(separator: ", ").map(String.init)
      if let same = groups.firstIndex(where: { $0.points == split }) {
        groups[same].rules.append(index)
      } else {
        let isShared = groups.contains { !Set($0.points).isDisjoint(with: split) }
        let isGeneral =
          !groups.isEmpty && (split == ["-"] || groups.contains { $0.points == ["-"] })
        if isShared || isGeneral { report(.overlappingTimes(at: tables.place(rule.inputs[time]))) }
        groups.append((split, [index]))
      }
    }
    return groups.map(\.rules)
  }

  private mutating func at(_ entry: Sourced) -> String {
    switch FEELReader.tests(entry.text) {
    case .any?: return "-"
    case .tests(let tests)?:
      let texts = tests.compactMap { test -> String? in
        if case .comparison(.equal, .text(let text)) = test { text } else { nil }
      }
      if texts.count == tests.count { return texts.joined(separator: ", ") }
    case .never?, nil: break
    }
    if !diagnostics.contains(where: { $0.place == tables.place(entry) }) {
      report(.notLiteral(entry.text, at: tables.place(entry)))
    }
    return "-"
  }
}
