import Diagnostics

/// Reads a DMN file into a model of tables; whatever else decides in it is refused by name.
///
/// Passed over is what decides nothing: descriptions, questions, authorities, artifacts, diagrams,
/// and what other programs add in namespaces of their own.
struct DefinitionsReader {
  private static let silent: Set<String> = [
    "description", "extensionElements", "question", "allowedAnswers", "authorityRequirement",
    "supportedObjective", "impactedPerformanceIndicator", "decisionMaker", "decisionOwner",
    "usingProcess", "usingTask", "knowledgeSource", "textAnnotation", "association", "group",
    "elementCollection", "performanceIndicator", "organizationUnit",
  ]

  private let source: SourceText
  private var diagnostics: [Diagnostic] = []

  /// Reads a file.
  ///
  /// - Returns: the model, `nil` where there is none or a part is refused; and every fault.
  static func read(_ source: SourceText) -> (Definitions?, [Diagnostic]) {
    let root: XMLElement
    do throws(XMLReader.Failure) {
      root = try XMLReader.document(source)
    } catch {
      return (nil, [.notXML(error.fault, at: source.place(error.span))])
    }
    guard root.name == "definitions", DMNNames.readable.contains(root.namespace) else {
      return (nil, [.notDMN(root.name, at: source.place(root.span))])
    }
    var reader = DefinitionsReader(source: source)
    let definitions = reader.definitions(root)
    return (reader.diagnostics.isEmpty ? definitions : nil, reader.diagnostics)
  }

  private init(source: SourceText) { self.source = source }

  private mutating func definitions(_ root: XMLElement) -> Definitions {
    var definitions = Definitions(name: root["name"]?.value ?? "")
    for child in children(of: root) {
      switch child.name {
      case "itemDefinition": definitions.types.append(type(child))
      case "inputData": definitions.inputs.append(input(child))
      case "decision":
        if let decision = decision(child) { definitions.decisions.append(decision) }
      default: refuse(child, in: root)
      }
    }
    if definitions.decisions.isEmpty, diagnostics.isEmpty {
      diagnostics.append(.noTable(at: source.place(root.span)))
    }
    return definitions
  }

  // MARK: Types and input data

  private mutating func type(_ element: XMLElement) -> ItemDefinition {
    var content = ItemDefinition.Content.components([])
    var components: [ItemDefinition] = []
    for child in children(of: element) {
      switch child.name {
      case "typeRef": content = .base(Sourced(trimmed(child), child.content), allowed: nil)
      case "itemComponent": components.append(type(child))
      case "allowedValues", "typeConstraint": break
      default: content = .other(child.name)
      }
    }
    if !components.isEmpty { content = .components(components) }
    return ItemDefinition(
      name: element["name"]?.value ?? "",
      content: content,
      isCollection: element["isCollection"]?.value == "true"
    )
  }

  private mutating func input(_ element: XMLElement) -> InputData {
    let variable = children(of: element).first { $0.name == "variable" }
    let own = element.children.filter { $0.name == "extensionElements" }.flatMap(\.children)
      .filter { $0.namespace == DMNNames.own }
    for other in own where other.name != "computed" { refuse(other, in: element) }
    return InputData(
      name: element["name"]?.value ?? "",
      type: variable?["typeRef"]?.value ?? "",
      computed: own.first { $0.name == "computed" }?.text
    )
  }

  // MARK: Decisions

  private mutating func decision(_ element: XMLElement) -> Decision? {
    var table: DecisionTable?
    var hasExpression = false
    var type = ""
    for child in children(of: element) {
      switch child.name {
      case "variable": type = child["typeRef"]?.value ?? ""
      case "informationRequirement": checkRequirement(child)
      case "knowledgeRequirement": refuse(child, in: element)
      case "decisionTable":
        hasExpression = true
        table = self.table(child)
      default:
        hasExpression = true
        diagnostics.append(.notATable(child.name, at: source.place(child.span)))
      }
    }
    if !hasExpression {
      diagnostics.append(
        .missingElement("`decisionTable`", in: "decision", at: source.place(element.span))
      )
    }
    let name = element["name"].map { Sourced($0.value, $0.span) } ?? Sourced("", element.span)
    return table.map { Decision(name: name, type: type, requires: [], table: $0) }
  }

  private mutating func checkRequirement(_ element: XMLElement) {
    for child in children(of: element) where child.name == "requiredDecision" {
      diagnostics.append(.chained(at: source.place(child.span)))
    }
  }

