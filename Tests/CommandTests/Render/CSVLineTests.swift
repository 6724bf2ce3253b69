import Testing

@testable import behov

struct CSVLineTests {
  @Test(
    arguments: [
      (["a", "b c", ""], "a,b c,\n"), (["a,b", "say \"no\""], "\"a,b\",\"say \"\"no\"\"\"\n"),
      (["two\nlines"], "\"two\nlines\"\n"), (["Smerte: 8 → 9"], "Smerte: 8 → 9\n"),
      (["=HYPERLINK(\"x\")"], "\"'=HYPERLINK(\"\"x\"\")\"\n"), (["@a"], "\"'@a\"\n"),
      (["+1"], "\"'+1\"\n"), (["-1"], "\"'-1\"\n"), (["=\u{338}a"], "\"'=\u{338}a\"\n"),
      (["\ta"], "\"'\ta\"\n"),
    ] as [([String], String)]
  )
  func isQuotedAndNeverAFormula(cells: [String], expected: String) {
    #expect(CSVLine.text(cells) == expected)
  }
}
