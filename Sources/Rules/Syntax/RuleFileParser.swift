import Expressions
public import Diagnostics

/// Reads a rule file's text into what it says, collecting every fault.
///
/// A fault in a line or a row skips that line or row only. Whether names exist and types fit is
/// not asked here.
public struct RuleFileParser {
  let source: SourceText
  var file = ProtocolFile()
  private var diagnostics: [Diagnostic] = []
  private var firstSections: [SectionKind: Span] = [:]
  /// Where limits, series and values were first defined.
  private var valueNames: [String: Span] = [:]
  /// Where thresholds and rules were first defined.
  private var findingNames: [String: Span] = [:]
  /// The thresholds so far, by id.
  var thresholdRows: [String: [ThresholdRow]] = [:]

  /// Reads a whole file.
  ///
  /// - Parameter source: the file.
  /// - Returns: what could be read, and the faults by place.
  /// - Complexity: O(length) for a file without faults.
  public static func parse(_ source: SourceText) -> (ProtocolFile, [Diagnostic]) {
    if let offset = source.firstInvalidByte {
      return (ProtocolFile(), [.invalidUTF8(at: source.place(Span(offset, offset + 1)))])
    }
    let whole = Span(source.startsWithByteOrderMark ? 3 : 0, source.bytes.count)
    let (tokens, lexical) = Lexer.tokens(of: source, in: whole)
    let (sections, misplaced) = SectionSplitter.sections(of: tokens, in: source)
    var parser = RuleFileParser(source)
    parser.diagnostics = misplaced
    parser.readAll(sections)
    let faults = parser.diagnostics.merged(withFaultyTokens: lexical, sections)
    return (parser.file, faults.sortedByPlace())
  }

  private init(_ source: SourceText) { self.source = source }

  private mutating func readAll(_ sections: [Section]) {
    if sections.first?.kind != .header {
      report(.noProtocolLine(at: place(sections.first?.headingSpan ?? Span(0, 0))))
    }
    for section in sections {
      if let kind = section.kind { read(section, as: kind) }
    }
  }

  private mutating func read(_ section: Section, as kind: SectionKind) {
    let isFirst = noteFirst(section, kind)
    switch kind {
    case .header: if isFirst { header(section) }
    case .limits: limits(section)
    case .series: series(section)
    case .thresholds: thresholds(section)
    case .values: values(section)
    case .rule: rule(section)
    case .status: status(section)
    case .consultation: if isFirst { consultation(section) }
    case .actions: if isFirst { actions(section) }
    case .followUp: followUp(section)
    case .texts: texts(section)
    }
  }

  private mutating func noteFirst(_ section: Section, _ kind: SectionKind) -> Bool {
    guard let first = firstSections[kind] else {
      firstSections[kind] = section.headingSpan
      return true
    }
    if !kind.isRepeatable {
      report(
        .duplicateSection(kind.rawValue, at: place(section.headingSpan), first: place(first))
      )
    }
    return false
  }
}

// MARK: Lines

extension RuleFileParser {
  func place(_ span: Span) -> Place { source.place(span) }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Reads a whole line; `nil` after a fault, which is reported.
  mutating func read<Value>(
    _ line: Line,
    _ body: (inout LineReader) throws -> Value
  ) -> Value? {
    LineReader.read(line.tokens, of: source, end: line.end, into: &diagnostics, body)
  }

  /// Complains of a section's first line that says more than the section's name.
  mutating func expectNothingAfterHeading(_ section: Section) {
    let words = section.headingSpan
    let more = section.heading.tokens.drop { $0.span.end <= words.end }
    if let token = more.first {
      report(.expected("nothing more", found: token.text, at: place(token.span)))
    }
  }
}

// MARK: Names

extension RuleFileParser {
  /// Whether a limit, series or value is the first of its name.
  mutating func defineValue(_ name: Name) -> Bool {
    if let first = valueNames[name.value] {
      report(.duplicateName(name.value, at: place(name.span), first: place(first)))
      return false
    }
    valueNames[name.value] = name.span
    return true
  }

  /// Whether a threshold or rule is the first of its name.
  mutating func defineFinding(_ name: Name) -> Bool {
    if let first = findingNames[name.value] {
      report(.duplicateName(name.value, at: place(name.span), first: place(first)))
      return false
    }
    findingNames[name.value] = name.span
    return true
  }

  /// Remembers the name that a line which could not be read would have defined.
  mutating func skip(_ token: Token?) {
    if let token, token.kind == .word { file.skippedNames.insert(token.text) }
  }
}

extension SourceText {
  var startsWithByteOrderMark: Bool { bytes.starts(with: [0xEF, 0xBB, 0xBF]) }
}

extension [Diagnostic] {
  /// These and the faults of tokens, in such a way that no mistake is told twice.
  ///
  /// A line with a faulty token is not judged further; but where a word that is no name stands
  /// for something else, such as a text without quotes, what was expected there is the better
  /// answer.
  fileprivate func merged(
    withFaultyTokens lexical: [Diagnostic],
    _ sections: [Section]
  ) -> [Diagnostic] {
    if lexical.isEmpty { return self }
    let starts = sections.flatMap { [$0.heading] + $0.lines }.map(\.span.start)
    let faulty = Set(lexical.map { starts.countUpTo($0.place.span.start) })
    let names = Set(lexical.filter { $0.code == "invalid-name" }.map(\.place.span.start))
    let better = Set(map(\.place.span.start)).intersection(names)
    let kept = filter { diagnostic in
      let start = diagnostic.place.span.start
      return better.contains(start) || !faulty.contains(starts.countUpTo(start))
    }
    return kept + lexical.filter { !better.contains($0.place.span.start) }
  }
}

extension [Int] {
  /// How many are not above a number; they are in order.
  fileprivate func countUpTo(_ number: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
