import Diagnostics
import Expressions
import Rules
import TestSupport
import Testing
import Values

@Suite struct ValuesRulesAndStatusTests {
  @Test(
    arguments: [
      ("a = b + 1", "a", "(+ b 1)", nil),
      ("a = b + 1 worse higher", "a", "(+ b 1)", "higher"),
      ("a = b worse lower // note", "a", "b", "lower"),
      ("a = b worse neither", "a", "b", "neither"),
      ("a = count(yellow or worse)", "a", "count(yellow+)", nil),
      ("a = count(yellow or worse) worse higher", "a", "count(yellow+)", "higher"),
      ("a = b > 1\n  and c > 2 worse higher", "a", "(and (> b 1), (> c 2))", "higher"),
    ] as [(String, String, String, String?)]
  )
  func readsValues(line: String, id: String, expression: String, worse: String?) {
    let value = parsed("values\n  \(line)\n").values.first
    #expect(value?.id.value == id)
    #expect(value.map { shape($0.expression) } == expression)
    #expect(value?.worse?.value.rawValue == worse)
  }

  @Test func readsBothFormsOfRules() {
    let file = parsed(
      """
      rule one red safety
        when a >= 1
         and b
        source "S"
      rule two
        yellow when a >= 1
        red    when a >= 2
      rule three safety
        source "S"
        yellow when a >= 1
      """
    )
    #expect(file.rules.map(\.id.value) == ["one", "two", "three"])
    #expect(file.rules.map(\.isSafety) == [true, false, true])
    #expect(file.rules.map { $0.source?.value } == ["S", nil, "S"])
    let clauses = file.rules.map { $0.clauses.map { "\($0.colour.value) \(shape($0.condition))" } }
    #expect(
      clauses == [
        ["red (and (>= a 1), b)"], ["yellow (>= a 1)", "red (>= a 2)"], ["yellow (>= a 1)"],
      ]
    )
  }

  @Test func readsStatus() {
    let lines = parsed("status\n  red when count(yellow or worse) >= 4\n  yellow when a\n").status
    #expect(lines.map(\.colour.value) == [.red, .yellow])
    #expect(lines.map { shape($0.condition) } == ["(>= count(yellow+) 4)", "a"])
  }

  @Test func keepsSpansOfNamesAndConditions() {
    let marked = MarkedText(soundHeader + "rule «late» red\n  when a >= 1\n")
    let (file, _) = RuleFileParser.parse(marked.source)
    #expect(file.rules.first?.id.span == marked.span)
    #expect(file.rules.first.map { marked.source[$0.span] } == "rule late red")
    #expect(file.rules.first?.clauses.first.map { marked.source[$0.span] } == "when a >= 1")
    #expect(file.rules.first?.clauses.first.map { marked.source[$0.colour.span] } == "red")
  }

  @Test(arguments: [
    ("syntax", "values\n  a «b»\n"),
    ("syntax", "values\n  a =«»\n"),
    ("syntax", "values\n  a = «worse» higher\n"),
    ("syntax", "values\n  a = b «worse2» higher\n"),
    ("syntax", "values\n  a = b worse«»\n"),
    ("unknown-word", "values\n  a = b worse «highr»\n"),
    ("reserved-word", "values\n  «days» = b\n"),
    ("duplicate-name", "values\n  a = b\n  «a» = c\n"),
    (
      "duplicate-name",
      "limits\n  | id | allowed |\n  | a | [1..2] |\nvalues\n  «a» = c\n"
    ),
    ("mixed-and-or", "values\n  a = b or «c and d»\n"),
  ])
  func refusesValues(code: String, marked: String) { expectOne(code, soundHeader + marked) }

  @Test(arguments: [
    ("missing-colour", "rule a\n  «when» b\n"),
    ("missing-condition", "rule «a» red\n  source \"S\"\n"),
    ("missing-condition", "rule «a»\n\nvalues\n  c = 1\n"),
    ("unknown-word", "rule a «yelow»\n  when b\n"),
    ("unknown-word", "rule a red «safty»\n  when b\n"),
    ("unknown-word", "rule a red\n  «whn» b\n"),
    ("unknown-word", "rule a red\n  «wen» b\n  source \"S\"\n"),
    ("unknown-word", "rule a\n  yellow «wen» b\n"),
    ("invalid-colour", "rule a «green»\n  when b\n"),
    ("invalid-colour", "rule a\n  «grey» when b\n"),
    ("syntax", "rule a red\n  when«»\n"),
    ("syntax", "rule a red\n  when b «c»\n"),
    ("syntax", "rule a red\n  when b >=«»\n  source \"S\"\n"),
    ("syntax", "rule a red\n  when b\n  source «S»\n"),
    ("syntax", "rule a red «when» b\n"),
    ("syntax", "rule a red safety «now»\n  when b\n"),
    ("syntax", "rule«»\n  when b\n"),
    ("reserved-word", "rule «never» red\n  when b\n"),
    ("duplicate-line", "rule a red\n  when b\n  «when c»\n"),
    ("duplicate-line", "rule a\n  red when b\n  «red when c»\n"),
    ("duplicate-line", "rule a red\n  «yellow» when b\n"),
    ("duplicate-line", "rule a red\n  when b\n  source \"S\"\n  «source \"T\"»\n"),
    ("duplicate-name", "rule a red\n  when b\nrule «a» red\n  when c\n"),
    (
      "duplicate-name",
      "thresholds\n  | id | value |\n  | a | b |\nrule «a» red\n  when c\n"
    ),
    ("invalid-colour", "status\n  «grey» when b\n"),
    ("syntax", "status\n  red when«»\n"),
    ("unknown-word", "status\n  red «whem» b\n"),
    ("unknown-word", "status\n  «purple» when b\n"),
  ])
  func refusesRules(code: String, marked: String) { expectOne(code, soundHeader + marked) }

  @Test func saysHowToGiveAColour() {
    expectOne(
      "missing-colour",
      soundHeader + "rule a\n  «when» b\n",
      message: "rule `a` gives no colour; write `rule a yellow`, or `yellow when` and `red when`"
    )
  }
}
