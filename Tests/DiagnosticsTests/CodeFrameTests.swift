import Diagnostics
import TestSupport
import Testing

struct CodeFrameTests {
  private func check(
    _ marked: String,
    label: String? = nil,
    help: String? = nil,
    expect expected: String
  ) {
    let text = MarkedText(marked)
    let diagnostic = Diagnostic(
      code: "unknown-value",
      "`totl` is unknown",
      at: text.place,
      label: label,
      help: help
    )
    #expect(diagnostic.frame { _ in text.source } == expected)
  }

  @Test func showsWhatWhereAndTheCure() {
    check(
      "rule low_mood red\n  when «phq_9.totl» >= 20\n",
      label: "did you mean `phq_9.total`?",
      help: "behov explain unknown-value",
      expect: """
        error[unknown-value]: `totl` is unknown
          --> Rules/a.rules:2:8
            2 |   when phq_9.totl >= 20
              |        ^^^^^^^^^^ did you mean `phq_9.total`?
           = help: behov explain unknown-value
        """
    )
  }

  @Test func aTabIsOneColumn() {
    check(
      "\twhen\t«totl»",
      expect: """
        error[unknown-value]: `totl` is unknown
          --> Rules/a.rules:1:7
            1 |  when totl
              |       ^^^^
        """
    )
  }

  @Test func caretsStandUnderWideCharactersToo() {
    check(
      "tekst \"søvn 🙂🙂\" «totl»\r\nx",
      expect: """
        error[unknown-value]: `totl` is unknown
          --> Rules/a.rules:1:17
            1 | tekst "søvn 🙂🙂" totl
              |                   ^^^^
        """
    )
  }

  @Test func theEndOfALineOrFileHasOneCaret() {
    let expected = """
      error[unknown-value]: `totl` is unknown
        --> Rules/a.rules:1:5
          1 | when
            |     ^
      """
    check("when«»", expect: expected)
    check("when«»\nx", expect: expected)
    check("when«\r\n»x", expect: expected)
  }

  @Test func aSpanOverSeveralLinesIsMarkedOnItsFirst() {
    check(
      "a\nif «x\nthen y»",
      expect: """
        error[unknown-value]: `totl` is unknown
          --> Rules/a.rules:2:4
            2 | if x
              |    ^
        """
    )
  }

  @Test func anEmptyFileHasALineToo() {
    check(
      "«»",
      expect: """
        error[unknown-value]: `totl` is unknown
          --> Rules/a.rules:1:1
            1 |\u{20}
              | ^
        """
    )
  }

  @Test func caretsStandRightOnLineTenThousandAndBeyond() {
    check(
      String(repeating: "\n", count: 9_999) + "«totl»",
      expect: """
        error[unknown-value]: `totl` is unknown
          --> Rules/a.rules:10000:1
         10000 | totl
               | ^^^^
        """
    )
  }

  @Test func whatWouldMoveTheCursorOrHideTextIsShown() {
    check(
      "a\u{1B}[2J\u{202E}b\u{200F}\u{200B}c «totl»",
      expect: """
        error[unknown-value]: `totl` is unknown
          --> Rules/a.rules:1:12
            1 | a\u{FFFD}[2J\u{FFFD}b\u{FFFD}\u{FFFD}c totl
              |            ^^^^
        """
    )
  }

