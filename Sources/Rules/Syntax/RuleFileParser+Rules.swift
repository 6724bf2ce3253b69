import Diagnostics
import Expressions
import Values

// MARK: Values

extension RuleFileParser {
  mutating func values(_ section: Section) {
    expectNothingAfterHeading(section)
    for line in section.lines {
      guard let value = read(line, { try Self.value(&$0, line.span) }) else {
        skip(line.tokens.first)
        continue
      }
      if defineValue(value.id) { file.values.append(value) }
    }
  }

  private static func value(_ line: inout LineReader, _ span: Span) throws(Fault) -> ValueLine {
    let id = try line.id()
    guard line.accept(.equal) != nil else { throw line.expected("`=`") }
    // `or worse` is part of the expression.
    let cut = line.lastIndex { token, before in
      token.kind == .word && token.text == "worse" && before?.text != "or"
    }
    guard let cut else {
      return ValueLine(id: id, expression: try line.expression(), worse: nil, span: span)
    }
    let expression = try line.expression(before: cut)
    line.take()
    let worse = try line.choice(WorseDirection.self)
    return ValueLine(id: id, expression: expression, worse: worse, span: span)
  }
}

// MARK: Rules

extension RuleFileParser {
  private struct RuleHeading {
    let id: Name
    let colour: Located<Verdict>?
    let safety: Span?
  }

  mutating func rule(_ section: Section) {
    let named = section.heading.tokens.dropFirst().first
    guard let heading = read(section.heading, { try Self.ruleHeading(&$0) }) else {
      return skip(named)
    }
    var lines = RuleLines(heading.id.value, heading.colour, source)
    for line in section.lines {
      lines.read(line)
    }
    lines.diagnostics.forEach { report($0) }
    guard !lines.clauses.isEmpty else {
      if lines.diagnostics.isEmpty {
        report(.missingCondition(heading.id.value, at: place(heading.id.span)))
      }
      return skip(named)
    }
    guard defineFinding(heading.id) else { return }
    file.rules.append(
      RuleBlock(
        id: heading.id,
        safety: heading.safety,
        clauses: lines.clauses,
        source: lines.sourceText,
        span: section.heading.span
      )
    )
  }

  private static func ruleHeading(_ line: inout LineReader) throws(Fault) -> RuleHeading {
    line.take()
    let id = try line.id("the rule's id")
    var colour: Located<Verdict>?
    if line.current != nil, !line.atWord("safety"), !line.atWord("when") {
      let word = try line.word(among: ["yellow", "red", "green", "grey", "safety"])
      colour = try Self.verdict(of: word, line)
    }
    if line.atWord("when") {
      throw Fault(diagnostic: .whenOnFirstLine(at: line.place(line.here)))
    }
    let safety = line.current == nil ? nil : try line.expect("safety")
    return RuleHeading(id: id, colour: colour, safety: safety)
  }

  fileprivate static func verdict(
    of word: Name,
    _ line: LineReader
  ) throws(Fault) -> Located<Verdict> {
    guard let colour = Colour(word.value) else { throw line.expected("a colour") }
    return try line.raisingColour(Located(colour, word.span))
  }
}

/// Collects the lines of one rule.
private struct RuleLines {
  private let rule: String
  private let colour: Located<Verdict>?
  private let source: SourceText
  private(set) var clauses: [RuleClause] = []
  private(set) var sourceText: Located<String>?
  private(set) var diagnostics: [Diagnostic] = []

  init(_ rule: String, _ colour: Located<Verdict>?, _ source: SourceText) {
    self.rule = rule
    self.colour = colour
    self.source = source
  }

  mutating func read(_ line: Line) {
    var reader = LineReader(line.tokens, of: source, end: line.end)
    do throws(Fault) {
      try read(&reader, line.span)
      try reader.expectEnd()
    } catch {
      diagnostics.append(error.diagnostic)
    }
  }

  private mutating func read(_ line: inout LineReader, _ span: Span) throws(Fault) {
    let word = try line.word(among: SectionKind.rule.lineWords + ["green", "grey"])
    switch word.value {
    case "source": try addSource(try line.string(), span)
    case "when": try addClause(try headingColour(word), &line, span)
    default:
      let verdict = try RuleFileParser.verdict(of: word, line)
      if let colour {
        throw Fault(diagnostic: .colourTwice(rule, at: place(word.span), first: place(colour.span)))
      }
      try line.expect("when")
      try addClause(verdict, &line, span)
    }
  }

  private func place(_ span: Span) -> Place { source.place(span) }

  private func headingColour(_ when: Name) throws(Fault) -> Located<Verdict> {
    guard let colour else { throw Fault(diagnostic: .missingColour(rule, at: place(when.span))) }
    return colour
  }

  private mutating func addSource(_ text: Located<String>, _ span: Span) throws(Fault) {
    if let sourceText {
      throw Fault(
        diagnostic: .duplicateLine("source", at: place(span), first: place(sourceText.span))
      )
    }
    sourceText = text
  }

  private mutating func addClause(
    _ colour: Located<Verdict>,
    _ line: inout LineReader,
    _ span: Span
  ) throws(Fault) {
    let condition = try line.expression("a condition")
    if let first = clauses.first(where: { $0.colour.value == colour.value }) {
      let said = self.colour == nil ? "\(colour.value) when" : "when"
      throw Fault(diagnostic: .duplicateLine(said, at: place(span), first: place(first.span)))
    }
    clauses.append(RuleClause(colour: colour, condition: condition, span: span))
  }
}

// MARK: Status

extension RuleFileParser {
  mutating func status(_ section: Section) {
    expectNothingAfterHeading(section)
    for line in section.lines {
      let status = read(line) { reader in
        let colour = try reader.raisingColour()
        try reader.expect("when")
        let condition = try reader.expression("a condition")
        return StatusLine(colour: colour, condition: condition, span: line.span)
      }
      if let status { file.status.append(status) }
    }
  }
}
