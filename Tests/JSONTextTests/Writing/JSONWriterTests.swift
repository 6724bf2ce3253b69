import Diagnostics
import JSONText
import Testing

@Suite struct JSONWriterTests {
  @Test func writesADecision() {
    let bytes = JSONWriter.object { decision in
      decision.string("colour", "red")
      decision.number("total", "27")
      decision.number("version", 3)
      decision.boolean("safe", false)
      decision.null("band")
      decision.string("reporter", ifPresent: nil)
      decision.number("delta", ifPresent: nil)
      decision.string("trigger", ifPresent: "planned")
      decision.number("mean", ifPresent: "-2.50")
      decision.strings("roles", ["nurse", "doctor"])
      decision.array("reasons") { reasons in
        reasons.object { reason in reason.string("rule", "self_harm") }
        reasons.object { _ in }
        reasons.array { _ in }
        reasons.array { $0.number(1) }
        reasons.string("x")
        reasons.number("1e3")
        reasons.boolean(true)
        reasons.null()
      }
      decision.object("plan") { $0.object("next") { $0.number("days", 7) } }
    }
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == #"{"colour":"red","total":27,"version":3,"safe":false,"band":null,"trigger":"planned","#
        + #""mean":-2.50,"roles":["nurse","doctor"],"reasons":[{"rule":"self_harm"},{},[],[1],"x","#
        + #"1e3,true,null],"plan":{"next":{"days":7}}}"#
    )
  }

  @Test(arguments: [
    ("", #""""#), ("æøå €😀", #""æøå €😀""#), ("\"\\/", #""\"\\/""#),
    ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#), ("\u{1}\u{1F}\u{7F}", "\"\\u0001\\u001f\u{7F}\""),
    ("\"\u{338}", "\"\\\"\u{338}\""), ("\r\n", #""\r\n""#), ("\u{2028}", "\"\u{2028}\""),
  ]) func escapesOnlyWhatMustBe(text: String, written: String) {
    let bytes = JSONWriter.array { $0.string(text) }
    #expect(bytes == Array("[\(written)]".utf8))
  }

  @Test(arguments: Grammar.accepted) func writesWhatItReadAndReadsTheSame(text: String) throws {
    let value = try #require(JSONValue.parse(MarkedText(text).source).value)
    let once = JSONWriter.value(value)
    let again = try #require(JSONValue.parse(SourceText(path: "b.json", bytes: once)).value)
    #expect(JSONWriter.value(again) == once)
    #expect(meaning(again) == meaning(value))
  }

  @Test func writesAValueInsideAnother() throws {
    let source = SourceText(path: "a.json", #"{ "a" : [ 1.0 , "\u00e6" ] }"#)
    let value = try #require(JSONValue.parse(source).value)
    let bytes = JSONWriter.object { $0.value("kept", value) }
    #expect(String(decoding: bytes, as: UTF8.self) == #"{"kept":{"a":[1.0,"æ"]}}"#)
    #expect(JSONWriter.array { $0.value(value) } == Array(#"[{"a":[1.0,"æ"]}]"#.utf8))
  }

  /// A value without its places, strings as their bytes.
  private func meaning(_ value: JSONValue) -> String {
    switch value.kind {
    case .object(let members):
      "{" + members.map { "\(Array($0.key.text.utf8)):\(meaning($0.value))" }.joined() + "}"
    case .array(let elements): "[" + elements.map(meaning).joined(separator: ",") + "]"
    case .string(let string): "s\(Array(string.text.utf8))"
    case .number(let text): "n\(text)"
    case .boolean(let value): "\(value)"
    case .null: "null"
    }
  }
}
