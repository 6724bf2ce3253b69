import Diagnostics
import Expressions
import Rules
import Values

/// Turns the tables of a protocol into DMN's, one at a time; one that DMN cannot say is left out
/// whole, and named.
struct TableExport {
  let file: ProtocolFile
  private let source: SourceText
  /// What the tables so far read.
  private(set) var values: ReadValues
  /// The types of what the tables so far give.
  private(set) var types: [ItemDefinition] = []
  /// The thresholds and tables that were left out.
  private(set) var leftOut: [String] = []

  /// What keeps a table from being said in DMN.
  private struct Unsayable: Error {}

  /// A column that is tested.
  struct Column {
    let name: String
    let type: String
    let subject: Subject
  }

  init(_ file: ProtocolFile, _ source: SourceText, _ values: ReadValues) {
    self.file = file
    self.source = source
    self.values = values
  }

  private func text(_ expression: Expression) -> String { source[expression.span] }

  /// The decision of a threshold; `nil` where it is left out.
  mutating func threshold(_ id: String) -> Decision? {
    attempt(id) { (tables) throws(Unsayable) in try tables.thresholdTable(id) }
  }

  /// The decision of the consultation table.
  mutating func consultation() -> Decision? {
    guard let table = file.consultation else { return nil }
    return attempt(DMNNames.consultation) { (tables) throws(Unsayable) in
      let rows = table.rows.map { row in
        (
          row.inputs,
          [row.contact.value, row.role?.value, row.deadline?.value.description]
            + row.free.map { $0?.value }
        )
      }
      let outputs = ["contact", "by", "within"] + table.freeOutputs.map(\.value)
      return try tables.parted(DMNNames.consultation, .first, table.inputs, outputs, rows)
    }
  }

  /// The decision of the action table.
  mutating func actions() -> Decision? {
    guard let table = file.actions else { return nil }
    return attempt(DMNNames.actions) { (tables) throws(Unsayable) in
      let rows = table.rows.map { row in
        (
          row.inputs,
          [row.order.value, row.role?.value, row.deadline?.value.description]
            + row.free.map { $0?.value }
        )
      }
      let outputs = ["order", "by", "within"] + table.freeOutputs.map(\.value)
      return try tables.parted(DMNNames.actions, .collect, table.inputs, outputs, rows)
    }
  }

  /// Makes a decision; one that cannot be made leaves nothing behind but its name.
  private mutating func attempt(
    _ name: String,
    _ make: (inout TableExport) throws(Unsayable) -> Decision
  ) -> Decision? {
    var attempt = self
    do {
      let decision = try make(&attempt)
      self = attempt
      return decision
    } catch {
      leftOut.append(name)
      return nil
    }
  }
}

// MARK: Thresholds

extension TableExport {
  private mutating func thresholdTable(_ id: String) throws(Unsayable) -> Decision {
    let rows = file.thresholds.filter { $0.id.value == id }
    let value = text(rows[0].value)
    guard rows.allSatisfy({ text($0.value) == value }) else { throw Unsayable() }
    let cells = rows.flatMap { [$0.green, $0.yellow, $0.red] }
    let column = try self.column(rows[0].value, cells)
    let isTimed = rows.contains { !$0.timePoints.isEmpty }
    if isTimed { values.read(special: DMNNames.timePoint) }
    let hasUnit = rows.contains { $0.unit != nil }
    var requires = [column.name]
    var rules: [DecisionRule] = []
    for row in rows {
      for (entry, colour) in try entries(row, column.subject, &requires) {
        let time = row.timePoints.map { Literal.text($0.value.description).feel }
        let said =
          ["yellow", "red"].contains(colour) && entry != "null" ? texts(id) : ["", "", ""]
        rules.append(
          DecisionRule(
            inputs: (isTimed ? [Sourced(time.isEmpty ? "-" : time.joined(separator: ", "))] : [])
              + [Sourced(entry)],
            outputs: [Sourced(Literal.text(colour).feel)],
            annotations: [row.source?.value ?? ""] + (hasUnit ? [row.unit?.value ?? ""] : []) + said
          )
        )
      }
    }
    let time = InputClause(expression: Sourced(DMNNames.timePoint), type: "string")
    return Decision(
      name: Sourced(DMNNames.decision(ofThreshold: id)),
      type: "string",
      requires: ((isTimed ? [DMNNames.timePoint] : []) + requires.map(ReadValues.root)).uniqued,
      table: DecisionTable(
        hitPolicy: .first,
        inputs: (isTimed ? [time] : []) + [clause(column)],
        outputs: [OutputClause(name: "colour", type: "string", values: DMNNames.colours)],
        annotations: ["source"] + (hasUnit ? ["unit"] : []) + Language.allCases.map(\.rawValue),
        rules: rules
      )
    )
  }

