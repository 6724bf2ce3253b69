import Diagnostics
import TestSupport
import Testing

@testable import DMN

/// A strict reader: the first fault ends it, and no text can make it grow or sink.
struct XMLReaderTests {
  @Test func readsElementsAttributesAndText() throws {
    let text = """
      <?xml version='1.0' encoding="UTF-8"?><!-- c -->
      <a xmlns="u:1" xmlns:p="u:2" k="&lt;&#65;&#x2A;"><p:b p:k='"'/>1 &amp; <![CDATA[<2>]]></a>

      """
    let root = try XMLReader.document(SourceText(path: "a.dmn", text))
    #expect(root.namespace == "u:1" && root.name == "a" && root.text == "1 & <2>")
    #expect(root["k"]?.value == "<A*")
    #expect(root.children.map(\.namespace) == ["u:2"])
    #expect(root.children.first?.attributes.first?.namespace == "u:2")
  }

  @Test(arguments: [
    ("«<»!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>", XMLFault.doctype),
    ("<a>«&»b;</a>", .entity), ("<a>«&»#0;</a>", .entity), ("<a>«&»#xD800;</a>", .entity),
    ("<a>«&»lt</a>", .entity), ("<a><b>«</a»></b>", .wrongEnd), ("<a><b>«»", .unfinished),
    ("<a/>«<»b/>", .secondElement), ("«x»", .expectedElement), ("«»", .expectedElement),
    ("<a b=\"1\" «b=\"2\"»/>", .attributeTwice), ("<a b=«1»/>", .attribute),
    ("<a b=\"«<»\"/>", .lessThan),
    ("<«p:a»/>", .prefix), ("<a «p:b=\"\"»/>", .prefix), ("<«1»/>", .name),
    ("<a>«\u{1}»</a>", .character),
    ("«<?xml version=\"1.0\" encoding=\"latin1\"?>»<a/>", .encoding),
    ("<a b=\"1\"«c»=\"2\"/>", .attribute),
  ])
  func refuses(marked: String, fault: XMLFault) throws {
    let text = MarkedText(marked)
    let failure = try #require(throws: XMLReader.Failure.self) {
      try XMLReader.document(text.source)
    }
    #expect(failure.fault == fault)
    #expect(failure.span.start == text.span.start)
  }

  @Test func isNotToBeExhausted() {
    let deep = String(repeating: "<a>", count: 300_000)
    let wide = "<a " + (0..<20_000).map { "b\($0)=\"\"" }.joined(separator: " ") + "/>"
    let clock = ContinuousClock()
    let time = clock.measure {
      _ = try? XMLReader.document(SourceText(path: "a", deep))
      _ = try? XMLReader.document(SourceText(path: "a", wide))
    }
    #expect(time < .seconds(5))
  }
}
