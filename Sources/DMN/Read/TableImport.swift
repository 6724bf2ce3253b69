import Diagnostics
import Expressions
import Values

/// Turns a model's tables into sections of a rule file, each by what it gives.
struct TableImport {
  let definitions: Definitions
  let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var withoutNull: [String] = []
  /// The annotation columns that were passed over.
  private(set) var annotations: [String] = []
  private var thresholds: [ImportedThreshold] = []
  private var consultation: RuleSection?
  private var actions: RuleSection?

  init(_ definitions: Definitions, _ source: SourceText) {
    self.definitions = definitions
    self.source = source
  }

  /// The sections, in the order of a rule file.
  var sections: [RuleSection] {
    [ImportedThreshold.section(thresholds), consultation, actions].compactMap(\.self)
  }

  mutating func readAll() {
    for decision in definitions.decisions {
      checkTypes(decision.table)
      let outputs = decision.table.outputs.map(\.name.text)
      if Set(outputs).isSuperset(of: ["contact", "by", "within"]) {
        consultation(decision)
      } else if outputs.contains("order") {
        actions(decision)
      } else if decision.table.givesColour {
        threshold(decision)
      } else {
        let named = outputs.map { $0.isEmpty ? decision.name.text : $0 }
        report(.noPurpose(named, at: place(decision.name)))
      }
    }
  }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  func place(_ text: Sourced) -> Place { source.place(text.span) }

  /// Whether a table has one of some hit policies; reported where not.
  private mutating func has(_ allowed: [HitPolicy], _ table: DecisionTable) -> Bool {
    if allowed.contains(table.hitPolicy) { return true }
    let place = source.place(table.hitPolicySpan)
    report(.hitPolicy(table.hitPolicy.rawValue, allowed, at: place))
    return false
  }
}

extension DecisionTable {
  /// Whether it gives nothing but colours.
  fileprivate var givesColour: Bool {
    guard outputs.count == 1 else { return false }
    if outputs[0].name.text == DMNNames.colour { return true }
    let given = rules.compactMap { FEELReader.output($0.outputs[0].text)?.text }
    return given.count == rules.count && !given.isEmpty
      && given.allSatisfy(DMNNames.colours.contains)
  }
}

// MARK: Types

extension TableImport {
  private mutating func checkTypes(_ table: DecisionTable) {
    for input in table.inputs {
      if let type = input.type, !isTestable(type.text, depth: 0) {
        report(.unknownType(type.text, at: place(type)))
      }
    }
  }

  private func isTestable(_ name: String, depth: Int) -> Bool {
    let known = [
      "string", "number", "boolean", "date", "days and time duration", "years and months duration",
    ]
    if known.contains(name) { return true }
    guard depth < 8, let type = definitions.types.first(where: { $0.name == name }),
      case .base(let base, _) = type.content
    else { return false }
    return isTestable(base.text, depth: depth + 1) && (!type.isCollection || base.text == "string")
  }
}

// MARK: Thresholds

extension TableImport {
  private mutating func threshold(_ decision: Decision) {
    guard has([.first, .priority, .unique], decision.table) else { return }
    var reader = ThresholdImport(decision, self)
    let rows = reader.rows()
    diagnostics += reader.diagnostics
    thresholds += rows
    if let id = rows.first?.id, reader.lacksNull { withoutNull.append(id) }
    annotations += decision.table.annotations.filter { !["source", "unit"].contains($0) }
  }
}

// MARK: Consultation and actions

extension TableImport {
  private mutating func consultation(_ decision: Decision) {
    guard has([.first, .unique], decision.table) else { return }
    if consultation != nil {
      return report(.second(DMNNames.consultation, at: place(decision.name)))
    }
    let columns = ["contact", "by", "within"]
    consultation = parted(decision, DMNNames.consultation, columns)
  }

  private mutating func actions(_ decision: Decision) {
    guard has([.collect, .ruleOrder], decision.table) else { return }
    if actions != nil { return report(.second(DMNNames.actions, at: place(decision.name))) }
    let given = decision.table.outputs.map(\.name.text)
    let columns = ["order"] + ["by", "within"].filter(given.contains)
    actions = parted(decision, DMNNames.actions, columns)
  }

  private mutating func parted(
    _ decision: Decision,
    _ name: String,
    _ first: [String]
  ) -> RuleSection {
    let table = decision.table
    let outputs = table.outputs.map(\.name)
    for output in outputs where !Literal.isName(output.text) || output.text.contains(".") {
      report(.notAName(output.text, at: place(output)))
    }
    let order =
      first.compactMap { name in outputs.firstIndex { $0.text == name } }
      + outputs.indices.filter { !first.contains(outputs[$0].text) }
    let headings = table.inputs.map { heading($0) }
    var section = RuleSection(
      name: name,
      headings: headings.map(\.text) + order.map { outputs[$0].text },
      tested: table.inputs.count
    )
    for rule in table.rules {
      let tested = zip(rule.inputs, headings).map { cell($0, of: $1.subject) }
      section.rows.append(tested + order.map { given(rule.outputs[$0], outputs[$0].text) })
    }
    annotations += table.annotations
    return section
  }

  /// What is given, as the rule language writes it.
  private mutating func given(_ entry: Sourced, _ column: String) -> String {
    guard let output = FEELReader.output(entry.text) else {
      report(.notAnOutput(entry.text, "a text in quotes, or `null` for nothing", at: place(entry)))
      return "-"
    }
    guard let text = output.text else { return "-" }
    if column == "contact" || column == "within" { return text }
    let isWords = text.split(separator: " ", omittingEmptySubsequences: false).allSatisfy {
      Literal.isName(String($0)) && !$0.contains(".") && Colour($0) == nil
    }
    if isWords, column != "order" { return text }
    guard let written = Literal.written(text) else {
      report(.notAnOutput(entry.text, "a text of one line", at: place(entry)))
      return "-"
    }
    return written
  }
}

// MARK: Columns and cells

extension TableImport {
  /// The heading of a column, and what its tests are about.
  mutating func heading(_ input: InputClause) -> (text: String, subject: Subject) {
    let name = input.expression.text
    let computed = definitions.inputs.first { $0.name == name }?.computed
    if let computed { return (computed, .value) }
    guard Literal.isName(name) else {
      report(.notAName(name, at: place(input.expression)))
      return (name, .value)
    }
    switch name {
    case "colour", "proven", "possible": return (name, .colour)
    case "fired": return (name, .fired)
    default: return (name, .value)
    }
  }

  /// A cell as the rule language writes it; reported where it cannot.
  mutating func cell(_ entry: Sourced, of subject: Subject) -> String {
    guard let cell = FEELReader.tests(entry.text)?.rules(of: subject) else {
      report(.notLiteral(entry.text, at: place(entry)))
      return "-"
    }
    return cell
  }
}
