import Diagnostics
import Expressions

/// One line of a rule file as it stands: its tokens, then its comment.
struct WrittenLine {
  let tokens: ArraySlice<Token>
  /// From its slashes to its last sign; `nil` where there is none.
  let comment: String?
  /// Whether it goes on with what the line above says.
  let continues: Bool
  /// Whether it begins in the first column.
  let isAtMargin: Bool

  var isBlank: Bool { tokens.isEmpty && comment == nil }

  /// Every line of a text, blank ones too.
  static func lines(of source: SourceText, tokens: [Token]) -> [WrittenLine] {
    var lines: [WrittenLine] = []
    var (start, next) = (source.startsWithByteOrderMark ? 3 : 0, 0)
    while start < source.bytes.count {
      let end = source.bytes[start...].firstIndex(of: 0x0A) ?? source.bytes.count
      while next < tokens.count, tokens[next].kind == .newline { next += 1 }
      let first = next
      while next < tokens.count, tokens[next].kind != .newline, tokens[next].span.start < end {
        next += 1
      }
      lines.append(
        WrittenLine(
          tokens: tokens[first..<next],
          continues: first > 0 && next > first && tokens[first - 1].kind != .newline,
          in: source,
          Span(start, end)
        )
      )
      start = end + 1
    }
    return lines
  }

  private init(
    tokens: ArraySlice<Token>,
    continues: Bool,
    in source: SourceText,
    _ line: Span
  ) {
    self.tokens = tokens
    self.continues = continues
    isAtMargin = source.bytes[line.start..<line.end].first.map { !Self.isSpace($0) } ?? false
    let rest = source.bytes[(tokens.last?.span.end ?? line.start)..<line.end]
    let text = rest.drop(while: Self.isSpace)
    let end = (text.lastIndex { !Self.isSpace($0) } ?? text.startIndex - 1) + 1
    comment = text.isEmpty ? nil : source[Span(text.startIndex, end)]
  }

  private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0D].contains(byte) }
}
