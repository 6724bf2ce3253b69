import Diagnostics
import Expressions
import TestSupport

/// Writes a rule file anew with other blanks, line ends, widths and comments.
struct RuleVariant {
  private var random: Seeded
  private let comments: Bool

  init(seed: UInt64, comments: Bool) {
    random = Seeded(seed)
    self.comments = comments
  }

  /// A file that says the same; where comments are wanted, the old ones go and its texts change.
  mutating func variant(of source: SourceText) -> SourceText {
    let tokens = Lexer.tokens(of: source).tokens
    var text = random.chance(20) && comments ? "\u{FEFF}" : ""
    if !comments { return SourceText(path: source.path, text + blanksChanged(source, tokens)) }
    for line in tokens.split(whereSeparator: { $0.kind == .newline }) {
      text += between()
      for (index, token) in zip(line.indices, line) {
        if index == line.startIndex {
          text += token.startsSection ? "" : blanks(1)
        } else if ["and", "or"].contains(token.text), token.kind == .word, random.chance(30) {
          text += lineEnd() + between() + blanks(0)
        } else {
          text += gap(source, line[index - 1], token)
        }
        text += written(token, source)
      }
      text += lineEnd()
    }
    return SourceText(path: source.path, text + between())
  }

  /// The same lines with their comments, and other blanks.
  private mutating func blanksChanged(_ source: SourceText, _ tokens: [Token]) -> String {
    var text = ""
    var end = 0
    for token in tokens where token.kind != .newline {
      let between = source[Span(end, token.span.start)]
      text += between.contains("\n") ? lines(between) : gap(source, Span(end, token.span.start))
      text += source[token.span]
      end = token.span.end
    }
    return text + source[Span(end, source.bytes.count)]
  }

  /// What stands between two lines: blanks are changed, and blank lines and comments kept.
  private mutating func lines(_ between: String) -> String {
    let lines = between.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { index, line in
      let text = line.drop { $0 == " " }
      let isAtMargin = text.startIndex == line.startIndex
      let before = isAtMargin && index > 0 ? "" : blanks(1)
      return (text.isEmpty && isAtMargin ? "" : before) + text
    }.joined(separator: random.chance(50) ? " \r\n" : "\n")
  }

  private mutating func gap(_ source: SourceText, _ left: Token, _ right: Token) -> String {
    gap(source, Span(left.span.end, right.span.start))
  }

  private mutating func gap(_ source: SourceText, _ span: Span) -> String {
    span.start == span.end ? (random.chance(20) ? " " : "") : blanks(1)
  }

  private mutating func written(_ token: Token, _ source: SourceText) -> String {
    guard token.kind == .string, random.chance(20), !token.text.contains("{") else {
      return source[token.span]
    }
    return ["\"漢字\"", "\"åæø\"", "\"e\u{301}\"", "\"🙂 // no comment\"", "\"a|b || c\""]
      .randomElement(using: &random) ?? ""
  }

  private mutating func blanks(_ least: Int) -> String {
    String(
      (0..<Int.random(in: least...5, using: &random)).map { _ in random.chance(10) ? "\t" : " " }
    )
  }

  private mutating func lineEnd() -> String {
    let remark =
      random.chance(20) ? "//\(blanks(0)) remark \(Int.random(in: 0..<1000, using: &random))" : ""
    return blanks(0) + remark + blanks(0) + (random.chance(10) ? "\r\n" : "\n")
  }

  private mutating func between() -> String {
    var text = ""
    while random.chance(20) {
      text += blanks(0) + (random.chance(50) ? lineEnd() : "// remark å\n")
    }
    return text
  }
}

/// SplitMix64: the same numbers for the same seed, everywhere.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
}
