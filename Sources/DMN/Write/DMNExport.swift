public import Diagnostics
public import Expressions
public import Rules
import Values

/// A protocol's tables as a DMN 1.5 model: a decision for each threshold, one for the
/// consultation, one for the actions.
///
/// DMN takes a missing value for one that no test matches, and so for one that `-` does: a table
/// of limits alone would make an unanswered question green. Each threshold therefore starts with
/// a row for `null`, which gives what `missing` says.
/// - SeeAlso: DMN 1.5, 8.2.10 and 8.2.11.
public struct DMNExport: Sendable {
  /// What the model does not say of the protocol.
  public let losses: [DMNLoss]
  let definitions: Definitions

  /// Makes the tables.
  ///
  /// - Parameters:
  ///   - file: a protocol without faults.
  ///   - source: its text.
  ///   - schema: every name it reads, its limits and named values included.
  public init(_ file: ProtocolFile, of source: SourceText, over schema: Schema) {
    let ids = file.thresholds.map(\.id.value).uniqued
    let reserved =
      DMNNames.special + [DMNNames.consultation, DMNNames.actions]
      + ids.map(DMNNames.decision(ofThreshold:))
    var tables = TableExport(file, source, ReadValues(schema, reserved: Set(reserved)))
    var decisions = ids.compactMap { tables.threshold($0) }
    decisions += [tables.consultation(), tables.actions()].compactMap(\.self)
    let read = tables.values
    definitions = Definitions(
      name: file.header.id?.value ?? "protocol",
      types: read.types + tables.types,
      inputs: read.inputs,
      decisions: decisions
    )
    losses = Self.losses(file, read, tables.leftOut)
  }

  /// The model as a file.
  ///
  /// - Parameter description: what a reader must know of it, such as ``losses`` in words.
  /// - Returns: the text of a `.dmn` file.
  public func xml(describedAs description: String) -> String {
    DefinitionsWriter.xml(definitions, describedAs: description)
  }

  private static func losses(
    _ file: ProtocolFile,
    _ read: ReadValues,
    _ leftOut: [String]
  ) -> [DMNLoss] {
    let names = Set(read.paths)
    let entries = file.thresholds.filter { row in
      if case .path(let name) = row.value.kind { read.isField(name) } else { false }
    }
    let lists: [([String], ([String]) -> DMNLoss)] = [
      (entries.map(\.id.value).uniqued, DMNLoss.entries),
      (read.computed.map { "\($0.name) = \($0.written)" }, DMNLoss.computed),
      (file.values.map(\.id.value).filter(names.contains), DMNLoss.values),
      (file.limits.map(\.id.value).filter(names.contains), DMNLoss.limits),
      (file.series.map(\.id.value), DMNLoss.series),
      (file.rules.map(\.id.value), DMNLoss.rules),
      (leftOut, DMNLoss.leftOut),
    ]
    let single: [(Bool, DMNLoss)] = [
      (!file.thresholds.isEmpty, .gaps), (!file.thresholds.isEmpty, .hidden),
      (true, .overall),
      (file.consultation != nil, .reach), (!file.status.isEmpty, .status),
      (file.followUp != nil, .plan), (file.texts.contains { $0.reader == .patient }, .patientTexts),
    ]
    return single.filter(\.0).map(\.1) + lists.filter { !$0.0.isEmpty }.map { $0.1($0.0) }
  }
}

extension Sequence where Element: Hashable {
  /// The elements, each once, in the order of their first.
  var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
