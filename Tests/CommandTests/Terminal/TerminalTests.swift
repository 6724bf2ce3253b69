import Testing

@testable import behov

struct TerminalTests {
  @Test(
    arguments: [
      ("æøå 👩‍⚕️ e\u{301}", "æøå 👩‍⚕️ e\u{301}"), ("\u{1B}[31mred", "␛[31mred"),
      ("a\nb\tc\u{0}", "a␊b␉c␀"), ("\u{7F}\u{9B}2J", "␡\u{FFFD}2J"),
      ("\u{202E}abc\u{2066}\u{200B}\u{FEFF}", "\u{FFFD}abc\u{FFFD}\u{FFFD}\u{FFFD}"),
    ]
  )
  func whatMovesTheCursorIsVisible(text: String, expected: String) {
    #expect(visible(text) == expected)
    #expect(visible(expected) == expected)
  }

  @Test(
    arguments: [
      ("01019012345", "0101*******"), ("nr 010190 12345.", "nr 0101** *****."),
      ("010190-12345", "0101**-*****"), ("p01019012345x", "p0101*******x"),
      ("0101901234", "0101901234"), ("010190123456", "010190123456"),
      ("010190 123456", "010190 123456"), ("116 117", "116 117"), ("010190", "010190"),
    ]
  )
  func identityNumbersAreMasked(text: String, expected: String) {
    #expect(visible(text) == expected)
  }

  @Test func coloursStandAroundTheWordsOnly() {
    var line = Line("▲ RØD", .red)
    line.append("  e13  ")
    #expect(Terminal(usesColour: true).text([line]) == "\u{1B}[1;31m▲ RØD\u{1B}[0m  e13\n")
    #expect(Terminal(usesColour: false).text([line, Line()]) == "▲ RØD  e13\n\n")
  }

  @Test(
    arguments: [
      ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("ab  cd", 4, "ab…"), ("漢字漢字", 5, "漢字…"),
      ("a", 0, "…"),
    ]
  )
  func whatDoesNotFitEndsWithASign(text: String, width: Int, expected: String) {
    #expect(Columns.fitted(text, width) == expected)
  }

  @Test func linesBreakBetweenWords() {
    #expect(Columns.wrapped("a bc def ghijkl m", 5) == ["a bc", "def", "ghijkl", "m"])
    #expect(Columns.wrapped("", 5) == [""])
  }
}
