import Diagnostics
import Expressions

/// Reads the cells of one row by the names of their columns, collecting every fault.
struct RowReader {
  let source: SourceText
  let span: Span
  private let columns: TableColumns
  private let cells: [TableCell]
  private(set) var diagnostics: [Diagnostic] = []

  /// Takes as many cells as there are columns.
  init(_ cells: [TableCell], _ columns: TableColumns, of source: SourceText, span: Span) {
    self.cells = cells
    self.columns = columns
    self.source = source
    self.span = span
  }

  /// The cell of an obligatory column; `nil` after a fault.
  mutating func cell<Value>(
    _ column: String,
    _ read: (inout LineReader) throws -> Value
  ) -> Value? {
    columns.index(of: column).flatMap { self.read(cells[$0], read) }
  }

  /// The cell of a column that may be left out; `nil` after a fault.
  mutating func cell<Value>(
    _ column: String,
    leftOut: Value,
    _ read: (inout LineReader) throws -> Value
  ) -> Value? {
    guard let index = columns.index(of: column) else { return leftOut }
    return self.read(cells[index], read)
  }

  /// The input cells; `nil` after a fault in one.
  mutating func inputs() -> [Cell]? {
    let tested = zip(columns.uses, cells).filter { if case .input = $0.0 { true } else { false } }
    let read = tested.map { cell in self.read(cell.1) { try $0.cell() } }
    let whole = read.compactMap { $0 }
    return whole.count == read.count ? whole : nil
  }

  /// A word for each column of the author's; `nil` after a fault in one.
  mutating func free() -> [Name?]? {
    let own = zip(columns.uses, cells).filter { if case .free = $0.0 { true } else { false } }
    let read = own.map { cell in self.read(cell.1) { try $0.unlessDash { try $0.words() } } }
    let whole = read.compactMap { $0 }
    return whole.count == read.count ? whole : nil
  }

  private mutating func read<Value>(
    _ cell: TableCell,
    _ body: (inout LineReader) throws -> Value
  ) -> Value? {
    LineReader.read(cell.tokens, of: source, end: cell.end, into: &diagnostics, body)
  }
}

extension LineReader {
  /// A text in quotes, or words.
  mutating func words(_ what: String = "a word") throws(Fault) -> Name {
    if let text = accept(.string) { return Name(text.text, text.span) }
    var words = try id(what)
    while current?.kind == .word {
      let next = try id()
      words = Name(words.value + " " + next.value, words.span.joined(next.span))
    }
    return words
  }
}
