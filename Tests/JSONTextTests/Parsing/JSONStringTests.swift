import Diagnostics
import JSONText
import Testing

@Suite struct JSONStringTests {
  /// The string, in it the marked part of the file, and the part of the content that gives it.
  @Test(arguments: [
    (#""«phq_9.total» > 4""#, "phq_9.total"), (#""æ > «ø»""#, "ø"), (#""«»""#, ""),
    (#""a\n«b»""#, "b"), (#""a«\n»b""#, "\n"), (#""«a\n»b""#, "a\n"), (#""«\"x\"» = y""#, "\"x\""),
    (#""\t\t«x»\t\t""#, "x"), (#""\ud83d\ude00«x»\u00e6""#, "x"), (#""«\u00e6»x""#, "æ"),
    (#""x«\u00e6\u00f8»y""#, "æø"), (#""x\u00e6«\u00f8»""#, "ø"), (#""\\\\«end»""#, "end"),
  ]) func leadsFromContentBackToTheFile(marked: String, part: String) throws {
    let text = MarkedText(marked)
    let string = try #require(JSONValue.parse(text.source).value?.string)
    let range = try #require(string.text.firstRange(of: part))
    let offsets = Span(
      string.text.utf8.distance(from: string.text.startIndex, to: range.lowerBound),
      string.text.utf8.distance(from: string.text.startIndex, to: range.upperBound)
    )
    #expect(string.place(ofContent: offsets) == text.span)
  }

  @Test func takesTheWholeEscapeForAByteInsideIt() throws {
    let text = MarkedText(#""x«\ud83d\ude00»y""#)
    let string = try #require(JSONValue.parse(text.source).value?.string)
    for (start, end) in [(1, 2), (2, 3), (4, 5), (1, 5)] {
      #expect(string.place(ofContent: Span(start, end)) == text.span)
    }
  }

  @Test func endsWhatLiesPastTheContentAtItsEnd() {
    let string = JSONString("ab", at: Span(10, 14))
    #expect(string.contentSpan == Span(11, 13))
    #expect(string.place(ofContent: Span(1, 9)) == Span(12, 13))
    #expect(string.place(ofContent: Span(7, 9)) == Span(13, 13))
    #expect(!string.hasEscapes)
  }
}
