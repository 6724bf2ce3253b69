import Diagnostics
import Testing

@testable import JSONText

@Suite struct JSONValueTests {
  @Test(arguments: Grammar.accepted) func readsWhatTheGrammarAllows(text: String) {
    let (value, diagnostics) = JSONValue.parse(MarkedText(text).source)
    #expect(value != nil)
    #expect(diagnostics.isEmpty)
  }

  @Test(arguments: Grammar.refused) func tellsWhatIsWrongAndWhere(row: Grammar.Refused) throws {
    let text = MarkedText(row.text)
    let (value, diagnostics) = JSONValue.parse(text.source)
    let isMark = text.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    guard !isMark else { return #expect(value != nil) }
    let first = try #require(diagnostics.first { $0.place.span.start == text.marks[0] })
    #expect(first.code == row.code)
    #expect(first.severity == .error)
    #expect((value == nil) == (row.code != "duplicate-key"))
  }

  @Test func keepsOrderPlacesAndNumbersAsWritten() throws {
    let source = SourceText(path: "a.json", #"{"b": 1.50, "a": [true, null, "x"]}"#)
    let value = try #require(JSONValue.parse(source).value)
    #expect(value.members?.map(\.key.text) == ["b", "a"])
    #expect(value["b"]?.number == "1.50")
    #expect(value["a"]?.elements?.map(\.kindName) == ["`true`", "`null`", "a string"])
    #expect(value["c"] == nil)
    #expect(source[value.span] == #"{"b": 1.50, "a": [true, null, "x"]}"#)
    #expect(value["a"].map { source[$0.span] } == #"[true, null, "x"]"#)
    #expect(value["a"]?.elements.map { source[$0[2].span] } == #""x""#)
    #expect(value.members.map { source[$0[1].key.span] } == #""a""#)
    #expect(value["a"]?.elements?[0].boolean == true)
    #expect(value["a"]?.elements?[1].isNull == true)
    #expect(value["a"]?.elements?[2].string?.text == "x")
  }

  @Test func keepsPlacesAfterAByteOrderMark() {
    let source = SourceText(path: "a.json", bytes: [0xEF, 0xBB, 0xBF] + Array(" 12".utf8))
    let (value, diagnostics) = JSONValue.parse(source)
    #expect(value == JSONValue(.number("12"), at: Span(4, 6)))
    #expect(diagnostics.isEmpty)
  }

  @Test func findsKeysByteForByte() {
    let value = JSONValue.parse(SourceText(path: "a.json", "{\"e\u{301}\":1,\"\u{E9}\":2}")).value
    #expect(value?["\u{E9}"]?.number == "2")
    #expect(value?["e\u{301}"]?.number == "1")
  }

  @Test func tellsAllDuplicateKeysEachWithItsFirst() {
    let source = SourceText(
      path: "a.json",
      #"{"a": 1, "b": {"c": 1, "c": 2}, "a": 2, "\u0061": 3}"#
    )
    let (value, diagnostics) = JSONValue.parse(source)
    #expect(value?.members?.count == 4)
    #expect(value?["a"]?.number == "1")
    #expect(
      diagnostics.map(\.message) == [
        "the key `c` stands twice in one object",
        "the key `a` stands twice in one object",
        "the key `\\u0061` stands twice in one object",
      ]
    )
    #expect(diagnostics.map { $0.notes.map(\.place.span.start) } == [[16], [2], [2]])
  }

  @Test func showsAFaultInItsLine() {
    let source = SourceText(path: "a.json", "{\n  \"æ\": 1,\n}")
    #expect(
      JSONValue.parse(source).diagnostics.map { $0.frame { _ in source } } == [
        """
        error[malformed-json]: a comma must not stand last in an object or array
          --> a.json:2:9
            2 |   "æ": 1,
              |         ^
        """
      ]
    )
  }

  @Test func namesTheFirstPlaceOfADuplicateKey() {
    let source = SourceText(path: "a.json", "{\"id\": 1,\n \"id\": 2}")
    #expect(
      JSONValue.parse(source).diagnostics.map { $0.frame { _ in source } } == [
        """
        error[duplicate-key]: the key `id` stands twice in one object
          --> a.json:2:3
            2 |  "id": 2}
              |   ^^
           = note: first defined here
          --> a.json:1:3
            1 | {"id": 1,
              |   ^^
        """
      ]
    )
  }

  @Test func pointsAtTheEndOfATextCutShort() {
    let diagnostics = JSONValue.parse(SourceText(path: "a.json", "[1")).diagnostics
    #expect(diagnostics.map(\.place.span) == [Span(2, 2)])
  }

  @Test func readsOneLineOfManyWithPlacesInTheFile() {
    let source = SourceText(path: "a.ndjson", "[1\n{\"æ\":2}\r\n{\"b\"\n")
    let (value, diagnostics) = JSONValue.parse(source, in: Span(3, 12))
    #expect(value?["æ"]?.span == Span(9, 10) && diagnostics.isEmpty)
    let cut = JSONValue.parse(source, in: Span(13, 17))
    #expect(cut.value == nil)
    #expect(cut.diagnostics.map(\.code) == ["truncated"])
    #expect(cut.diagnostics.map(\.place.span) == [Span(17, 18)])
  }
}
