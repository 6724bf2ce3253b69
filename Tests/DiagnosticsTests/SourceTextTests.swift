import Diagnostics
import TestSupport
import Testing

struct SourceTextTests {
  private func check(_ marked: String, line: Int, column: Int) {
    let text = MarkedText(marked)
    let position = text.source.position(of: text.span.start)
    #expect(position == Position(line: line, column: column), "\(marked)")
  }

  @Test(
    arguments: [
      ("«a»bc", 1, 1), ("ab«c»", 1, 3), ("abc«»", 1, 4), ("a\n«b»", 2, 1), ("a\n\n\n«b»", 4, 1),
      ("a\n«»", 2, 1), ("a«\n»b", 1, 2), ("«»", 1, 1),
      ("\twhen «x»", 1, 7), ("\t\t«x»", 1, 3),
      ("søvn «x»", 1, 6), ("æøå\næ«ø»å", 2, 2),
      ("🙂«x»", 1, 2), ("👩‍👩‍👧 «x»", 1, 3), ("🇳🇴«x»", 1, 2), ("e\u{301}«x»", 1, 2),
      ("a\r\n«b»", 2, 1), ("a\r\nb\r\n  «c»", 3, 3), ("ø\r\n\r\n🙂«c»", 3, 2), ("a«\r\n»b", 1, 2),
    ]
  )
  func countsCharactersOfALine(marked: String, line: Int, column: Int) {
    check(marked, line: line, column: column)
  }

  @Test func anOffsetPastTheEndIsTheEnd() {
    let text = SourceText(path: "a", "ab\nøl")
    #expect(text.position(of: 6) == Position(line: 2, column: 3))
    #expect(text.position(of: 1000) == Position(line: 2, column: 3))
    #expect(text.line(holding: 1000) == Span(3, 6))
  }

  @Test(
    arguments: [
      ("one\n«t»wo\nthree", "two"), ("one«\n»two", "one"), ("one\n«»", ""), ("«»", ""),
      ("one\r\nt«w»o\r\nthree", "two"), ("one\r«\n»two", "one"), ("one\n«\n»two", ""),
      ("one\r\n«\r\n»two", ""), ("las«t»", "last"),
    ]
  )
  func theLineHasNoLineEnd(marked: String, expected: String) {
    let text = MarkedText(marked)
    #expect(text.source[text.source.line(holding: text.span.start)] == expected, "\(marked)")
  }

  @Test func bytesThatAreNoTextAreShownAsReplaced() {
    let text = SourceText(path: "a", bytes: [0x61, 0xFF, 0xFE, 0x62])
    #expect(text[Span(0, 4)] == "a\u{FFFD}\u{FFFD}b")
    #expect(text.position(of: 3) == Position(line: 1, column: 4))
  }

  @Test func spansJoinAndOrder() {
    #expect(Span(2, 4).joined(Span(7, 9)) == Span(2, 9))
    #expect(Span(7, 9).joined(Span(2, 4)) == Span(2, 9))
    #expect([Span(3, 4), Span(1, 9), Span(1, 2)].sorted() == [Span(1, 2), Span(1, 9), Span(3, 4)])
  }
}
