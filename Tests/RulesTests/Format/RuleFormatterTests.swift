import Diagnostics
import Foundation
import Rules
import Testing

struct RuleFormatterTests {
  private static let header = """
    protocol knee 1.0.0
      form     knee 1.0
      status   draft
      title nb "Kne"
      owner    "Ortopedi"
      review by 2027-11-01

    """

  private func check(_ written: String, expect expected: String) {
    let source = SourceText(path: "a.rules", Self.header + "\n" + written + "\n")
    let (text, diagnostics) = RuleFormatter.format(source)
    #expect(diagnostics.isEmpty)
    #expect(text == Self.header + "\n" + expected + "\n")
  }

  @Test func tablesStandUnderOneAnother() {
    check(
      """
      thresholds
         |id|value   |red|source|
          |  pain | pain |>=8 | "made up"   |
      \t| swelling | fot | never | "å" |
      """,
      expect: """
        thresholds
          | id       | value | red   | source    |
          | pain     | pain  | >= 8  | "made up" |
          | swelling | fot   | never | "å"       |
        """
    )
  }

  @Test func widthIsWhatATerminalShows() {
    check(
      """
      thresholds
        | id | value | red | source |
        | a | a | >= 1 | "e\u{301}é" |
        | b | b | >= 1 | "漢字" |
        | c | c | >= 1 | "plain" |
      """,
      expect: """
        thresholds
          | id | value | red  | source  |
          | a  | a     | >= 1 | "e\u{301}é"    |
          | b  | b     | >= 1 | "漢字"  |
          | c  | c     | >= 1 | "plain" |
        """
    )
  }

  @Test func inputsAndOutputsStayApart() {
    check(
      """
      consultation
        |colour|fired||contact|by|within|
       |red|a red,b||phone|nurse|1 working   day|
      """,
      expect: """
        consultation
          | colour | fired    || contact | by    | within        |
          | red    | a red, b || phone   | nurse | 1 working day |
        """
    )
  }

  @Test func commentsStandWhereTheyStood() {
    check(
      """
      // about the rule

      //about it too
      rule a red     // its name
          // its condition
        when x>=1 // first
          // why
         and y   =   true     // second

        source "s"
        // its end
      // about the next


      rule b red
      // moved in
        when x >= 1
      """,
      expect: """
        // about the rule

        //about it too
        rule a red  // its name
          // its condition
          when x >= 1  // first
           // why
           and y = true  // second

          source "s"
          // its end

        // about the next

        rule b red
          // moved in
          when x >= 1
        """
    )
  }

  @Test func aRowOfSeveralLinesBecomesOne() {
    check(
      """
      series
        | id | code | one reading every | usable when |
        | g | "c" | 15 minutes | coverage >= 70 // half
            // and
          and coverage < 100 | // whole
      """,
      expect: """
        series
          | id | code | one reading every | usable when                       |
          // and
          | g  | "c"  | 15 minutes        | coverage >= 70 and coverage < 100 |  // half // whole
        """
    )
  }

  @Test(
    arguments: [
      ("when a>=3and b", "when a >= 3 and b"),
      ("when since ( fell )<=30 days", "when since(fell) <= 30 days"),
      ("when a in( 1 ,2 ) and not( b )", "when a in (1, 2) and not (b)"),
      ("when x . y in [ - 1 .. 3 )", "when x.y in [-1..3)"),
      ("when a - -1 > b*( c-1 )/2", "when a - -1 > b * (c - 1) / 2"),
      ("when a in [\"x\"  ,\"y\"]", "when a in [\"x\", \"y\"]"),
      ("when last 14 days-  c > 1", "when last 14 days - c > 1"),
      ("when if a then - 1 else 2 > 1", "when if a then -1 else 2 > 1"),
    ]
  )
  func blanksInConditionsAreThoseOfEveryFile(written: String, expected: String) {
    check(
      "rule a red\n \(written)\n source \"s\"",
      expect: "rule a red\n  \(expected)\n  source \"s\""
    )
  }

  @Test func theConditionsOfARuleStandUnderOneAnother() {
    check(
      """
      rule a
        yellow when x >= 1
          or y >= 1
        red when x >= 2
        source "s"
      """,
      expect: """
        rule a
          yellow when x >= 1
                   or y >= 1
          red    when x >= 2
          source "s"
        """
    )
  }

  @Test func valuesAndTextsStandUnderOneAnother() {
    check(
      """
      values
       a=b+1   worse higher
       longer = c  worse   lower
       d = e
      texts   nb  for patient
       when_green "Alt   bra"
       a   "A"
      """,
      expect: """
        values
          a      = b + 1 worse higher
          longer = c     worse lower
          d      = e

        texts nb for patient
          when_green "Alt   bra"
          a          "A"
        """
    )
  }

  @Test func lineEndsAreLineFeedsAndTheMarkOfByteOrderGoes() {
    let written = "\u{FEFF}" + Self.header.replacing("\n", with: " \r\n") + "\r\n\r\n"
    #expect(RuleFormatter.format(SourceText(path: "a.rules", written)).text == Self.header)
  }

  @Test func whatCannotBeReadHasNoLayout() {
    let (text, diagnostics) = RuleFormatter.format(SourceText(path: "a.rules", "protocol\n"))
    #expect(text == nil && diagnostics.hasErrors)
  }

  @Test(arguments: [
    "epilepsy_follow_up", "preoperative_assessment", "wrist_surgery_follow_up",
  ])
  func whatShipsHasTheLayout(name: String) throws {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../Rules/\(name).rules")
    let source = SourceText(path: "\(name).rules", bytes: Array(try Data(contentsOf: url)))
    #expect(RuleFormatter.format(source).text == String(decoding: source.bytes, as: UTF8.self))
  }
}
