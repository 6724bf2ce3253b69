/// Writes a model as DMN 1.5 XML, its elements in the order that the schema of DMN demands.
struct DefinitionsWriter {
  private let definitions: Definitions
  private let description: String

  /// Writes a model.
  ///
  /// - Parameters:
  ///   - definitions: the model.
  ///   - description: what a reader must know of it.
  /// - Returns: the text of a file.
  static func xml(_ definitions: Definitions, describedAs description: String) -> String {
    var writer = XMLWriter()
    DefinitionsWriter(definitions: definitions, description: description).write(&writer)
    return writer.text
  }

  private func write(_ xml: inout XMLWriter) {
    xml.element(
      "definitions",
      [
        "xmlns": DMNNames.model, "xmlns:behov": DMNNames.own, "id": "definitions",
        "name": definitions.name, "namespace": "\(DMNNames.own):\(definitions.name)",
        "exporter": "behov",
      ]
    ) { xml in
      xml.element("description", text: description)
      for type in definitions.types { write(type, "itemDefinition", &xml) }
      for input in definitions.inputs { write(input, &xml) }
      for decision in definitions.decisions { write(decision, &xml) }
    }
  }

  private func write(_ type: ItemDefinition, _ element: String, _ xml: inout XMLWriter) {
    xml.element(
      element,
      ["name": type.name, "isCollection": type.isCollection ? "true" : nil]
    ) { xml in
      switch type.content {
      case .base(let base, let allowed):
        xml.element("typeRef", text: base.text)
        if let allowed { xml.element("allowedValues") { $0.element("text", text: allowed) } }
      case .components(let components):
        for component in components { write(component, "itemComponent", &xml) }
      case .other: break
      }
    }
  }

  private func write(_ input: InputData, _ xml: inout XMLWriter) {
    xml.element("inputData", ["id": "input.\(input.name)", "name": input.name]) { xml in
      if let computed = input.computed {
        xml.element("extensionElements") { $0.element("behov:computed", text: computed) }
      }
      xml.element("variable", ["name": input.name, "typeRef": input.type])
    }
  }

  private func write(_ decision: Decision, _ xml: inout XMLWriter) {
    let name = decision.name.text
    xml.element("decision", ["id": "decision.\(name)", "name": name]) { xml in
      xml.element("variable", ["name": name, "typeRef": decision.type])
      for input in decision.requires {
        xml.element("informationRequirement", ["id": "decision.\(name).requires.\(input)"]) { xml in
          xml.element("requiredInput", ["href": "#input.\(input)"])
        }
      }
      write(decision.table, "table.\(name)", &xml)
    }
  }

  private func write(_ table: DecisionTable, _ id: String, _ xml: inout XMLWriter) {
    xml.element("decisionTable", ["id": id, "hitPolicy": table.hitPolicy.rawValue]) { xml in
      for (index, input) in table.inputs.enumerated() {
        write(input, "\(id).input-\(index + 1)", &xml)
      }
      for (index, output) in table.outputs.enumerated() {
        write(output, "\(id).output-\(index + 1)", &xml)
      }
      for name in table.annotations { xml.element("annotation", ["name": name]) }
      for (index, rule) in table.rules.enumerated() {
        write(rule, "\(id).rule-\(index + 1)", &xml)
      }
    }
  }

  private func write(_ input: InputClause, _ id: String, _ xml: inout XMLWriter) {
    xml.element("input", ["id": id, "label": input.expression.text]) { xml in
      xml.element("inputExpression", ["id": "\(id).expression", "typeRef": input.type?.text]) {
        xml in
        xml.element("text", text: input.expression.text)
      }
    }
  }

  private func write(_ output: OutputClause, _ id: String, _ xml: inout XMLWriter) {
    let attributes: KeyValuePairs<String, String?> = [
      "id": id, "name": output.name.text, "typeRef": output.type,
    ]
    guard !output.values.isEmpty else { return xml.element("output", attributes) }
    xml.element("output", attributes) { xml in
      xml.element("outputValues", ["id": "\(id).values"]) { xml in
        xml.element(
          "text",
          text: output.values.map { Literal.text($0).feel }.joined(separator: ", ")
        )
      }
    }
  }

  private func write(_ rule: DecisionRule, _ id: String, _ xml: inout XMLWriter) {
    xml.element("rule", ["id": id]) { xml in
      for (index, entry) in rule.inputs.enumerated() {
        xml.element("inputEntry", ["id": "\(id).input-\(index + 1)"]) { xml in
          xml.element("text", text: entry.text)
        }
      }
      for (index, entry) in rule.outputs.enumerated() {
        xml.element("outputEntry", ["id": "\(id).output-\(index + 1)"]) { xml in
          xml.element("text", text: entry.text)
        }
      }
      for text in rule.annotations {
        xml.element("annotationEntry") { $0.element("text", text: text) }
      }
    }
  }
}
