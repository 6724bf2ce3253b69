import Diagnostics
import Expressions
import Rules
import TestSupport
import Testing
import Values

@Suite struct SectionsTests {
  @Test(arguments: [
    ("«tresholds»\n  | id | value |\n  | a | b |", "did you mean `thresholds`?"),
    ("«threshold»\n  | id | value |\n  | a | b |", "did you mean `thresholds`?"),
    ("«folow up»\n  send every 6 months", "did you mean `follow up`?"),
    ("«follow»\n  send every 6 months", "did you mean `follow up`?"),
    ("«follow_up»\n  send every 6 months", "did you mean `follow up`?"),
    ("«text» nb\n  a \"b\"", "did you mean `texts`?"),
    ("«rul» a red\n  when b", "did you mean `rule`?"),
  ])
  func meansTheNearestSection(marked: String, label: String) {
    let name = MarkedText(marked)
    expectOne(
      "unknown-section",
      soundHeader + marked,
      message: "there is no section `\(name.source[name.span])`; \(label)"
    )
  }

  @Test func readsAMisspeltSectionAsTheOneMeant() {
    let source = SourceText(path: "test.rules", soundHeader + "valeus\n  a = b + 1\n")
    let (file, _) = RuleFileParser.parse(source)
    #expect(file.values.map(\.id.value) == ["a"])
  }

  @Test func skipsASectionItDoesNotKnow() {
    expectOne(
      "unknown-section",
      soundHeader + "«medication»\n  | a | b |\n  x = 1\n\nvalues\n  a = 1\n"
    )
  }

  @Test(arguments: [
    ("indentation", "values\n«a» = 1\nb = 2\n"),
    ("indentation", "limits\n«|» id | allowed |\n| a | [1..2] |\n| b | [1..2] |\n"),
    ("indentation", "rule a red\n«when» b > 1\n"),
    ("indentation", "follow up\n«send» every 6 months\nanswer within 3 days\n"),
    ("indentation", "texts nb\n«a» \"b\"\n"),
    ("indentation", "values\n  a = 1\n  «limits»\n  | id | allowed |\n  | b | [1..2] |\n"),
    ("indentation", "values\n  a = 1\n  «rule» b red\n  when a > 1\n"),
    ("indentation", "values\n  a = 1\n  «follow» up\n  send every 6 months\n"),
    ("syntax", "limits «now»\n  | id | allowed |\n  | a | [1..2] |\n"),
    ("syntax", "values «now»\n  a = 1\n"),
    ("syntax", "follow up «send» every 6 months\n"),
    ("syntax", "«|» a | b |\n| c | d |\n"),
  ])
  func wantsSectionsInTheFirstColumnAndLinesIndented(code: String, marked: String) {
    // A stray table would else belong to the header.
    expectOne(code, soundHeader + marked)
  }

  @Test(arguments: ["limits", "series", "thresholds", "consultation", "actions"])
  func wantsATableInATableSection(name: String) {
    expectOne("empty-section", soundHeader + "«\(name)»\n\nvalues\n  a = 1\n")
  }

  @Test(arguments: [
    "values\n  a = 1\n«values»\n  b = 1\n",
    "status\n  red when a\n«status»\n  yellow when a\n",
    "follow up\n  send every 1 day\n«follow up»\n  answer within 3 days\n",
    "limits\n  | id | allowed |\n«limits»\n  | id | allowed |\n",
    "texts nb\n  a \"b\"\n«texts nb»\n  c \"d\"\n",
    "texts nb\n  a \"b\"\ntexts nb for patient\n  a \"b\"\n«texts nb for patient»\n",
  ])
  func allowsOneOfMostSections(marked: String) {
    expectOne("duplicate-section", soundHeader + marked)
  }

  @Test func pointsAtTheFirstSection() {
    let source = SourceText(path: "test.rules", soundHeader + "values\n  a = 1\nvalues\n  b = 1\n")
    let (file, diagnostics) = RuleFileParser.parse(source)
    #expect(diagnostics.first?.notes.map { source[$0.place.span] } == ["values"])
    #expect(file.values.map(\.id.value) == ["a", "b"])
  }

  @Test func collectsEveryFault() {
    let source = SourceText(
      path: "test.rules",
      soundHeader + """
        values
          a = 1 +
          b = 2
          c 3
        rule d purple
          when b
        texts nb
          d "x" "y"
        """
    )
    let (file, diagnostics) = RuleFileParser.parse(source)
    #expect(diagnostics.map(\.code) == ["syntax", "syntax", "unknown-word", "syntax"])
    #expect(file.values.map(\.id.value) == ["b"])
    #expect(file.skippedNames == ["a", "c", "d"])
  }

  @Test func judgesALineWithAFaultyTokenNoFurther() {
    expectOne(
      "unterminated-string",
      soundHeader + "texts nb\n  a «\"b»\n  c \"d\"\n"
    )
    expectOne(
      "unterminated-string",
      soundHeader + "limits\n  | id | allowed | source |\n  | a | [1..2] | «\"x |»\n"
    )
    expectOne(
      "decimal-comma",
      soundHeader + "thresholds\n  | id | value | red |\n  | a | b | >= «4,5» |\n"
    )
  }
}
