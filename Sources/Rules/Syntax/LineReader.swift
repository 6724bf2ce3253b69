import Diagnostics
import Expressions
import Values

/// What ends the reading of one line or cell.
struct Fault: Error {
  let diagnostic: Diagnostic
}

/// Reads one line or one cell, from left to right.
///
/// The first fault ends it: what follows a fault on a line is seldom another.
struct LineReader {
  let source: SourceText
  private var rest: ArraySlice<Token>
  private let end: Span

  /// Reads tokens that hold no newline.
  init(_ tokens: ArraySlice<Token>, of source: SourceText, end: Span) {
    self.source = source
    self.end = end
    rest = tokens
  }

  // MARK: Tokens

  var current: Token? { rest.first }

  /// Where the reader stands.
  var here: Span { current?.span ?? end }

  func atWord(_ word: String) -> Bool { current?.kind == .word && current?.text == word }

  @discardableResult
  mutating func take() -> Token? { rest.popFirst() }

  mutating func accept(_ word: String) -> Span? { atWord(word) ? take()?.span : nil }

  mutating func accept(_ kind: Token.Kind) -> Token? { current?.kind == kind ? take() : nil }

  func place(_ span: Span) -> Place { source.place(span) }

  func expected(_ what: String) -> Fault {
    Fault(diagnostic: .expected(what, found: current?.text, at: place(here)))
  }

  mutating func expectEnd() throws(Fault) {
    if current != nil { throw expected("nothing more") }
  }

  // MARK: Words

  /// The one word that may stand here.
  @discardableResult
  mutating func expect(_ word: String) throws(Fault) -> Span {
    try self.word(among: [word]).span
  }

  /// One of a few words.
  mutating func word(among words: [String], expecting what: String? = nil) throws(Fault) -> Name {
    guard let token = current, token.kind == .word, words.contains(token.text) else {
      throw unexpectedWord(words, what ?? words.map { "`\($0)`" }.joined(separator: " or "))
    }
    take()
    return Name(token.text, token.span)
  }

  private func unexpectedWord(_ words: [String], _ what: String) -> Fault {
    guard let token = current, token.kind == .word else { return expected(what) }
    let meant = didYouMean(token.text, among: words)
    if meant == nil, words.count < 2 { return expected(what) }
    return Fault(
      diagnostic: .unknownWord(token.text, meant: meant, among: words, at: place(token.span))
    )
  }

  /// One of an enumeration's words.
  mutating func choice<Choice>(
    _ type: Choice.Type
  ) throws(Fault) -> Located<Choice>
  where Choice: RawRepresentable<String> & CaseIterable & Hashable & Sendable {
    let word = try self.word(among: Choice.allCases.map(\.rawValue))
    guard let choice = Choice(rawValue: word.value) else { throw expected("a word") }
    return Located(choice, word.span)
  }

  /// A name that an author gives or uses.
  mutating func id(_ what: String = "an id") throws(Fault) -> Name {
    guard let token = current, token.kind == .word else { throw expected(what) }
    if reservedWords.contains(token.text) {
      throw Fault(diagnostic: .reservedWord(token.text, at: place(token.span)))
    }
    take()
    return Name(token.text, token.span)
  }

  mutating func colour() throws(Fault) -> Located<Colour> {
    let word = try self.word(among: ["green", "yellow", "grey", "red"], expecting: "a colour")
    guard let colour = Colour(word.value) else { throw expected("a colour") }
    return Located(colour, word.span)
  }

  /// Yellow or red; a rule gives no other colour.
  mutating func raisingColour() throws(Fault) -> Located<Verdict> {
    try raisingColour(colour())
  }

  /// A colour that was read, if it is yellow or red.
  func raisingColour(_ colour: Located<Colour>) throws(Fault) -> Located<Verdict> {
    guard let verdict = colour.value.verdict, verdict != .green else {
      throw Fault(diagnostic: .invalidColour(colour.value, at: place(colour.span)))
    }
    return Located(verdict, colour.span)
  }

  // MARK: Literals

  mutating func string(_ what: String = "a text in quotes") throws(Fault) -> Located<String> {
    guard let token = accept(.string) else { throw typographicQuotes(what) ?? expected(what) }
    return Located(token.text, token.span)
  }

  /// A text that begins with `“`, `”`, `„` or `«`, as far as it goes on the line.
  private func typographicQuotes(_ what: String) -> Fault? {
    guard let token = current, let mark = token.text.first, "“”„«".contains(mark) else {
      return nil
    }
    let line = source[Span(token.span.start, source.line(holding: token.span.start).end)]
    guard let close = line.dropFirst().firstIndex(where: { "“”»".contains($0) }) else { return nil }
    let text = line[...close]
    let span = Span(token.span.start, token.span.start + text.utf8.count)
    return Fault(diagnostic: .typographicQuotes(what, String(text), at: place(span)))
  }

