import Diagnostics
import Testing

@testable import JSONText

@Suite struct JSONScannerTests {
  @Test(arguments: Grammar.accepted) func acceptsWhatTheGrammarAllows(text: String) {
    #expect(fault(in: MarkedText(text).bytes) == nil)
  }

  @Test(arguments: Grammar.refused) func refusesAtTheByteAtFault(row: Grammar.Refused) throws {
    let text = MarkedText(row.text)
    let fault = try #require(self.fault(in: text.bytes))
    #expect(fault.code == row.code)
    #expect(fault.offset == text.marks[0])
    #expect(JSONFault.codes.contains(fault.code))
    #expect(!fault.message.isEmpty)
  }

  @Test func refusesEveryTextCutShort() {
    for text in Grammar.accepted.map({ MarkedText($0).bytes })
    where text.first == UInt8(ascii: "{") || text.first == UInt8(ascii: "[") {
      let length = (text.lastIndex { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "]") }) ?? 0
      for count in 1...length {
        #expect(fault(in: Array(text[..<count]))?.kind == .truncated, "\(count) bytes of \(text)")
      }
    }
  }

  @Test func readsATextTokenByToken() throws {
    #expect(
      try tokens(#" {"a": [1, -2.5e3, "x\n", true, false, null], "b\u0062": {}} "#) == [
        "objectStart {", "key a", "arrayStart [", "number 1", "number -2.5e3", "string x\n",
        "true true", "false false", "null null", "arrayEnd ]", "key bb", "objectStart {",
        "objectEnd }", "objectEnd }", "end ",
      ]
    )
  }

  @Test func endsAsOftenAsItIsAsked() throws {
    try scan("1") { (scanner: inout JSONScanner) throws(JSONFault) in
      #expect(try scanner.next().kind == .number)
      #expect(try scanner.next().kind == .end)
      #expect(try scanner.next().kind == .end)
    }
  }

  @Test(arguments: [
    "{\"k\":«1»,\"z\":0}", "{\"k\": «\"a\\\"b\"» }", "{\"k\":«\"\"»}", "{\"k\":«{\"a\":[{}]}»}",
    "{\"k\":«[[1],[2]]»}", "{\"k\":«true»,\"z\":0}", "{\"k\":«[]»}",
  ]) func skipsAValueAndTellsWhereItStood(marked: String) throws {
    let text = MarkedText(marked)
    try scan(text.bytes) { (scanner: inout JSONScanner) throws(JSONFault) in
      _ = try scanner.next()
      let key = try scanner.next()
      let value = try scanner.skipRest(of: key)
      #expect(value == text.span.start..<text.span.end)
      while try scanner.next().kind != .end {}
    }
  }

  @Test func skippingWhereTheObjectEndsReadsNothingMore() throws {
    try scan("[{},1]") { (scanner: inout JSONScanner) throws(JSONFault) in
      _ = try scanner.next()
      _ = try scanner.next()
      #expect(try scanner.skipValue().isEmpty)
      #expect(try scanner.next().kind == .number)
      #expect(try scanner.skipValue().isEmpty)
      #expect(try scanner.skipValue().isEmpty)
    }
  }

  @Test func readsAValueInsideATextAgainWithTheSameOffsets() throws {
    let text = MarkedText(#"{"answers":«{"a":1,"b":[2]}»,"form":"f"}"#)
    try scan(text.bytes) { (scanner: inout JSONScanner) throws(JSONFault) in
      scanner.restart(scanner.bytes, in: text.span.start..<text.span.end)
      #expect(try scanner.next().range.lowerBound == text.span.start)
      #expect(scanner.string(try scanner.next()) == "a")
      try scanner.skipValue()
      try scanner.skipValue()
      #expect(try scanner.next().kind == .objectEnd)
      #expect(try scanner.next().kind == .end)
    }
  }

  @Test func readsAValueWhereverItStartsAndTellsWhereItEnds() throws {
    let text = MarkedText(#"{"a":«{"b":[7],"b":1},"c":«[2] ,"d":«"e""#)
    try scan(text.bytes) { (scanner: inout JSONScanner) throws(JSONFault) in
      scanner.moveToValue(at: text.marks[1])
      #expect(try scanner.skipValue() == text.marks[1]..<text.marks[1] + 3)
      #expect(scanner.position == text.marks[1] + 3)
      scanner.moveToValue(at: text.marks[2])
      #expect(scanner.string(try scanner.next()) == "e")
      #expect(scanner.position == text.bytes.count)
      scanner.moveToValue(at: text.marks[0])
      #expect(throws: JSONFault.self) { try scanner.skipValue() }
    }
  }

  @Test func startsOverAfterAFault() throws {
    try scan(#"[{"a":1,"a":2}]"#) { (scanner: inout JSONScanner) throws(JSONFault) in
      #expect(throws: JSONFault.self) { try scanner.skipValue() }
      scanner.restart(scanner.bytes, in: 2..<5)
      #expect(try scanner.skipValue() == 2..<5)
      #expect(try scanner.next().kind == .end)
      #expect(scanner.depth == 0)
    }
  }

  @Test func namesWhereADuplicateKeyStandsFirst() {
    let text = MarkedText(#"{"b":0,"«a":1,"«\u0061":2}"#)
    #expect(
      fault(in: text.bytes)
        == JSONFault(.duplicateKey(first: text.marks[0]), at: text.marks[1])
    )
  }

  @Test(arguments: [
    ("", 100_000), (String(repeating: "x", count: 990), 1000), ("\\u0061", 5000),
  ]) func findsTheOneDuplicateAmongManyKeys(prefix: String, count: Int) {
    let keys = (0..<count).map { "\"\(prefix)\(($0 * 7919) % count)\":0" }
    let unique = Array("{\(keys.joined(separator: ","))}".utf8)
    #expect(fault(in: unique) == nil)
    let doubled = Array("{\(keys.joined(separator: ",")),\(keys[count / 2])}".utf8)
    #expect(fault(in: doubled)?.code == "duplicate-key")
    #expect(fault(in: doubled)?.offset == unique.count + 1)
  }
}

extension JSONScannerTests {
  private func fault(in text: [UInt8]) -> JSONFault? {
    do {
      try scan(text) { (scanner: inout JSONScanner) throws(JSONFault) in
        try scanner.skipValue()
        _ = try scanner.next()
      }
      return nil
    } catch {
      return error
    }
  }

  private func tokens(_ text: String) throws(JSONFault) -> [String] {
    var found: [String] = []
    try scan(Array(text.utf8)) { (scanner: inout JSONScanner) throws(JSONFault) in
      var token: JSONToken
      repeat {
        token = try scanner.next()
        found.append("\(token.kind) \(scanner.string(token))")
      } while token.kind != .end
    }
    return found
  }
}

/// Hands a scanner over a text to `body`.
func scan(
  _ text: [UInt8],
  _ body: (inout JSONScanner) throws(JSONFault) -> Void
) throws(JSONFault) {
  try text.withUnsafeBufferPointer { bytes throws(JSONFault) in
    var scanner = JSONScanner(bytes)
    try body(&scanner)
  }
}

/// Hands a scanner over a text to `body`.
func scan(
  _ text: String,
  _ body: (inout JSONScanner) throws(JSONFault) -> Void
) throws(JSONFault) {
  try scan(Array(text.utf8), body)
}
