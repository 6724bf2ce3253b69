import JSONText
import Testing

@Suite struct JSONContentTests {
  @Test(arguments: [
    (#""""#, ""), (#""a""#, "a"), (#""æ😀""#, "æ😀"), (#""\"\\\/""#, "\"\\/"),
    (#""\b\f\n\r\t""#, "\u{8}\u{C}\n\r\t"), (#""\u0041\u00e6\u20AC""#, "Aæ€"),
    (#""x\ud83d\ude00y""#, "x😀y"), (#""\udbff\udfff""#, "\u{10FFFF}"),
    (#""\u007f\u0080""#, "\u{7F}\u{80}"),
    (#""\u07ff\u0800""#, "\u{7FF}\u{800}"), (#""\uffff\ud800\udc00""#, "\u{FFFF}\u{10000}"),
    (#""\\u0041""#, "\\u0041"), (#""a\nb\nc""#, "a\nb\nc"),
  ]) func givesAStringWithItsEscapesUndone(text: String, content: String) throws {
    try scan(text) { (scanner: inout JSONScanner) throws(JSONFault) in
      let token = try scanner.next()
      #expect(Array(scanner.string(token).utf8) == Array(content.utf8))
      #expect(scanner.withContent(of: token) { Array($0) } == Array(content.utf8))
      #expect(scanner.content(of: token, equals: content.utf8))
      #expect(!scanner.content(of: token, equals: content.utf8 + [0x21]))
      #expect(!scanner.content(of: token, equals: Array(("x" + content).utf8)))
      #expect(token.hasEscapes == text.contains("\\"))
    }
  }

  @Test func comparesByteForByteAndNotAsCharacters() throws {
    try scan("\"\u{E9}\"") { (scanner: inout JSONScanner) throws(JSONFault) in
      let token = try scanner.next()
      #expect(scanner.content(of: token, equals: "\u{E9}"))
      #expect(!scanner.content(of: token, equals: "e\u{301}"))
    }
  }

  @Test func givesANumberAsItIsWritten() throws {
    try scan("[ -1.50E+2 ]") { (scanner: inout JSONScanner) throws(JSONFault) in
      _ = try scanner.next()
      let token = try scanner.next()
      #expect(scanner.text(of: token).elementsEqual("-1.50E+2".utf8))
      #expect(scanner.string(token) == "-1.50E+2")
    }
  }
}
