import Diagnostics
import Expressions

/// Reads a table: its columns, then each row into what the kind of table makes of it.
struct TableReader {
  private let source: SourceText
  private let name: String
  private let known: [TableColumn]
  private(set) var diagnostics: [Diagnostic] = []
  /// Ids of rows that could not be read.
  private(set) var skippedNames: Set<String> = []
  /// In a row with more tokens than this, a missing pipe is not looked for.
  private static let searchLimit = 200

  init(_ source: SourceText, name: String, known: [TableColumn]) {
    self.source = source
    self.name = name
    self.known = known
  }

  private func place(_ span: Span) -> Place { source.place(span) }

  /// Reads a section's table; a row that cannot be read is left out.
  ///
  /// - Parameters:
  ///   - section: its first row names the columns.
  ///   - inTwo: whether `||` parts what is read from what follows.
  ///   - read: what a row says; `nil` after a fault.
  /// - Returns: the columns, `nil` after a fault that leaves none, and the rows.
  mutating func table<Row>(
    _ section: Section,
    inTwo: Bool,
    _ read: (inout RowReader) -> Row?
  ) -> (columns: TableColumns?, rows: [Row]) {
    guard let columns = columns(section, inTwo: inTwo) else {
      let rows = section.lines.dropFirst().map(CutRow.init)
      if !inTwo { rows.compactMap(\.cells.first).forEach { skip($0) } }
      return (nil, [])
    }
    return (columns, rows(section, columns, read))
  }

  private mutating func columns(_ section: Section, inTwo: Bool) -> TableColumns? {
    guard let row = section.lines.first.map(CutRow.init) else {
      diagnostics.append(.emptySection(name, at: place(section.headingSpan)))
      return nil
    }
    guard row.hasPipe else {
      diagnostics.append(notARow(row))
      return nil
    }
    let below = section.lines.dropFirst().first.map(CutRow.init)
    var reader = TableColumnsReader(source, known: known, headings: row, below: below)
    let columns = inTwo ? reader.columnsInTwo(of: row) : reader.columns(of: row)
    diagnostics += reader.diagnostics
    return columns
  }

  private mutating func rows<Row>(
    _ section: Section,
    _ columns: TableColumns,
    _ read: (inout RowReader) -> Row?
  ) -> [Row] {
    section.lines.dropFirst().compactMap { line in
      let cut = CutRow(line)
      guard columns.areRowsReadable, let cells = cells(of: cut, columns, read) else {
        skip(cut.cells, columns)
        return nil
      }
      var reader = RowReader(cells, columns, of: source, span: line.span)
      let row = read(&reader)
      diagnostics += reader.diagnostics
      if row == nil { skip(cells, columns) }
      return row
    }
  }

  private mutating func skip(_ cells: [TableCell], _ columns: TableColumns) {
    if let index = columns.index(of: "id"), cells.indices.contains(index) { skip(cells[index]) }
  }

  private mutating func skip(_ id: TableCell) {
    if let word = id.tokens.first, word.kind == .word { skippedNames.insert(word.text) }
  }

  private func notARow(_ row: CutRow) -> Diagnostic {
    .notARow(found: source[row.span], at: place(row.span))
  }
}

// MARK: Cells

extension TableReader {
  /// The row's cells, one for each column; `nil` where they are not, or one is empty.
  private mutating func cells<Row>(
    of row: CutRow,
    _ columns: TableColumns,
    _ read: (inout RowReader) -> Row?
  ) -> [TableCell]? {
    guard row.hasPipe else {
      diagnostics.append(notARow(row))
      return nil
    }
    if !row.opens {
      diagnostics.append(
        .missingPipe(isFirst: true, at: place(Span(row.span.start, row.span.start)))
      )
    }
    let row = closed(row, columns)
    guard let cells = arranged(row, columns) else { return nil }
    guard cells.count == columns.uses.count else {
      diagnostics.append(countFault(cells, row, columns, read))
      return nil
    }
    return reportEmpty(cells, columns) ? nil : cells
  }

  /// The row with its last pipe where that is what is missing.
  private mutating func closed(_ row: CutRow, _ columns: TableColumns) -> CutRow {
    guard let rest = row.rest else { return row }
    var row = row
    let count = row.cells.count + (columns.boundary == nil ? row.doubled.count : 0)
    if count == columns.uses.count {
      diagnostics.append(.afterRow(source[rest.contentSpan], at: place(rest.contentSpan)))
      return row
    }
    row.closeRest()
    if count + 1 == columns.uses.count {
      diagnostics.append(.missingPipe(isFirst: false, at: place(rest.end)))
    }
    return row
  }

