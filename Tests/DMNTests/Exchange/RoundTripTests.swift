import Diagnostics
import Expressions
import Rules
import TestSupport
import Testing
import Triage
import Values

@testable import DMN

/// What is exported comes back as the same tables.
struct RoundTripTests {
  @Test(arguments: Content.all.indices)
  func theSameTablesComeBack(index: Int) throws {
    let written = Content.all[index]
    let export = DMNExport(written.file, of: written.source, over: written.readings[0].rules.schema)
    try check(export, written.file)
  }

  private func check(_ export: DMNExport, _ file: ProtocolFile) throws {
    let xml = SourceText(path: "a.dmn", export.xml(describedAs: "a < b & \"c\""))
    let (imported, faults) = DMNImport.read(xml)
    #expect(faults.isEmpty)
    let rules = try #require(imported).rules
    let back = RuleFileParser.parse(SourceText(path: "b.rules", rules)).0
    #expect(Set(shapes(back)) == Set(shapes(file)))
    #expect(back.consultation.map(shapes) == file.consultation.map(shapes))
    #expect(back.actions.map(shapes) == file.actions.map(shapes))
  }

  @Test(arguments: Content.all.indices)
  func theModelIsReadAsItWasWritten(index: Int) throws {
    let written = Content.all[index]
    let export = DMNExport(written.file, of: written.source, over: written.readings[0].rules.schema)
    let source = SourceText(path: "a.dmn", export.xml(describedAs: ""))
    let definitions = try #require(DefinitionsReader.read(source).0)
    #expect(definitions.decisions.map(\.name.text) == export.definitions.decisions.map(\.name.text))
    for (read, made) in zip(definitions.decisions, export.definitions.decisions) {
      #expect(
        read.table.rules.map { $0.inputs.map(\.text) }
          == made.table.rules.map { $0.inputs.map(\.text) }
      )
      #expect(read.table.rules.map(\.annotations) == made.table.rules.map(\.annotations))
      #expect(read.table.hitPolicy == made.table.hitPolicy)
    }
  }

  // MARK: Shapes

  private func shapes(_ file: ProtocolFile) -> [String] {
    file.thresholds.map { row in
      let at = row.timePoints.map(\.value.description).joined(separator: ",")
      let cells = [row.green, row.yellow, row.red].map { shape($0) }.joined(separator: " | ")
      let source = row.source?.value ?? "-"
      return "\(row.id.value) \(shape(row.value)) \(at) \(cells) \(row.missing.value) \(source)"
    }
  }

  private func shapes(_ table: ConsultationTable) -> [String] {
    [heading(table.inputs)]
      + table.rows.map { row in
        let given = [row.contact.value, row.role?.value, row.deadline?.value.description]
        return "\(row.inputs.map { shape($0) }) \(given) \(row.free.map { $0?.value })"
      }
  }

  private func shapes(_ table: ActionTable) -> [String] {
    [heading(table.inputs)]
      + table.rows.map { row in
        let given = [row.order.value, row.role?.value, row.deadline?.value.description]
        return "\(row.inputs.map { shape($0) }) \(given) \(row.free.map { $0?.value })"
      }
  }

  private func heading(_ inputs: [InputColumn]) -> String {
    inputs.map { input in
      if case .value(let expression) = input.kind { shape(expression) } else { "\(input.kind)" }
    }.joined(separator: " ")
  }
}