  @Test func wordsTakenFromAFileCannotMoveTheCursorEither() {
    let place = Place(path: "a\u{1B}[31m.rules", span: Span(0, 0))
    let diagnostic = Diagnostic(
      .warning,
      code: "unknown-value",
      "`\u{1B}]0;x\u{7}` is unknown",
      at: place,
      notes: [.init("first\u{9B}2J", at: place)],
      help: "remove `\u{202E}`\nor declare it"
    )
    #expect(
      diagnostic.frame { _ in nil } == """
        warning[unknown-value]: `\u{FFFD}]0;x\u{FFFD}` is unknown
          --> a\u{FFFD}[31m.rules
           = note: first\u{FFFD}2J
          --> a\u{FFFD}[31m.rules
           = help: remove `\u{FFFD}`
        or declare it
        """
    )
  }

  @Test func aByteOrderMarkIsNotShown() {
    check(
      "\u{FEFF}«totl» = 1",
      expect: """
        error[unknown-value]: `totl` is unknown
          --> Rules/a.rules:1:1
            1 | totl = 1
              | ^^^^
        """
    )
  }

  @Test func aPlaceAtAByteOrderMarkIsTheFirstCharacter() {
    check(
      "«\u{FEFF}totl» = 1\n",
      expect: """
        error[unknown-value]: `totl` is unknown
          --> Rules/a.rules:1:1
            1 | totl = 1
              | ^^^^
        """
    )
  }

  @Test(arguments: [
    ("a", 1_000, "totl", 1_000), ("ø", 1_000, "tøtl", 0), ("🙂", 1_000, "totl", 1_000),
    ("\t", 1_000, "totl", 3), ("a", 3, "totl", 5_000), ("b;", 30, "🙂tø\tl", 1_000),
    ("a", 41, "totl", 200), ("a", 39, "totl", 200), ("a", 200, "totl🙂", 0),
  ])
  func aLongLineIsCroppedAroundThePlace(lead: String, count: Int, marked: String, rest: Int) throws
  {
    let line = String(repeating: lead, count: count)
    let text = MarkedText("\(line)«\(marked)»\(String(repeating: "x", count: rest))")
    let diagnostic = Diagnostic(code: "c", "m", at: text.place)
    let frame = diagnostic.frame { _ in text.source }.split(separator: "\n").map(String.init)
    let shown = frame[2].dropFirst(8)
    let carets = frame[3].dropFirst(8)
    #expect(displayWidth(String(shown)) <= 120)
    #expect((shown.first == "…") == (displayWidth(line) > 40))
    #expect(carets.count > 40 || shown.first != "…")
    #expect((shown.last == "…") == (rest >= 200))
    let under = carets.prefix { $0 == " " }.count
    var column = 0
    let found = shown.drop { character in
      defer { column += displayWidth(character) }
      return column < under
    }
    #expect(found.hasPrefix(marked.replacing("\t", with: " ")))
    #expect(carets.drop { $0 == " " }.count == displayWidth(marked))
  }

  @Test func aLongPlaceIsCroppedToo() {
    let text = MarkedText("a «\(String(repeating: "ø", count: 500))» b")
    let frame = Diagnostic(code: "c", "m", at: text.place).frame { _ in text.source }
    let lines = frame.split(separator: "\n").map { $0.dropFirst(8) }
    #expect(lines[2] == "a " + String(repeating: "ø", count: 117) + "…")
    #expect(lines[3] == "  " + String(repeating: "^", count: 117))
  }

  @Test func notesShowTheirOwnPlace() {
    let first = MarkedText("«low» = 1\n", path: "a.rules")
    let second = MarkedText("x\n«low» = 2\n", path: "b.rules")
    let diagnostic = Diagnostic(
      code: "defined-twice",
      "`low` is defined twice",
      at: second.place,
      notes: [.init("first defined here", at: first.place)]
    )
    let sources = ["a.rules": first.source, "b.rules": second.source]
    #expect(
      diagnostic.frame { sources[$0] } == """
        error[defined-twice]: `low` is defined twice
          --> b.rules:2:1
            2 | low = 2
              | ^^^
           = note: first defined here
          --> a.rules:1:1
            1 | low = 1
              | ^^^
        """
    )
  }

  @Test func aPlacePastTheEndOfItsTextIsTheEnd() {
    let text = SourceText(path: "a", "ab")
    let diagnostic = Diagnostic(code: "c", "m", at: Place(path: "a", span: Span(50, 60)))
    #expect(
      diagnostic.frame { _ in text } == """
        error[c]: m
          --> a:1:3
            1 | ab
              |   ^
        """
    )
  }
}
