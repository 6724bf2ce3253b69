import Expressions
public import Diagnostics

/// Gives rule files their one layout.
///
/// Sections and lines stay in their order, one blank line between sections. Tables are aligned by
/// the columns that a terminal shows, and comments stay where they stand. Only blanks and line
/// ends are changed: a file means the same before and after, and formatting it again changes
/// nothing.
public enum RuleFormatter {
  /// Lays a file out.
  ///
  /// - Parameter source: the file.
  /// - Returns: the text, or `nil` where the file cannot be read; and what its reading found.
  /// - Complexity: O(length).
  public static func format(_ source: SourceText) -> (text: String?, diagnostics: [Diagnostic]) {
    let (_, diagnostics) = RuleFileParser.parse(source)
    if diagnostics.hasErrors { return (nil, diagnostics) }
    let whole = Span(source.startsWithByteOrderMark ? 3 : 0, source.bytes.count)
    let tokens = Lexer.tokens(of: source, in: whole).tokens
    let text = text(of: tokens, in: source)
    // What a layout could change is rather left without one.
    let kept = says(tokens, text) ? text : String(decoding: source.bytes, as: UTF8.self)
    return (kept, diagnostics)
  }

  private static func text(of tokens: [Token], in source: SourceText) -> String {
    let sections = SectionSplitter.sections(of: tokens, in: source).sections
    let headings = sections.compactMap { section in
      section.kind.map { (section.heading.span.start, $0) }
    }
    let file = WrittenFile(
      WrittenLine.lines(of: source, tokens: tokens),
      headings: Dictionary(headings) { first, _ in first }
    )
    let blocks = file.sections.map { lines($0, of: source) } + [atMargin(file.ending.trimmed)]
    return blocks.filter { !$0.isEmpty }.map { $0.map { $0 + "\n" }.joined() }
      .joined(separator: "\n")
  }

  private static func lines(_ section: WrittenSection, of source: SourceText) -> [String] {
    let layout = SectionLayout(section, of: source)
    let spacing = TokenSpacing(source)
    let heading = section.heading.map { spacing.text($0.tokens).with($0.comment) }
    return atMargin(section.preface) + heading + section.items.trimmed.flatMap(layout.lines)
  }

  private static func atMargin(_ items: [WrittenItem]) -> [String] {
    items.map { if case .comment(let line) = $0 { line.comment ?? "" } else { "" } }
  }

  /// Whether a text has the tokens that are given, each as it is written.
  private static func says(_ tokens: [Token], _ text: String) -> Bool {
    let formatted = Lexer.tokens(of: SourceText(path: "", text)).tokens
    return tokens.elementsEqual(formatted) { $0.kind == $1.kind && $0.text == $1.text }
  }
}
