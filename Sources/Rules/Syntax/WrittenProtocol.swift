package import Diagnostics
import Expressions

/// A protocol's file as it is written, line by line, with its tests apart from all the rest.
///
/// Layout of tables, indentation, empty lines, comments and what is only for people (the sentences, the
/// title, the owner, the review, the status, the version) are left out. Everything else is kept,
/// known or not: where ``rest`` is the same in two files, they differ in their tests alone.
package struct WrittenProtocol: Sendable {
  /// The thresholds and rules, each kind in the order of the file.
  package private(set) var tests: [Test] = []
  /// All else that may decide anything.
  package private(set) var rest: [String] = []
  private let source: SourceText

  /// A threshold with its rows, or a rule.
  package struct Test: Sendable, Hashable {
    /// Which it is; a threshold and a rule are two, whatever they are called.
    package let name: Name
    /// Its lines.
    package fileprivate(set) var lines: [String]
    /// What it tests and the unit of its cells, row by row; nothing for a rule.
    package fileprivate(set) var values: [String]

    /// The kind and the id of a test.
    package struct Name: Sendable, Hashable {
      /// Whether it is a rule.
      package let isRule: Bool
      /// Its id.
      package let id: String
    }
  }

  /// Reads a file again.
  package init(_ source: SourceText) {
    self.source = source
    let file = RuleFileParser.parse(source).0
    let whole = Span(source.startsWithByteOrderMark ? 3 : 0, source.bytes.count)
    let tokens = Lexer.tokens(of: source, in: whole).tokens
    for section in SectionSplitter.sections(of: tokens, in: source).sections {
      switch section.kind {
      case .texts: break
      case .header:
        rest.append(text(section.heading.tokens.prefix(2)))
        rest += section.lines.filter { !Self.isForPeople($0) }.map { text($0.tokens) }
      case .thresholds: addRows(of: section, file.thresholds)
      case .rule: addRule(section)
      default: rest += ([section.heading] + section.lines).map { text($0.tokens) }
      }
    }
  }

  private static func isForPeople(_ line: Line) -> Bool {
    ["title", "owner", "review", "status"].contains(line.words(1).first)
  }

  private mutating func addRows(of section: Section, _ rows: [ThresholdRow]) {
    rest.append(text(section.heading.tokens))
    for line in section.lines {
      guard let row = rows.first(where: { $0.span == line.span }) else {
        rest.append(text(line.tokens))
        continue
      }
      let name = Test.Name(isRule: false, id: row.id.value)
      let value = "\(source[row.value.span]) \(row.unit?.value ?? "")"
      if let known = tests.firstIndex(where: { $0.name == name }) {
        tests[known].lines.append(text(line.tokens))
        tests[known].values.append(value)
      } else {
        tests.append(Test(name: name, lines: [text(line.tokens)], values: [value]))
      }
    }
  }

  private mutating func addRule(_ section: Section) {
    let lines = ([section.heading] + section.lines).map { text($0.tokens) }
    let words = section.heading.words(2)
    if words.count == 2 {
      tests.append(Test(name: .init(isRule: true, id: words[1]), lines: lines, values: []))
    } else {
      rest += lines
    }
  }

  /// A line as it is written, with one blank on each side of a pipe.
  private func text(_ tokens: some Sequence<Token>) -> String {
    var text = ""
    var last: Token?
    for token in tokens {
      if let last {
        let isBesidePipe = Self.isPipe(last) || Self.isPipe(token)
        text += isBesidePipe ? " " : source[Span(last.span.end, token.span.start)]
      }
      text += source[token.span]
      last = token
    }
    return text
  }

  private static func isPipe(_ token: Token) -> Bool {
    token.kind == .pipe || token.kind == .doublePipe
  }
}