  mutating func version() throws(Fault) -> Located<Version> {
    guard let token = current, token.kind == .number || token.kind == .version else {
      throw expected("a version such as `1.0`")
    }
    guard let version = Version(token.text) else {
      throw Fault(diagnostic: .invalidVersion(token.text, at: place(token.span)))
    }
    take()
    return Located(version, token.span)
  }

  mutating func date() throws(Fault) -> Located<CivilDate> {
    guard let token = accept(.date) else { throw expected("a date such as `2027-11-01`") }
    guard let date = CivilDate(token.text) else {
      throw Fault(diagnostic: .invalidDate(token.text, at: place(token.span)))
    }
    return Located(date, token.span)
  }

  mutating func wholeNumber(_ what: String = "a number") throws(Fault) -> Located<Int> {
    guard let token = accept(.number) else { throw expected(what) }
    guard let number = Int(token.text) else {
      throw Fault(diagnostic: .notWhole(token.text, at: place(token.span)))
    }
    return Located(number, token.span)
  }

  /// Whether a number stands here, and a word after it.
  func isNumberBeforeWord(_ word: String) -> Bool {
    current?.kind == .number && rest.dropFirst().first?.text == word
  }

  mutating func period() throws(Fault) -> Located<Period> {
    let count = try wholeNumber("a period such as `14 days`")
    let unit = try unit()
    let period = Period(count.value, unit.value)
    let span = count.span.joined(unit.span)
    guard period.isWithinReach else {
      throw Fault(diagnostic: .tooLongPeriod(at: place(span)))
    }
    return Located(period, span)
  }

  private mutating func unit() throws(Fault) -> Located<Period.Unit> {
    let units = Period.Unit.allCases.flatMap { [$0.rawValue, $0.rawValue + "s"] }
    let word = try self.word(among: units, expecting: "a unit such as `days`")
    guard let unit = Period.Unit(word: word.value) else { throw expected("a unit such as `days`") }
    return Located(unit, word.span)
  }

  mutating func periods() throws(Fault) -> [Located<Period>] {
    var periods = [try period()]
    while accept(.comma) != nil { periods.append(try period()) }
    return periods
  }

  // MARK: Expressions

  /// The rest of the line as an expression.
  mutating func expression(_ what: String = "a value") throws(Fault) -> Expression {
    try expression(before: rest.endIndex, what)
  }

  /// What stands before a token as an expression.
  mutating func expression(
    before stop: ArraySlice<Token>.Index,
    _ what: String = "a value"
  ) throws(Fault) -> Expression {
    guard stop > rest.startIndex else { throw expected(what) }
    var parser = ExpressionParser(rest[..<stop], of: source)
    let expression = parser.wholeExpression()
    rest = rest[stop...]
    if let fault = parser.diagnostics.first { throw Fault(diagnostic: fault) }
    return expression
  }

  /// The rest as an input cell.
  mutating func cell() throws(Fault) -> Cell {
    var parser = ExpressionParser(rest, of: source)
    let cell = parser.cell()
    rest = rest[rest.endIndex...]
    if let fault = parser.diagnostics.first { throw Fault(diagnostic: fault) }
    return cell
  }

  /// The last token that a test holds for; where the rest is to be cut.
  func lastIndex(where holds: (Token, Token?) -> Bool) -> ArraySlice<Token>.Index? {
    rest.indices.last { holds(rest[$0], $0 > rest.startIndex ? rest[$0 - 1] : nil) }
  }

  /// `nil` for a `-` that stands alone, else what is read.
  mutating func unlessDash<Value>(
    _ read: (inout LineReader) throws -> Value
  ) throws -> Value? {
    if current?.kind == .minus, rest.count == 1 {
      take()
      return nil
    }
    return try read(&self)
  }
}

extension LineReader {
  /// Reads a whole line or cell.
  ///
  /// - Parameters:
  ///   - tokens: the line or cell.
  ///   - source: the file it stands in.
  ///   - end: where something that is missing would stand.
  ///   - diagnostics: takes the fault, if there is one.
  ///   - body: throws ``Fault`` only.
  /// - Returns: what was read; `nil` after a fault.
  static func read<Value>(
    _ tokens: ArraySlice<Token>,
    of source: SourceText,
    end: Span,
    into diagnostics: inout [Diagnostic],
    _ body: (inout LineReader) throws -> Value
  ) -> Value? {
    var line = LineReader(tokens, of: source, end: end)
    do {
      let value = try body(&line)
      try line.expectEnd()
      return value
    } catch let fault as Fault {
      diagnostics.append(fault.diagnostic)
      return nil
    } catch {
      preconditionFailure("a line reader throws faults only, not \(error)")
    }
  }
}
