import Diagnostics
import Forms
import Testing

/// Faults of scores and of what reads what.
struct ScoreFaultTests {
  private static let texts = ["a", "b", "total", "total.calm", "total.bad", "low", "high"]

  /// Two items of 0 to 10 and a score of them.
  private static func score(
    _ formula: String,
    range: String = "[0, 20]",
    _ rest: String = "",
    b: String = "",
    texts: [String] = ["a", "b", "total"]
  ) -> String {
    let items = FormFixture.count("a", 1) + ", " + FormFixture.count("b", 2, b)
    return FormFixture.archetype(
      """
      "items": [\(items)],
      "tables": {"t": [[0, 20], [1, 25.5]]},
      "scores": [{"id": "total", "formula": "\(formula)", "range": \(range), "worse": "higher",
        "decimals": 0\(rest), "source": "own"}]
      """,
      texts: texts
    )
  }

  private static func bands(_ bands: String) -> String {
    score("sum(a, b)", #", "bands": \#(bands)"#, texts: ["a", "b", "total", "total.x", "total.y"])
  }

  @Test(arguments: [
    FaultCase("unknown-value", "a name", score("a + «c»")),
    FaultCase("syntax", "half a formula", score("a +«» ")),
    FaultCase("type-mismatch", "a condition", score("«a > 3»")),
    FaultCase("invalid-score", "too narrow a range", score("sum(a, b)", range: "«[0, 19]»")),
    FaultCase("invalid-score", "without bounds", score("«a / b»")),
    FaultCase("unknown-table", "no such table", score("lookup(a, «u»)")),
    FaultCase("earlier-form", "last time's value", score("«previous(a) + b»")),
    FaultCase(
      "no-hidden-rule",
      "an item that can be hidden",
      score("«sum(a, b)»", b: #", "show_when": "a > 3""#)
    ),
    FaultCase("cycle", "a score of itself", score("«total + a»")),
    FaultCase(
      "cycle",
      "an item shown by its own score",
      score("sum(a, b)", #", "hidden": "zero""#, b: #", "show_when": "«total > 3»""#)
    ),
    FaultCase(
      "cycle",
      "an item shown by itself",
      score("a", b: #", "show_when": "«b > 3»""#)
    ),
    FaultCase(
      "invalid-score",
      "prorating all",
      score("sum(a, b)", #", "missing": {"prorate_up_to": «2»}"#)
    ),
    FaultCase(
      "unknown-item",
      "never without",
      score("sum(a, b)", #", "missing": {"prorate_up_to": 1, "never": ["«c»"]}"#)
    ),
    FaultCase(
      "invalid-number",
      "mcid above the range",
      score("sum(a, b)", #", "mcid": «21», "mcid_source": "x""#)
    ),
    FaultCase("invalid-number", "mcid", score("a", #", "mcid": «0», "mcid_source": "x""#)),
    FaultCase("unexpected-key", "a source of nothing", score("a", #", "«mcid_source»": "x""#)),
    FaultCase("unknown-word", "hidden", score("a", #", "hidden": "«best»""#)),
    FaultCase("invalid-bands", "the first", bands(#"[{"from": «1», "id": "x"}]"#)),
    FaultCase(
      "invalid-bands",
      "order",
      bands(#"[{"from": 0, "id": "x"}, {"from": «0», "id": "y"}]"#)
    ),
    FaultCase(
      "invalid-bands",
      "outside",
      bands(#"[{"from": 0, "id": "x"}, {"from": «21», "id": "y"}]"#)
    ),
    FaultCase("invalid-bands", "none", bands("«[]»")),
    FaultCase(
      "duplicate-id",
      "bands",
      bands(#"[{"from": 0, "id": "x"}, {"from": 5, "id": "«x»"}]"#)
    ),
    FaultCase(
      "out-of-range",
      "a condition that never holds",
      score("a", b: #", "show_when": "«a > 11»""#)
    ),
  ])
  func tellsFaultsOfScores(_ fault: FaultCase) {
    fault.check()
  }

  @Test(arguments: [
    FaultCase(
      "no-direction",
      "a score",
      FormFixture.archetype(
        #""items": [\#(FormFixture.count("a", 1))], "scores": [«{»"id": "s", "formula": "a", "#
          + #""range": [0, 10], "decimals": 0, "source": "x"}]"#
      )
    ),
    FaultCase(
      "missing-key",
      "no source",
      FormFixture.archetype(
        #""items": [\#(FormFixture.count("a", 1))], "scores": [«{»"id": "s", "formula": "a", "#
          + #""range": [0, 10], "decimals": 0, "worse": "higher"}]"#
      )
    ),
    FaultCase(
      "invalid-table",
      "a raw number twice",
      FormFixture.archetype(
        #""items": [\#(FormFixture.count("a", 1))], "tables": {"t": [[1, 2], «[1, 3]»]}"#
      )
    ),
  ])
  func tellsFaultsOfScoresByThemselves(_ fault: FaultCase) { fault.check() }

  @Test func namesTheCircle() {
    let items = FormFixture.count("a", 1)
    func score(_ id: String, _ formula: String) -> String {
      #"{"id": "\#(id)", "formula": "\#(formula)", "range": [0, 10], "worse": "higher", "#
        + #""decimals": 0, "source": "x"}"#
    }
    let file = FormFixture.archetype(
      #""items": [\#(items)], "scores": [\#(score("one", "«min(two, a)»")), \#(score("two", "min(one, a)"))]"#,
      texts: ["a", "one", "two"]
    )
    let fault = FaultCase("cycle", "", file)
    #expect(fault.check()?.label == "`one` → `two` → `one`")
  }

  @Test func pointsIntoStringsWithEscapes() {
    let item = FormFixture.boolean("b", 2, #", "show_when": "a = \"low\" and «c» = \"x\"""#)
    let file = FormFixture.archetype(
      #"\#(FormFixture.options), "items": [{"id": "a", "node": "at0001", "type": "coded", "#
        + #""options": "level"}, \#(item)]"#,
      texts: ["a", "b", "low", "high"]
    )
    FaultCase("unknown-value", "", file).check()
  }

  @Test func anOptionMayNotStandUnderAnItemsText() {
    let item = #"{"id": "low", "node": "at0001", "type": "coded", "options": "level"}"#
    let definition = "\(FormFixture.options), \"items\": [\(item)]"
    let file = FormFixture.archetype(definition, texts: ["low", "high"])
    let library = FormLibrary(reading: [SourceText(path: "a.json", file)])
    #expect(Set(library.diagnostics.map(\.code)) == ["shared-text-key"])
    let mended = FormFixture.archetype(definition, texts: ["low", "high", "level.low"])
    let again = FormLibrary(reading: [SourceText(path: "a.json", mended)])
    #expect(again.diagnostics == [])
  }
}
