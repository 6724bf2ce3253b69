import Diagnostics
import Rules
import Testing
import Values

@testable import Triage

@Suite("What is changed")
struct MutantMakerTests {
  /// The changed lines of every mutant of a protocol that holds some lines.
  private func changed(_ lines: String) throws -> [String] {
    let source = SourceText(path: "a.rules", "protocol a 1.0.0\n\n\(lines)\n")
    let (file, _) = RuleFileParser.parse(source)
    let before = Set(source[Span(0, source.bytes.count)].split(separator: "\n"))
    return MutantMaker.mutants(of: file, source) { _ in .one }.map { mutant in
      let text = mutant.applied(to: source)
      return text[Span(0, text.bytes.count)].split(separator: "\n")
        .filter { !before.contains($0) }.map { String($0).onOneLine }.joined(separator: " / ")
    }
  }

  @Test func aLimitMovesOneStepEachWay() throws {
    let found = try changed("rule r red\n  when a >= 3\n  source \"s\"")
    #expect(found.contains("when a >= 2") && found.contains("when a >= 4"))
  }

  @Test func aPeriodMovesByItsOwnUnit() throws {
    let found = try changed("rule r red\n  when since(d) < 12 months\n  source \"s\"")
    #expect(found.contains("when since(d) < 11 months"))
    #expect(found.contains("when since(d) < 13 months"))
  }

  @Test func aDateMovesByADay() throws {
    let found = try changed("rule r red\n  when d >= 2026-03-01\n  source \"s\"")
    #expect(found.contains("when d >= 2026-02-28") && found.contains("when d >= 2026-03-02"))
  }

  @Test func aLimitThatIsComputedGetsTheStepAdded() throws {
    let found = try changed("rule r red\n  when a >= 2 * b\n  source \"s\"")
    #expect(found.contains("when a >= (2 * b) + 1") && found.contains("when a >= (2 * b) - 1"))
  }

  @Test func anOptionIsNoLimit() throws {
    let found = try changed("rule r red\n  when a = \"x\"\n  source \"s\"")
    #expect(found == ["rule r yellow", "when false"])
  }

  @Test func eachSideOfAnAndGoes() throws {
    let found = try changed("rule r red\n  when a = true and b = true and c = true\n  source \"s\"")
    #expect(found.contains("when (b = true and c = true)"))
    #expect(found.contains("when (a = true and c = true)"))
    #expect(found.contains("when (a = true and b = true)"))
  }

  @Test func aSideInParenthesesKeepsThem() throws {
    let found = try changed(
      "rule r red\n  when a = true and (b = true or c = true)\n  source \"s\""
    )
    #expect(found.contains("when (b = true or c = true)"))
    #expect(found.contains("when a = true and b = true"))
  }

  @Test func twoColoursChangePlaces() throws {
    let found = try changed(
      "rule r\n  yellow when a = true\n  red when b = true\n  source \"s\""
    )
    #expect(found.contains("red when a = true / yellow when b = true"))
    #expect(found.contains("yellow when false") && found.contains("red when false"))
  }

  @Test func aThresholdLosesEachColourAndSwapsThem() throws {
    let found = try changed(
      """
      thresholds
        | id | value | green | yellow | red  | source |
        | t  | a     | -     | >= 2   | >= 4 | "s"    |
      """
    )
    #expect(found.contains("| t | a | - | never | >= 4 | \"s\" |"))
    #expect(found.contains("| t | a | - | >= 2 | never | \"s\" |"))
    #expect(found.contains("| t | a | - | never | never | \"s\" |"))
    #expect(found.contains("| t | a | - | >= 4 | >= 2 | \"s\" |"))
    #expect(found.count == 8)
  }

  @Test func anOptionMovesToTheColoursBesideItsOwn() throws {
    let found = try changed(
      """
      thresholds
        | id | value | green | yellow   | red | source |
        | t  | a     | "n"   | "x", "y" | "z" | "s"    |
      """
    )
    #expect(found.contains("| t | a | never | \"x\", \"y\", \"n\" | \"z\" | \"s\" |"))
    #expect(found.contains("| t | a | \"n\", \"x\" | \"y\" | \"z\" | \"s\" |"))
    #expect(found.contains("| t | a | \"n\" | \"x\" | \"z\", \"y\" | \"s\" |"))
    #expect(found.contains("| t | a | \"n\" | \"x\", \"y\", \"z\" | never | \"s\" |"))
  }
}
