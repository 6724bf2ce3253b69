import Diagnostics
import Expressions

/// Sorts a file's lines under their sections.
struct SectionSplitter {
  private let source: SourceText
  private var sections: [Section] = []
  private var diagnostics: [Diagnostic] = []
  /// One unindented line of a section is complained of; the others are the same mistake.
  private var saidIndentation = false

  /// The sections of a file, and what is wrong with their first lines and indentation.
  ///
  /// Lines before the first section become a section of no kind.
  static func sections(
    of tokens: [Token],
    in source: SourceText
  ) -> (sections: [Section], diagnostics: [Diagnostic]) {
    var splitter = SectionSplitter(source)
    for tokens in tokens.split(whereSeparator: { $0.kind == .newline }) {
      if let line = Line(tokens) { splitter.add(line) }
    }
    return (splitter.sections, splitter.diagnostics)
  }

  private init(_ source: SourceText) { self.source = source }

  private mutating func add(_ line: Line) {
    if let section = sections.last?.kind, section.owns(line) {
      if line.startsSection { complainOfIndentation(section, line) }
      sections[sections.count - 1].lines.append(line)
    } else if line.startsSection || sections.isEmpty {
      begin(line)
    } else if let kind = Self.headingOfWholeLine(line) {
      let first = firstSpan(line)
      let indent = Span(source.line(holding: first.start).start, first.start)
      diagnostics.append(
        .indentedSection(
          kind.rawValue,
          indent: source.place(indent),
          at: source.place(first)
        )
      )
      open(Section(kind: kind, heading: line))
    } else {
      sections[sections.count - 1].lines.append(line)
    }
  }

  private mutating func begin(_ line: Line) {
    let words = line.words(2)
    if let kind = Self.kind(words) { return open(Section(kind: kind, heading: line)) }
    let (meant, length) = Self.meant(words)
    let span = line.tokens.prefix(max(length, 1)).reduce(firstSpan(line)) { $0.joined($1.span) }
    // A file's first line is judged by whether it is `protocol`.
    if meant != nil || !sections.isEmpty, !(words.isEmpty && isAfterUnknown) {
      diagnostics.append(unknown(span, meant: meant, isWord: !words.isEmpty))
    }
    open(Section(kind: meant, heading: line))
  }

  private var isAfterUnknown: Bool { sections.last.map { $0.kind == nil } ?? false }

  private func unknown(_ span: Span, meant: SectionKind?, isWord: Bool) -> Diagnostic {
    guard isWord else {
      return .expected("a section", found: source[span], at: source.place(span))
    }
    return .unknownSection(
      source[span],
      meant: meant?.rawValue,
      among: SectionKind.allCases.dropFirst().map(\.rawValue),
      at: source.place(span)
    )
  }

  private mutating func open(_ section: Section) {
    sections.append(section)
    saidIndentation = false
  }

  private mutating func complainOfIndentation(_ section: SectionKind, _ line: Line) {
    if !saidIndentation {
      diagnostics.append(.notIndented(section.rawValue, at: source.place(firstSpan(line))))
    }
    saidIndentation = true
  }

  private func firstSpan(_ line: Line) -> Span { line.tokens.first?.span ?? line.span }

  private static func kind(_ words: [String]) -> SectionKind? {
    SectionKind(rawValue: words.joined(separator: " "))
      ?? words.first.flatMap(SectionKind.init(rawValue:))
  }

  /// The section that misspelt words mean, and how many words name it.
  private static func meant(_ words: [String]) -> (SectionKind?, Int) {
    let all = SectionKind.allCases.map(\.rawValue)
    let followUp = SectionKind.followUp.rawValue
    if words.count == 2, didYouMean(words.joined(separator: " "), among: [followUp]) != nil {
      return (.followUp, 2)
    }
    guard let first = words.first else { return (nil, 1) }
    if first == "follow" { return (.followUp, 1) }
    return (didYouMean(first, among: all).flatMap(SectionKind.init(rawValue:)), 1)
  }

  /// The section that an indented line can only be the first line of.
  private static func headingOfWholeLine(_ line: Line) -> SectionKind? {
    let words = line.words(5)
    guard words.count == line.tokens.count, let kind = kind(Array(words.prefix(2))) else {
      return nil
    }
    switch kind {
    case .header: return nil
    case .rule, .texts: return words.count >= 2 ? kind : nil
    default: return words.joined(separator: " ") == kind.rawValue ? kind : nil
    }
  }
}
