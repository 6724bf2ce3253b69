public import Diagnostics
import Expressions
import Rules

/// Tables of a rule file that were read from a DMN file: all that the file decides, or nothing.
public struct DMNImport: Sendable {
  /// The sections `thresholds`, `consultation` and `actions`, those that the file has.
  public let rules: String
  /// The thresholds whose table does not say what a missing value is; in them it is grey.
  public let withoutNull: [String]
  /// The annotation columns that were not taken over.
  public let annotations: [String]

  /// Reads a DMN file.
  ///
  /// - Returns: its tables, `nil` where any part of it is refused; and every fault.
  public static func read(_ source: SourceText) -> (DMNImport?, [Diagnostic]) {
    let (definitions, faults) = DefinitionsReader.read(source)
    guard let definitions else { return (nil, faults.sortedByPlace()) }
    var tables = TableImport(definitions, source)
    tables.readAll()
    guard tables.diagnostics.isEmpty else { return (nil, tables.diagnostics.sortedByPlace()) }
    let rules = tables.sections.map { $0.text }.joined(separator: "\n")
    if let fault = fault(rules) {
      let text = SourceText(path: "", rules)
      let row = text[text.line(holding: fault.place.span.start)]
      return (nil, [.notAProtocolTable(fault.message, row, at: source.place(Span(0, 0)))])
    }
    let imported = DMNImport(
      rules: rules,
      withoutNull: tables.withoutNull,
      annotations: tables.annotations.uniqued
    )
    return (imported, [])
  }

  /// What the rule language says against the tables, beside that a header is missing.
  private static func fault(_ rules: String) -> Diagnostic? {
    let (_, faults) = RuleFileParser.parse(SourceText(path: "", rules))
    return faults.first { $0.severity == .error && $0.code != "missing-header" }
  }
}
