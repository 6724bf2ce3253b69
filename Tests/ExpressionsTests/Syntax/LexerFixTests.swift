import Diagnostics
import Expressions
import Testing

/// What the lexer mends, and what it leaves to a person.
struct LexerFixTests {
  @Test(arguments: [
    (">= 4,5", "4.5"), ("< 37,5", "37.5"), ("a ≥ 3", ">="), ("a == 3", "="), ("a ≠ 3", "!="),
    ("| – |", "-"), ("| — || b |", "-"), ("| “none” |", "\"none\""), ("| «none» |", "\"none\""),
  ])
  func mends(text: String, replacement: String) {
    #expect(fixes(text) == [replacement])
  }

  @Test(arguments: [
    "= 4,5", "a in (4,5)", "[3,5..6]", ">= 1,000", "4,5", "| 5 – 6 |", ">= –1", "| –", "a – b",
    "| “no\\ne” |", "a % b",
  ])
  func leavesWhatCouldMeanSomethingElse(text: String) {
    #expect(fixes(text) == [])
  }

  private func fixes(_ text: String) -> [String] {
    Lexer.tokens(of: SourceText(path: "test.rules", text)).diagnostics
      .flatMap(\.fixIts).map(\.replacement)
  }
}
