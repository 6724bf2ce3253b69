public import Diagnostics

/// A table of comma- or semicolon-separated cells, as a spreadsheet writes it.
///
/// The separator is the one that stands first in the heading. A cell in quotes may hold
/// separators, line ends and doubled quotes. A byte-order mark is stepped over.
public struct CaseTable {
  /// A cell and its place.
  public struct Cell: Sendable, Hashable {
    /// The text, without quotes and blanks around it.
    public let text: String
    /// Where it stands, quotes included.
    public let span: Span
  }

  /// A row of cells.
  public struct Row: Sendable, Hashable {
    /// The line that it starts on, from 1.
    public let line: Int
    /// The cells, as many as there are.
    public let cells: [Cell]
  }

  /// The rows with any text in them, the heading first.
  public private(set) var rows: [Row] = []
  /// What stands between two cells.
  let separator: Character

  /// Reads a table.
  public init(_ source: SourceText) {
    var reader = Reader(bytes: source.bytes)
    separator = Character(Unicode.Scalar(reader.separator))
    var (line, counted) = (1, 0)
    while let cells = reader.row() {
      let start = cells.first?.span.start ?? counted
      line += source.bytes[counted..<start].count { $0 == 0x0A }
      counted = start
      if cells.contains(where: { !$0.text.isEmpty }) { rows.append(Row(line: line, cells: cells)) }
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    var index: Int
    let separator: UInt8

    init(bytes: [UInt8]) {
      self.bytes = bytes
      index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      let marks = [UInt8(ascii: ";"), UInt8(ascii: ",")]
      separator = bytes.prefix { $0 != 0x0A }.first { marks.contains($0) } ?? marks[0]
    }

    mutating func row() -> [Cell]? {
      guard index < bytes.count else { return nil }
      var cells = [cell()]
      while index < bytes.count, bytes[index] == separator {
        index += 1
        cells.append(cell())
      }
      index += 1
      return cells
    }

    private mutating func cell() -> Cell {
      let start = index
      var text: [UInt8] = []
      if index < bytes.count, bytes[index] == UInt8(ascii: "\"") { quoted(&text) }
      while index < bytes.count, bytes[index] != separator, bytes[index] != 0x0A {
        if bytes[index] != 0x0D { text.append(bytes[index]) }
        index += 1
      }
      return Cell(text: String(decoding: text, as: UTF8.self).trimmed, span: Span(start, index))
    }

    private mutating func quoted(_ text: inout [UInt8]) {
      index += 1
      while index < bytes.count {
        if bytes[index] == UInt8(ascii: "\"") {
          index += 1
          guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return }
        }
        text.append(bytes[index])
        index += 1
      }
    }
  }
}

extension String {
  var trimmed: String {
    let spaces: Set<Character> = [" ", "\t", "\r"]
    let end = reversed().drop { spaces.contains($0) }
    return String(String(end.reversed()).drop { spaces.contains($0) })
  }
}
