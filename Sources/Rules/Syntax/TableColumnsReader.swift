import Diagnostics
import Expressions

/// Reads the first row of a table.
struct TableColumnsReader {
  private let source: SourceText
  private let known: [TableColumn]
  private var uses: [TableColumns.Use] = []
  private var first: [String: Span] = [:]
  private var hasUnknown = false
  private var isReadable = true
  private(set) var diagnostics: [Diagnostic] = []

  /// Whether the rows have more cells than the headings: then two headings in one cell lack a
  /// pipe, else the second is a stray word.
  private let mayLackPipe: Bool

  /// Reads the headings of a table that knows some columns, with the row below them at hand.
  init(_ source: SourceText, known: [TableColumn], headings: CutRow, below: CutRow?) {
    self.source = source
    self.known = known
    mayLackPipe = below.map { $0.count > headings.count } ?? true
  }

  /// The columns of a table of rows; `nil` where the first row names none.
  mutating func columns(of row: CutRow) -> TableColumns? {
    let cells = closedCells(row)
    diagnostics += row.doubled.map { .doublePipe(at: place(row.pipes[$0].span)) }
    let present = Set(cells.map(\.text))
    guard known.contains(where: { present.contains($0.name) || nearest($0.name, present) }) else {
      diagnostics = [.missingHeadings(among: known.map(\.name), at: place(row.span))]
      return nil
    }
    for cell in cells { knownColumn(cell, present, isFree: false) }
    return finish(row, boundary: nil)
  }

  /// The columns of a table that parts what is read from what follows.
  mutating func columnsInTwo(of row: CutRow) -> TableColumns? {
    guard let boundary = row.doubled.first else {
      diagnostics.append(.missingDoublePipe(at: place(row.span)))
      return nil
    }
    let cells = closedCells(row)
    let outputs = cells[(boundary + 1)...]
    for second in row.doubled.dropFirst() {
      let pipe = row.pipes[second]
      diagnostics.append(.expected("`|`", found: pipe.text, at: place(pipe.span)))
    }
    for cell in cells[...boundary] { inputColumn(cell) }
    let inputs = uses.count
    let present = Set(outputs.map(\.text))
    for cell in outputs { knownColumn(cell, present, isFree: true) }
    return finish(row, boundary: inputs)
  }

  private func place(_ span: Span) -> Place { source.place(span) }

  /// The cells, with a complaint where the first or last pipe is missing.
  private mutating func closedCells(_ row: CutRow) -> [TableCell] {
    var row = row
    if !row.opens {
      diagnostics.append(
        .missingPipe(isFirst: true, at: place(Span(row.span.start, row.span.start)))
      )
    }
    if row.rest != nil {
      diagnostics.append(.missingPipe(isFirst: false, at: place(Span(row.span.end, row.span.end))))
    }
    row.closeRest()
    return row.cells
  }

  private func nearest(_ name: String, _ present: Set<String>) -> Bool {
    didYouMean(name, among: present) != nil
  }

  // MARK: One column

  private mutating func knownColumn(_ cell: TableCell, _ present: Set<String>, isFree: Bool) {
    if let column = known.first(where: { $0.name == cell.text }) {
      return add(.known(column), cell.text, cell.contentSpan)
    }
    if splitInTwo(cell, isFree: isFree) { return }
    let absent = known.map(\.name).filter { !present.contains($0) && first[$0] == nil }
    let meant = cell.isEmpty ? nil : didYouMean(cell.text, among: absent)
    if meant == nil, isFree, !cell.isEmpty { return freeColumn(cell) }
    hasUnknown = true
    complain(cell, meant: meant)
    guard let column = known.first(where: { $0.name == meant }) else { return uses.append(.unread) }
    add(.known(column), column.name, cell.contentSpan)
  }

  private mutating func complain(_ cell: TableCell, meant: String?) {
    let place = place(cell.contentSpan)
    let names = known.map(\.name)
    diagnostics.append(
      cell.isEmpty
        ? .expected("a column", found: nil, at: place)
        : .unknownColumn(cell.text, meant: meant, among: names, at: place)
    )
  }

  private mutating func freeColumn(_ cell: TableCell) {
    if let name = read(cell, { try $0.id("a column") }) {
      add(.free(name), name.value, name.span)
    } else {
      addUnreadable()
    }
  }

  private mutating func inputColumn(_ cell: TableCell) {
    let before = diagnostics.count
    if let column = input(cell) { return addInput(column) }
    for index in cell.tokens.indices where mayLackPipe {
      guard let (left, right) = cell.split(before: index), let leftColumn = input(left),
        let rightColumn = input(right)
      else { continue }
      diagnostics.removeSubrange(before...)
      complainOfMissingPipe(left, right)
      addInput(leftColumn)
      return addInput(rightColumn)
    }
    diagnostics.removeSubrange((before + 1)...)
    addUnreadable()
  }

  private mutating func input(_ cell: TableCell) -> InputColumn? {
    read(cell) { line in
      let heading = try line.expression("a column")
      return InputColumn(kind: .init(heading), span: heading.span)
    }
  }

  private mutating func addInput(_ column: InputColumn) {
    add(.input(column), source[column.span].filter { $0 != " " && $0 != "\t" }, column.span)
  }

  /// How many columns were meant is not known, so no row can be judged.
  private mutating func addUnreadable() {
    isReadable = false
    uses.append(.unread)
  }

  private mutating func read<Value>(
    _ cell: TableCell,
    _ body: (inout LineReader) throws -> Value
  ) -> Value? {
    LineReader.read(cell.tokens, of: source, end: cell.end, into: &diagnostics, body)
  }

  /// Two headings in one cell are a missing pipe.
  private mutating func splitInTwo(_ cell: TableCell, isFree: Bool) -> Bool {
    for index in cell.tokens.indices where mayLackPipe {
      guard let (left, right) = cell.split(before: index), let leftUse = use(left, isFree: isFree),
        let rightUse = use(right, isFree: isFree)
      else { continue }
      complainOfMissingPipe(left, right)
      add(leftUse, left.text, left.contentSpan)
      add(rightUse, right.text, right.contentSpan)
      return true
    }
    return false
  }

  private func use(_ cell: TableCell, isFree: Bool) -> TableColumns.Use? {
    if let column = known.first(where: { $0.name == cell.text }) { return .known(column) }
    guard isFree, let only = cell.tokens.first, cell.tokens.count == 1, only.kind == .word,
      !reservedWords.contains(only.text)
    else { return nil }
    return .free(Name(only.text, only.span))
  }

  private mutating func complainOfMissingPipe(_ left: TableCell, _ right: TableCell) {
    let gap = Span(left.contentSpan.end, right.contentSpan.start)
    diagnostics.append(
      .missingPipe(
        between: source[left.contentSpan],
        and: source[right.contentSpan],
        at: place(gap)
      )
    )
  }

  private mutating func add(_ use: TableColumns.Use, _ name: String, _ span: Span) {
    if let first = first[name] {
      diagnostics.append(.duplicateColumn(name, at: place(span), first: place(first)))
      return uses.append(.unread)
    }
    first[name] = span
    uses.append(use)
  }

  // MARK: All columns

  private mutating func finish(_ row: CutRow, boundary: Int?) -> TableColumns {
    let missing = known.filter { $0.isObligatory && first[$0.name] == nil }
    // A column of unknown name is likely the one that is missing.
    if !hasUnknown {
      diagnostics += missing.map { .missingColumn($0.name, at: place(row.span)) }
    }
    return TableColumns(
      uses: uses,
      boundary: boundary,
      span: row.span,
      areRowsReadable: missing.isEmpty && isReadable
    )
  }
}
