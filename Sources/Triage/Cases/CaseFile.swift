public import Diagnostics
import Forms
import JSONText
import Values

/// The cases beside a protocol: forms with the decisions that are expected of them.
public struct CaseFile: Sendable {
  /// The rows in the order of the file.
  public let rows: [Row]

  /// One form of one patient.
  public struct Row: Sendable {
    /// The case: rows that share it are one patient's forms.
    public let name: String
    /// The row's number in the file, the heading being 1.
    public let number: Int
    /// The submission, written as a patient's portal would.
    let line: [UInt8]
    let patient: Patient
    let now: Instant
    /// What is expected of its decision.
    public let expected: [Expectation]
  }

  /// One thing that is expected.
  public struct Expectation: Sendable, Hashable {
    /// What a case can expect.
    public enum Subject: String, Sendable, Hashable, CaseIterable {
      case colour, proven, possible, fired, open, contact, deadline
    }

    /// What.
    public let subject: Subject
    /// The value, ids sorted and joined by ` + `; `-` for none.
    public let value: String
  }

  /// Reads a table of cases.
  ///
  /// - Parameters:
  ///   - source: the table.
  ///   - triageProtocol: the protocol it stands beside.
  /// - Returns: the cases that could be read, and every fault.
  public static func read(
    _ source: SourceText,
    for triageProtocol: TriageProtocol
  ) -> (CaseFile, [Diagnostic]) {
    var reader = CaseReader(source, triageProtocol)
    let rows = reader.rows()
    return (CaseFile(rows: rows), reader.diagnostics)
  }
}

/// Turns rows of a table into submissions.
private struct CaseReader {
  private let source: SourceText
  private let triageProtocol: TriageProtocol
  private let table: CaseTable
  private let form: Form?
  private var columns: [Column] = []
  /// Who answers where the table does not say; a table with the column says it, cell by cell.
  private var reporter: String?
  private(set) var diagnostics: [Diagnostic] = []

  private enum Column {
    case name, authored, now, reporter, trigger
    case fact(String)
    case limit(String)
    case expect(CaseFile.Expectation.Subject)
    case answer(FormItem)
    case unknown
  }

  init(_ source: SourceText, _ triageProtocol: TriageProtocol) {
    self.source = source
    self.triageProtocol = triageProtocol
    table = CaseTable(source)
    form = triageProtocol.readings.first?.form
  }

  mutating func rows() -> [CaseFile.Row] {
    guard let heading = table.rows.first else { return [] }
    for cell in heading { columns.append(column(cell)) }
    reporter = heading.contains { $0.text == "reporter" } ? nil : "self"
    return table.rows.dropFirst().enumerated().compactMap { row($0.element, $0.offset + 2) }
  }

  private mutating func column(_ cell: CaseTable.Cell) -> Column {
    let words = cell.text.split(separator: " ", maxSplits: 1).map(String.init)
    switch (words.first, words.count) {
    case ("case", 1): return .name
    case ("authored", 1): return .authored
    case ("now", 1): return .now
    case ("reporter", 1): return .reporter
    case ("trigger", 1): return .trigger
    case ("fact", 2): return .fact(words[1])
    case ("limit", 2): return .limit(words[1])
    case ("expect", 2):
      if let subject = CaseFile.Expectation.Subject(rawValue: words[1]) { return .expect(subject) }
    default:
      if let item = form?.items.first(where: { $0.caseColumn(form) == cell.text }) {
        return .answer(item)
      }
    }
    let known = (form?.items ?? []).map { $0.caseColumn(form) }
    diagnostics.append(.unknownCaseColumn(cell.text, among: known, at: source.place(cell.span)))
    return .unknown
  }

  private mutating func row(_ cells: [CaseTable.Cell], _ number: Int) -> CaseFile.Row? {
    var row = RowParts(reporter: reporter)
    for (column, cell) in zip(columns, cells) where !cell.text.isEmpty {
      read(cell, column, &row)
    }
    guard let authored = row.authored, let form else {
      let span = cells.first?.span ?? Span(0, 0)
      diagnostics.append(.caseWithoutTime(at: source.place(span)))
      return nil
    }
    return CaseFile.Row(
      name: row.name,
      number: number,
      line: row.line(number, form),
      patient: row.patient(triageProtocol, on: authored),
      now: row.now ?? authored,
      expected: row.expected
    )
  }

  private mutating func read(
    _ cell: CaseTable.Cell,
    _ column: Column,
    _ row: inout RowParts
  ) {
    switch column {
    case .name: row.name = cell.text
    case .authored: row.authored = time(cell)
    case .now: row.now = time(cell)
    case .reporter: row.reporter = cell.text
    case .trigger: row.trigger = cell.text
    case .fact(let name): row.facts[name] = cell.text
    case .limit(let name):
      row.limits[name] = try? Number(parsing: cell.text.replacing(",", with: "."))
    case .expect(let subject):
      let ids = cell.text.split(separator: "+").map { String($0).trimmed }.sorted()
      row.expected.append(.init(subject: subject, value: ids.joined(separator: " + ")))
    case .answer(let item): row.answers.append((item, cell.text))
    case .unknown: break
    }
  }

  private mutating func time(_ cell: CaseTable.Cell) -> Instant? {
    let text = cell.text.count == 10 ? cell.text + "T12:00:00+01:00" : cell.text
    guard let time = Instant(text) else {
      diagnostics.append(.caseTime(cell.text, at: source.place(cell.span)))
      return nil
    }
    return time
  }
}

extension FormItem {
  /// The heading of its column: `drugs.drug` for an item of a repeated section.
  func caseColumn(_ form: Form?) -> String {
    guard case .field(let section, _) = position, let form else { return name }
    return "\(form.repeats[section].name).\(name)"
  }
}