  /// The cells, every `||` resolved; `nil` where one is missing or misplaced.
  private mutating func arranged(_ row: CutRow, _ columns: TableColumns) -> [TableCell]? {
    guard let boundary = columns.boundary else { return withoutDoubles(row, columns) }
    guard let found = self.boundary(of: row, boundary) else {
      if row.cells.count == columns.uses.count {
        diagnostics.append(.missingDoublePipe(at: place(row.pipes[boundary - 1].span)))
        return nil
      }
      return row.cells
    }
    let cells = row.cells(openingDoublesAfter: row.doubled.filter { $0 != found })
    let before = row.doubled.count { $0 < found } + found + 1
    if before != boundary, cells.count == columns.uses.count {
      diagnostics.append(.missingDoublePipe(at: place(pipe(boundary, of: row))))
      return nil
    }
    return cells
  }

  private func pipe(_ boundary: Int, of row: CutRow) -> Span {
    row.pipes.indices.contains(boundary - 1) ? row.pipes[boundary - 1].span : row.span
  }

  /// The cell after which the `||` stands that parts the row; the others enclose an empty cell.
  private func boundary(of row: CutRow, _ wanted: Int) -> Int? {
    let doubled = row.doubled
    let exact = doubled.indices.first { doubled[$0] + 1 + $0 == wanted }
    return exact.map { doubled[$0] } ?? doubled.last
  }

  /// In a table that is not parted, `||` is an empty cell, or a pipe too many.
  private mutating func withoutDoubles(_ row: CutRow, _ columns: TableColumns) -> [TableCell] {
    let doubled = row.doubled
    guard let first = doubled.first, row.cells.count == columns.uses.count else {
      return row.cells(openingDoublesAfter: doubled)
    }
    diagnostics.append(.doublePipe(at: place(row.pipes[first].span)))
    return row.cells
  }

  private mutating func reportEmpty(_ cells: [TableCell], _ columns: TableColumns) -> Bool {
    var isAny = false
    for (use, cell) in zip(columns.uses, cells) where cell.isEmpty {
      isAny = true
      switch use {
      case .known(let column): reportEmpty(cell, column.name, column.blank)
      case .input(let column): reportEmpty(cell, source[column.span], "-")
      case .free(let name): reportEmpty(cell, name.value, "-")
      case .unread: break
      }
    }
    return isAny
  }

  private mutating func reportEmpty(_ cell: TableCell, _ column: String, _ blank: String?) {
    diagnostics.append(.emptyCell(column, blank: blank, at: place(cell.span)))
  }
}

// MARK: Cell counts

extension TableReader {
  private func countFault<Row>(
    _ cells: [TableCell],
    _ row: CutRow,
    _ columns: TableColumns,
    _ read: (inout RowReader) -> Row?
  ) -> Diagnostic {
    if cells.count + 1 == columns.uses.count,
      let (left, right) = missingPipe(cells, row, columns, read)
    {
      let gap = Span(left.contentSpan.end, right.contentSpan.start)
      return .missingPipe(
        between: source[left.contentSpan],
        and: source[right.contentSpan],
        at: place(gap)
      )
    }
    return .cellCount(cells.count, columns: columns.uses.count, at: place(row.span))
  }

  /// The first place where one more pipe makes the row readable.
  private func missingPipe<Row>(
    _ cells: [TableCell],
    _ row: CutRow,
    _ columns: TableColumns,
    _ read: (inout RowReader) -> Row?
  ) -> (TableCell, TableCell)? {
    guard cells.reduce(0, { $0 + $1.tokens.count }) <= Self.searchLimit else { return nil }
    for (position, cell) in cells.enumerated() {
      for index in cell.tokens.indices {
        guard let (left, right) = cell.split(before: index) else { continue }
        let mended = cells[..<position] + [left, right] + cells[(position + 1)...]
        var reader = RowReader(Array(mended), columns, of: source, span: row.span)
        if !mended.contains(where: \.isEmpty), read(&reader) != nil { return (left, right) }
      }
    }
    return nil
  }
}
