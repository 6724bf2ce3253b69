import Diagnostics
import Forms
import Values

/// Turns rows of a table into submissions.
struct CaseReader {
  private let source: SourceText
  private let triageProtocol: TriageProtocol
  let table: CaseTable
  private let form: Form?
  private let check: CaseCellCheck
  private var columns: [CaseColumn] = []
  /// Who answers where the table does not say; a table with the column says it, cell by cell.
  private var reporter: String?
  private(set) var diagnostics: [Diagnostic] = []
  /// The cases with a fault in a row: none of their rows is run, because rows are one another's
  /// history.
  private var faulty: Set<String> = []

  init(_ source: SourceText, _ triageProtocol: TriageProtocol) {
    self.source = source
    self.triageProtocol = triageProtocol
    table = CaseTable(source)
    form = triageProtocol.readings.first?.form
    check = CaseCellCheck(triageProtocol)
  }

  mutating func rows() -> [CaseFile.Row] {
    guard let heading = table.rows.first else { return [] }
    readHeading(heading.cells)
    reporter = heading.cells.contains { $0.text == "reporter" } ? nil : "self"
    guard isReadable(heading.cells) else { return [] }
    let rows = table.rows.dropFirst().compactMap { row($0) }
    return rows.filter { !faulty.contains($0.name) }
  }

  private mutating func readHeading(_ cells: [CaseTable.Cell]) {
    let known = CaseColumns(triageProtocol)
    var first: [String: Place] = [:]
    for cell in cells {
      let place = source.place(cell.span)
      var (column, fault) = known.column(cell.text, at: place)
      if let first = first[cell.text] {
        (column, fault) = (.unknown, .caseColumnTwice(cell.text, first: first, at: place))
      }
      first[cell.text] = first[cell.text] ?? place
      columns.append(column)
      if let fault { diagnostics.append(fault) }
    }
  }

  /// Whether every column is known, and those are there without which no row can be read.
  private mutating func isReadable(_ cells: [CaseTable.Cell]) -> Bool {
    let absent = ["case", "authored"].filter { name in !cells.contains { $0.text == name } }
    let place = source.place(cells.first?.span ?? Span(0, 0))
    // A column that is missing may stand there under a misspelt name.
    if !absent.isEmpty, diagnostics.isEmpty {
      diagnostics += absent.map { .missingCaseColumn($0, at: place) }
    }
    return diagnostics.isEmpty
  }

  private mutating func row(_ cut: CaseTable.Row) -> CaseFile.Row? {
    guard let form, let first = cut.cells.first else { return nil }
    let faults = diagnostics.count
    defer { if diagnostics.count > faults { faulty.insert(name(of: cut)) } }
    guard cut.cells.count == columns.count else {
      let place = source.place(first.span)
      diagnostics.append(.caseCellCount(cut.cells.count, columns: columns.count, at: place))
      return nil
    }
    var row = RowParts(reporter: reporter)
    for (column, cell) in zip(columns, cut.cells) where !cell.text.isEmpty {
      read(cell, column, &row)
    }
    guard diagnostics.count == faults else { return nil }
    guard let authored = row.authored else {
      diagnostics.append(.caseWithoutTime(at: source.place(first.span)))
      return nil
    }
    let line = row.line(cut.line, form)
    checkAnswers(line, row, cut.cells)
    return CaseFile.Row(
      name: row.name,
      number: cut.line,
      cells: cut.cells.map(\.text),
      line: line,
      patient: row.patient(triageProtocol, on: authored),
      devices: DeviceData(stating: row.series),
      now: row.now ?? authored,
      expected: row.expected
    )
  }

  private func name(of cut: CaseTable.Row) -> String {
    zip(columns, cut.cells).first { if case .name = $0.0 { true } else { false } }?.1.text ?? ""
  }

  private mutating func read(
    _ cell: CaseTable.Cell,
    _ column: CaseColumn,
    _ row: inout RowParts
  ) {
    let place = source.place(cell.span)
    if let fault = check.fault(of: cell.text, column, at: place) {
      diagnostics.append(fault)
      return
    }
    switch column {
    case .name: row.name = cell.text
    case .authored: row.authored = time(cell)
    case .now: row.now = time(cell)
    case .reporter: row.reporter = cell.text
    case .trigger: row.trigger = cell.text
    case .fact(let name): row.facts[name] = cell.text
    case .limit(let name): row.limits[name] = cell.text.caseNumber
    case .series(let name): row.series[name] = cell.text.caseNumber
    case .expect(let subject):
      row.expected.append(
        .init(subject: subject, value: cell.text.caseIDs.joined(separator: " + "))
      )
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

  /// An answer that the form refuses is told, unless the case is about such an answer: only then
  /// is grey or red expected.
  private mutating func checkAnswers(
    _ line: [UInt8],
    _ row: RowParts,
    _ cells: [CaseTable.Cell]
  ) {
    let colour = row.expected.first { $0.subject == .colour }?.value
    guard let form, colour != "grey", colour != "red",
      let submission = try? SubmissionReader.read(line)
    else { return }
    var answers = Answers(form)
    answers.read(line, submission)
    for fault in answers.faults {
      let cell = cell(of: fault.item, cells) ?? cells.first
      if let cell { diagnostics.append(.refusedAnswer(fault, at: source.place(cell.span))) }
    }
  }

  private func cell(of item: String?, _ cells: [CaseTable.Cell]) -> CaseTable.Cell? {
    zip(columns, cells).first { column, _ in
      if case .answer(let answered) = column { answered.name == item } else { false }
    }?.1
  }
}

extension String {
  /// A cell that holds several ids, sorted.
  var caseIDs: [String] { split(separator: "+").map { String($0).trimmed }.sorted() }

  /// A cell as a number, with a decimal comma or point.
  var caseNumber: Number? { try? Number(parsing: replacing(",", with: ".")) }
}
