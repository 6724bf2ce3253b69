import Diagnostics
import Expressions

/// How the lines of one section are laid out: two blanks in, their cells under one another.
struct SectionLayout {
  private let kind: SectionKind
  private let cutter: CellCutter
  /// The columns that the cells of each column take.
  private var widths: [Int] = []

  private static let indentation = "  "

  init(_ section: WrittenSection, of source: SourceText) {
    kind = section.kind
    cutter = CellCutter(section.kind, source)
    guard kind != .header else {
      // The longest of the words that a header has most of; a longer one stands out.
      widths = ["title nb".count]
      return
    }
    for case .statement(let lines) in section.items { widen(cells(lines)) }
  }

  private mutating func widen(_ cells: [WrittenCell]) {
    for (column, cell) in cells.enumerated() where kind.isTable || column < cells.count - 1 {
      if column == widths.count { widths.append(0) }
      widths[column] = max(widths[column], displayWidth(cell.text))
    }
  }

  private func cells(_ lines: [WrittenLine]) -> [WrittenCell] {
    cutter.cells(kind.isTable ? lines.flatMap(\.tokens) : Array(lines.first?.tokens ?? []))
  }

  // MARK: Lines

  /// The lines of an item.
  func lines(_ item: WrittenItem) -> [String] {
    switch item {
    case .blank: [""]
    case .comment(let line): [Self.indentation + (line.comment ?? "")]
    case .statement(let lines): kind.isTable ? row(lines) : statement(lines)
    }
  }

  /// A statement keeps its lines: its author broke it where it reads best.
  private func statement(_ lines: [WrittenLine]) -> [String] {
    let end = endOfWhen(lines[0].tokens)
    return lines.enumerated().map { index, line in
      guard index > 0 else {
        return (Self.indentation + aligned(cells(lines))).with(line.comment)
      }
      let indentation = String(repeating: " ", count: end - (line.tokens.first?.text.count ?? 3))
      guard !line.tokens.isEmpty else { return indentation + (line.comment ?? "") }
      return (indentation + cutter.spacing.text(line.tokens)).with(line.comment)
    }
  }

  /// The columns up to the end of `when`, where the `and` and `or` of its condition end too.
  private func endOfWhen(_ tokens: ArraySlice<Token>) -> Int {
    let before = tokens.first?.text == "when" || kind == .values ? 0 : (widths.first ?? 0) + 1
    return Self.indentation.count + before + "when".count
  }

  /// A row becomes one line; comments within it stand above it and after it.
  private func row(_ lines: [WrittenLine]) -> [String] {
    let above = lines.filter(\.tokens.isEmpty).map { Self.indentation + ($0.comment ?? "") }
    let comments = lines.filter { !$0.tokens.isEmpty }.compactMap(\.comment)
    let opening = lines[0].tokens.first?.kind == .doublePipe ? "|| " : "| "
    let row = Self.indentation + opening + aligned(cells(lines))
    return above + [row.with(comments.isEmpty ? nil : comments.joined(separator: " "))]
  }

  private func aligned(_ cells: [WrittenCell]) -> String {
    let padded = cells.enumerated().map { column, cell in
      let width = column < widths.count ? widths[column] : 0
      let blanks = String(repeating: " ", count: max(width - displayWidth(cell.text), 0))
      return cell.text + blanks + cell.mark
    }
    return padded.joined(separator: " ").withoutBlanksAfter
  }
}

extension String {
  /// The line with a comment after it.
  func with(_ comment: String?) -> String { comment.map { self + "  " + $0 } ?? self }

  fileprivate var withoutBlanksAfter: String {
    String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
  }
}
