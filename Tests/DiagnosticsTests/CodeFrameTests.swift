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
