import Diagnostics
import Expressions
import Foundation
import Rules
import Testing
import Values

@Suite struct SampleProtocolsTests {
  @Test(arguments: [
    ("diabetes_type_1_annual", 1, 1, 3, 9, 4),
    ("epilepsy_follow_up", 2, 0, 1, 15, 7),
    ("preoperative_assessment", 0, 0, 3, 7, 2),
    ("wrist_surgery_follow_up", 0, 0, 1, 15, 6),
  ])
  func readWithoutFault(
    name: String,
    limits: Int,
    series: Int,
    values: Int,
    thresholds: Int,
    rules: Int
  ) throws {
    let (file, diagnostics) = RuleFileParser.parse(try protocolText(name))
    #expect(diagnostics.isEmpty)
    #expect(file.header.id?.value == name)
    #expect(file.skippedNames.isEmpty)
    #expect(file.limits.count == limits)
    #expect(file.series.count == series)
    #expect(file.values.count == values)
    #expect(file.thresholds.count == thresholds)
    #expect(file.rules.count == rules)
    #expect(file.consultation != nil)
    #expect(file.actions != nil)
    #expect(file.followUp != nil)
  }

  @Test(arguments: sampleProtocols)
  func readAlikeWithOtherLineEndsAndByteOrderMark(name: String) throws {
    let text = try protocolText(name)
    let plain = String(decoding: text.bytes, as: UTF8.self)
    let crlf = "\u{FEFF}" + plain.replacing("\n", with: "\r\n")
    let (file, diagnostics) = RuleFileParser.parse(SourceText(path: text.path, crlf))
    let (expected, _) = RuleFileParser.parse(text)
    #expect(diagnostics.isEmpty)
    #expect(file.thresholds.map(\.id.value) == expected.thresholds.map(\.id.value))
    #expect(file.followUp?.lines.count == expected.followUp?.lines.count)
  }

  @Test(arguments: sampleProtocols)
  func tellOfEveryMissingPipeOnce(name: String) throws {
    let text = try protocolText(name)
    let pipes = Lexer.tokens(of: text).tokens.filter { [.pipe, .doublePipe].contains($0.kind) }
    #expect(pipes.count > 50)
    for pipe in pipes {
      try check(removing: pipe.span, from: text, expecting: ["cell-count", "double-pipe"])
    }
  }

  @Test(arguments: sampleProtocols)
  func tellOfEveryMissingWordOfTheGrammarOnce(name: String) throws {
    let text = try protocolText(name)
    let words: Set<String> = [
      "when", "every", "within", "after", "before", "for", "with", "forms", "to", "old", "is",
      "may", "send", "any", "time", "counts", "person", "least", "confirmed",
    ]
    for word in Lexer.tokens(of: text).tokens where words.contains(word.text) {
      try check(removing: word.span, from: text, expecting: nil)
    }
  }

  @Test(arguments: sampleProtocols)
  func tellOfEveryMisspeltSectionOnce(name: String) throws {
    let text = try protocolText(name)
    for word in Lexer.tokens(of: text).tokens where word.startsSection && word.text != "follow" {
      let second = Span(word.span.start + 1, word.span.start + 2)
      try check(removing: second, from: text, expecting: ["unknown-section"])
    }
  }

  @Test(arguments: sampleProtocols)
  func tellOfEveryStrayWordOnce(name: String) throws {
    let text = try protocolText(name)
    let ends = Lexer.tokens(of: text).tokens.filter { $0.kind == .newline }.map(\.span.start)
    for end in ends {
      var bytes = text.bytes
      bytes.insert(contentsOf: Array("\n  oops\n".utf8), at: end)
      let (_, diagnostics) = RuleFileParser.parse(SourceText(path: text.path, bytes: bytes))
      #expect(diagnostics.count == 1, "a stray line at \(text.position(of: end).line)")
    }
  }

  @Test(arguments: sampleProtocols)
  func surviveEveryTruncation(name: String) throws {
    let text = try protocolText(name)
    for length in stride(from: 0, to: text.bytes.count, by: 7) {
      let cut = SourceText(path: text.path, bytes: Array(text.bytes[..<length]))
      let (_, diagnostics) = RuleFileParser.parse(cut)
      #expect(diagnostics.count <= 7, "cut at \(length)")
    }
  }

  @Test(arguments: sampleProtocols)
  func surviveRandomChanges(name: String) throws {
    let text = try protocolText(name)
    let pieces = ["|", "||", "\"", "-", "\n", " ", "(", "and ", "»", "  ", "when", "0"].map {
      Array($0.utf8)
    }
    var seed: UInt64 = 7
    func random(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    for round in 0..<150 {
      var bytes = text.bytes
      for _ in 0...random(4) {
        let start = random(bytes.count)
        let end = min(start + random(3), bytes.count)
        bytes.replaceSubrange(start..<end, with: pieces[random(pieces.count)])
      }
      let source = SourceText(path: text.path, bytes: bytes)
      for diagnostic in RuleFileParser.parse(source).1 {
        let span = diagnostic.place.span
        #expect(0 <= span.start && span.start <= span.end && span.end <= bytes.count, "\(round)")
      }
    }
  }

  @Test func takeTimeInProportionToTheirFaults() {
    let row = "  | a | b || c | \"d\n"
    let text = "thresholds\n  | id | value | red |\n" + String(repeating: row, count: 5_000)
    let (_, diagnostics) = RuleFileParser.parse(SourceText(path: "test.rules", text))
    #expect(diagnostics.count == 5_001)
  }

  private func check(
    removing span: Span,
    from text: SourceText,
    expecting codes: Set<String>?
  ) throws {
    var bytes = text.bytes
    bytes.replaceSubrange(span.start..<span.end, with: [])
    let source = SourceText(path: text.path, bytes: bytes)
    let (_, diagnostics) = RuleFileParser.parse(source)
    let position = text.position(of: span.start)
    let frames = diagnostics.map { $0.frame { _ in source } }.joined(separator: "\n")
    let comment = "without `\(text[span])` at \(position.line):\(position.column)\n\(frames)"
    #expect(diagnostics.count == 1, "\(comment)")
    if let codes { #expect(codes.isSuperset(of: diagnostics.map(\.code)), "\(comment)") }
  }
}

private let sampleProtocols = [
  "diabetes_type_1_annual", "epilepsy_follow_up", "preoperative_assessment",
  "wrist_surgery_follow_up",
]

/// A sample protocol's text.
func protocolText(_ name: String) throws -> SourceText {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Protocols")
  let data = try Data(contentsOf: folder.appendingPathComponent("\(name).rules"))
  return SourceText(path: "\(name).rules", bytes: Array(data))
}