  /// What is tested, and the colour it gives, from the top; what is never so has no row.
  private mutating func entries(
    _ row: ThresholdRow,
    _ subject: Subject,
    _ requires: inout [String]
  ) throws(Unsayable) -> [(entry: String, colour: String)] {
    let missing = row.missing.value == .notNeeded ? "green" : row.missing.value.rawValue
    var entries = [(CellTests.tests([.missing]).feel ?? "null", missing)]
    for (cell, colour) in [(row.red, "red"), (row.yellow, "yellow"), (row.green, "green")] {
      let tests = try self.tests(cell, subject, &requires)
      if let entry = tests.feel { entries.append((entry, colour)) }
    }
    return entries
  }

  /// The sentence for clinicians in each language.
  private func texts(_ id: String) -> [String] {
    Language.allCases.map { language in
      let blocks = file.texts.filter { $0.language.value == language && $0.reader == .clinician }
      return blocks.flatMap(\.lines).first { $0.id.value == id }?.text.value ?? ""
    }
  }
}

// MARK: Consultation and actions

extension TableExport {
  private mutating func parted(
    _ name: String,
    _ hitPolicy: HitPolicy,
    _ headings: [InputColumn],
    _ outputs: [String],
    _ rows: [(inputs: [Cell], outputs: [String?])]
  ) throws(Unsayable) -> Decision {
    var columns: [Column] = []
    for (index, heading) in headings.enumerated() {
      columns.append(try column(heading, rows.map { $0.inputs[index] }))
    }
    var requires = columns.map(\.name)
    var rules: [DecisionRule] = []
    for row in rows {
      var entries: [String] = []
      for (cell, column) in zip(row.inputs, columns) {
        guard let entry = try tests(cell, column.subject, &requires).feel else { throw Unsayable() }
        entries.append(entry)
      }
      let given = row.outputs.map { $0.map { Literal.text($0).feel } ?? "null" }
      rules.append(
        DecisionRule(
          inputs: entries.map { Sourced($0) },
          outputs: given.map { Sourced($0) },
          annotations: []
        )
      )
    }
    types.append(
      ItemDefinition(
        name: "t_" + name,
        content: .components(
          outputs.map { ItemDefinition(name: $0, content: .base("string", allowed: nil)) }
        ),
        isCollection: hitPolicy == .collect
      )
    )
    return Decision(
      name: Sourced(name),
      type: "t_" + name,
      requires: requires.map(ReadValues.root).uniqued,
      table: DecisionTable(
        hitPolicy: hitPolicy,
        inputs: columns.map(clause),
        outputs: outputs.map { OutputClause(name: Sourced($0), type: "string") },
        annotations: [],
        rules: rules
      )
    )
  }

  private mutating func column(_ heading: InputColumn, _ cells: [Cell]) throws(Unsayable) -> Column
  {
    switch heading.kind {
    case .colour: special("colour", .colour)
    case .proven: special("proven", .colour)
    case .possible: special("possible", .colour)
    case .fired: special("fired", .fired)
    case .value(let expression): try column(resolved(expression), cells)
    }
  }

  private mutating func special(_ name: String, _ subject: Subject) -> Column {
    values.read(special: name)
    return Column(name: name, type: "t_" + name, subject: subject)
  }

  /// The heading `wish` stands for the item that the header names.
  private func resolved(_ heading: Expression) -> Expression {
    guard case .path("wish") = heading.kind, let wish = file.header.wish else { return heading }
    return Expression(.path(wish.value), heading.span)
  }
}

// MARK: Columns and cells

extension TableExport {
  private mutating func column(_ value: Expression, _ cells: [Cell]) throws(Unsayable) -> Column {
    guard case .path(let path) = value.kind else {
      let type = cells.lazy.compactMap { CellTests($0, of: .value)?.type }.first ?? "number"
      let name = values.read(computed: text(value), type)
      return Column(name: name, type: type, subject: .value)
    }
    guard values.read(path) else { throw Unsayable() }
    return Column(
      name: path,
      type: values.reference(path),
      subject: values.isSeveral(path) ? .several : .value
    )
  }

  private func clause(_ column: Column) -> InputClause {
    InputClause(expression: Sourced(column.name), type: Sourced(column.type))
  }

  /// What a cell tests; the values that it compares with are required as well.
  private mutating func tests(
    _ cell: Cell,
    _ subject: Subject,
    _ requires: inout [String]
  ) throws(Unsayable) -> CellTests {
    guard let tests = CellTests(cell, of: subject) else { throw Unsayable() }
    for name in tests.names {
      guard values.read(name) else { throw Unsayable() }
      requires.append(name)
    }
    return tests
  }
}

extension CellTests {
  /// The type of the first constant, as DMN names it.
  fileprivate var type: String? {
    guard case .tests(let tests) = self else { return nil }
    return tests.lazy.compactMap { test -> Literal? in
      switch test {
      case .comparison(_, let literal): literal
      case .range(let range): range.low
      case .holds, .missing: nil
      }
    }.first?.type
  }
}

extension Literal {
  fileprivate var type: String? {
    switch self {
    case .number: "number"
    case .text: "string"
    case .boolean: "boolean"
    case .date: "date"
    case .period(let period):
      period.isMonths ? "years and months duration" : "days and time duration"
    case .name: nil
    }
  }
}
