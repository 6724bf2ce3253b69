import Diagnostics
import Expressions
import TestSupport
import Testing

@Suite struct LexerTests {
  @Test(arguments: [
    ("a||b|c", "word(a) doublePipe(||) word(b) pipe(|) word(c)"),
    ("\"a|b // c\" // d | e", "string(a|b // c)"),
    (#""a \"b\" \\ c""#, #"string(a "b" \ c)"#),
    ("1.5 1.0.0 2027-11-01", "number(1.5) version(1.0.0) date(2027-11-01)"),
    ("[3.9..10.0]", "leftBracket([) number(3.9) dots(..) number(10.0) rightBracket(])"),
    ("[0..200]", "leftBracket([) number(0) dots(..) number(200) rightBracket(])"),
    ("<=>=!= = <>", "lessOrEqual(<=) greaterOrEqual(>=) notEqual(!=) equal(=) less(<) greater(>)"),
    ("phq_9.total", "word(phq_9) dot(.) word(total)"),
    ("3, 4", "number(3) comma(,) number(4)"),
    ("2027-1-5", "number(2027) minus(-) number(1) minus(-) number(5)"),
    ("\ta\r\n b", "word(a) newline() word(b)"),
  ])
  func cutsTokens(text: String, expected: String) {
    let (tokens, diagnostics) = Lexer.tokens(of: SourceText(path: "test.rules", text))
    #expect(tokens.dropLast().map(describe).joined(separator: " ") == expected)
    #expect(tokens.last?.kind == .newline)
    #expect(diagnostics.isEmpty)
  }

  @Test func joinsLinesThatBeginWithAndOrOr() {
    let (tokens, _) = Lexer.tokens(of: SourceText(path: "test.rules", "a\n  and b\n\n or c\n d"))
    #expect(tokens.count { $0.kind == .newline } == 2)
  }

  @Test func keepsNamesThatOnlyBeginLikeAnd() {
    let (tokens, _) = Lexer.tokens(of: SourceText(path: "test.rules", "a\norder b"))
    #expect(tokens.count { $0.kind == .newline } == 2)
  }

  @Test func writesNoNewlineForLinesThatHoldNothing() {
    let (tokens, _) = Lexer.tokens(of: SourceText(path: "test.rules", "\n  // note\n\na\n\n\nb\n"))
    #expect(tokens.map(\.kind) == [.word, .newline, .word, .newline])
  }

  @Test func knowsWhatBeginsInTheFirstColumn() {
    let (tokens, _) = Lexer.tokens(of: SourceText(path: "test.rules", "rule a\n  when b\nvalues"))
    #expect(tokens.filter(\.startsSection).map(\.text) == ["rule", "values"])
  }

  @Test func readsAPartOfAFile() {
    let marked = MarkedText("| «>= 10» | >= 20 |")
    let (tokens, _) = Lexer.tokens(of: marked.source, in: marked.span)
    #expect(tokens.map(\.text) == [">=", "10", "\n"])
    #expect(tokens.first?.span.start == marked.span.start)
  }

  @Test(arguments: [
    (">= «4,5»", "decimal-comma"),
    ("a = «\"b»\nc", "unterminated-string"),
    ("a «%» b", "unexpected-character"),
    ("«Phq_9» >= 1", "invalid-name"),
    ("«_a» >= 1", "invalid-name"),
    ("«måned» >= 1", "invalid-name"),
    ("a «\u{1}»", "unexpected-character"),
  ])
  func refuses(marked: String, code: String) {
    let marked = MarkedText(marked)
    let (_, diagnostics) = Lexer.tokens(of: marked.source)
    #expect(diagnostics.map(\.code) == [code])
    #expect(diagnostics.map(\.place.span) == [marked.span])
  }

  @Test func mendsADecimalComma() {
    let (_, diagnostics) = Lexer.tokens(of: SourceText(path: "test.rules", ">= 4,5"))
    #expect(diagnostics.first?.fixIts.map(\.replacement) == ["4.5"])
  }

  private func describe(_ token: Token) -> String {
    "\(token.kind)(\(token.kind == .newline ? "" : token.text))"
  }
}