  private mutating func table(_ element: XMLElement) -> DecisionTable? {
    let written = element["hitPolicy"]
    guard let hitPolicy = HitPolicy(rawValue: written?.value ?? "UNIQUE") else {
      let place = source.place(written?.span ?? element.span)
      diagnostics.append(.hitPolicy(written?.value ?? "", HitPolicy.allCases, at: place))
      return nil
    }
    if let aggregation = element["aggregation"] {
      diagnostics.append(.aggregation(aggregation.value, at: source.place(aggregation.span)))
    }
    var table = DecisionTable(
      hitPolicy: hitPolicy,
      hitPolicySpan: written?.span ?? element.span,
      inputs: [],
      outputs: [],
      annotations: [],
      rules: []
    )
    for child in children(of: element) {
      switch child.name {
      case "input": if let input = inputClause(child) { table.inputs.append(input) }
      case "output": table.outputs.append(output(child))
      case "annotation": table.annotations.append(child["name"]?.value ?? "")
      case "rule": table.rules.append(rule(child))
      default: refuse(child, in: element)
      }
    }
    check(table, element)
    return table
  }

  private mutating func check(_ table: DecisionTable, _ element: XMLElement) {
    if table.outputs.isEmpty {
      diagnostics.append(
        .missingElement("`output`", in: "decisionTable", at: source.place(element.span))
      )
    }
    if table.rules.isEmpty {
      diagnostics.append(
        .missingElement("`rule`", in: "decisionTable", at: source.place(element.span))
      )
    }
    for rule in table.rules {
      if rule.inputs.count != table.inputs.count {
        let what = "an `inputEntry` for each `input`"
        diagnostics.append(.missingElement(what, in: "rule", at: source.place(rule.span)))
      } else if rule.outputs.count != table.outputs.count {
        let what = "an `outputEntry` for each `output`"
        diagnostics.append(.missingElement(what, in: "rule", at: source.place(rule.span)))
      }
    }
  }

  // MARK: Columns and rows

  private mutating func inputClause(_ element: XMLElement) -> InputClause? {
    var clause: InputClause?
    for child in children(of: element) {
      switch child.name {
      case "inputExpression":
        let type = child["typeRef"].map { Sourced($0.value, $0.span) }
        clause = InputClause(expression: text(child), type: type)
      case "inputValues": break
      default: refuse(child, in: element)
      }
    }
    if clause == nil {
      diagnostics.append(
        .missingElement("`inputExpression`", in: "input", at: source.place(element.span))
      )
    }
    return clause
  }

  private mutating func output(_ element: XMLElement) -> OutputClause {
    let name = element["name"].map { Sourced($0.value, $0.span) } ?? Sourced("", element.span)
    var clause = OutputClause(name: name, type: element["typeRef"]?.value)
    for child in children(of: element) {
      switch child.name {
      case "outputValues": clause.values = FEELReader.texts(text(child).text) ?? []
      case "defaultOutputEntry": diagnostics.append(.defaultOutput(at: source.place(child.span)))
      default: refuse(child, in: element)
      }
    }
    return clause
  }

  private mutating func rule(_ element: XMLElement) -> DecisionRule {
    var rule = DecisionRule(inputs: [], outputs: [], annotations: [], span: element.span)
    for child in children(of: element) {
      switch child.name {
      case "inputEntry": rule.inputs.append(text(child))
      case "outputEntry": rule.outputs.append(text(child))
      case "annotationEntry": rule.annotations.append(text(child).text)
      default: refuse(child, in: element)
      }
    }
    return rule
  }

  /// The one `text` of an expression in FEEL.
  private mutating func text(_ element: XMLElement) -> Sourced {
    var found: Sourced?
    if let language = element["expressionLanguage"], !language.value.hasSuffix("/FEEL/") {
      diagnostics.append(
        .unknownElement("expressionLanguage", in: element.name, at: source.place(language.span))
      )
    }
    for child in children(of: element) {
      if child.name == "text", found == nil {
        found = Sourced(trimmed(child), child.content)
      } else {
        refuse(child, in: element)
      }
    }
    return found ?? Sourced("", element.span)
  }

  // MARK: Elements

  /// The elements of DMN that can decide something; one of another namespace is somebody's addition,
  /// which by DMN changes nothing.
  private func children(of element: XMLElement) -> [XMLElement] {
    element.children.filter { $0.namespace == element.namespace && !Self.silent.contains($0.name) }
  }

  private mutating func refuse(_ element: XMLElement, in parent: XMLElement) {
    diagnostics.append(
      .unknownElement(element.name, in: parent.name, at: source.place(element.span))
    )
  }

  private func trimmed(_ element: XMLElement) -> String {
    let characters = element.text.drop(while: \.isWhitespace)
    return String(characters.reversed().drop(while: \.isWhitespace).reversed())
  }
}
