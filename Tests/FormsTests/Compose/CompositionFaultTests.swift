import Diagnostics
import Forms
import Testing

/// Faults that show only where a form and its archetypes come together.
struct CompositionFaultTests {
  private static let pain = FormFixture.archetype(
    id: "observation.pain",
    """
    "items": [\(FormFixture.count("now", 1))],
    "scores": [{"id": "worst", "formula": "now * 10", "range": [0, 100], "worse": "higher",
      "decimals": 0, "source": "own"}]
    """,
    texts: ["now", "worst"]
  )

  private static func form(_ items: String, _ scores: String = "", texts: [String] = ["a"])
    -> String
  {
    FormFixture.form("\"items\": [\(items)], \"scores\": [\(scores)]", texts: texts)
  }

  private static let use = #"{"use": "observation.pain", "version": "1.0.0"}"#

  private static func use(_ rest: String) -> String {
    #"{"use": "observation.pain", "version": "1.0.0"\#(rest)}"#
  }

  private static func section(_ items: String, _ rest: String = "") -> String {
    #"{"section": "s", "repeats": {"min": 0, "max": 2}\#(rest), "items": [\#(items)]}"#
  }

  private static let a = FormFixture.boolean("a", 1)

  @Test(arguments: [
    FaultCase(
      "unknown-archetype",
      "misspelt",
      form(#"{"use": "«observation.pian»", "version": "1.0.0"}"#, texts: []),
      beside: pain
    ),
    FaultCase(
      "unknown-version",
      "newer",
      form(#"{"use": "observation.pain", "version": "«1.1.0»"}"#, texts: []),
      beside: pain
    ),
    FaultCase(
      "duplicate-id",
      "alias",
      form("\(use), \(use(#", "as": "«pain»""#))", texts: []),
      beside: pain
    ),
    FaultCase(
      "duplicate-id",
      "a flat use",
      form(
        FormFixture.boolean("now", 1)
          + #", {"use": "«observation.pain»", "version": "1.0.0", "flat": true}"#,
        texts: ["now"]
      ),
      beside: pain
    ),
    FaultCase(
      "unexpected-key",
      "flat and an alias",
      form(use(#", "flat": true, "«as»": "x""#), texts: []),
      beside: pain
    ),
    FaultCase(
      "misplaced-use",
      "scores in a repeated section",
      form(section(#"{"use": "«observation.pain»", "version": "1.0.0"}"#), texts: ["s"]),
      beside: pain
    ),
    FaultCase(
      "cycle",
      "an archetype shown by its own score",
      form(use(#", "show_when": "«pain.worst > 3»""#), texts: []),
      beside: pain
    ),
    FaultCase(
      "no-hidden-rule",
      "a score over an archetype that can be hidden",
      form(
        a + ", " + use(#", "show_when": "a = true""#),
        #"{"id": "s", "formula": "«pain.worst + 1»", "range": [0, 101], "worse": "higher", "#
          + #""decimals": 0, "source": "x"}"#,
        texts: ["a", "s"]
      ),
      beside: pain
    ),
    FaultCase(
      "later-item",
      "an entry's item read before it is asked",
      form(
        section(
          FormFixture.boolean("a", 1, #", "show_when": "«b = true»""#) + ", "
            + FormFixture.boolean("b", 2)
        ),
        texts: ["s", "a", "b"]
      )
    ),
    FaultCase(
      "cycle",
      "an entry that reads its whole section",
      form(
        section(FormFixture.boolean("a", 1, #", "show_when": "«count(s) > 1»""#)),
        texts: ["s", "a"]
      )
    ),
    FaultCase(
      "outside-section",
      "an item of an entry read from outside",
      form(
        section(a) + ", " + FormFixture.boolean("b", 2, #", "show_when": "«a» = true""#),
        texts: ["s", "a", "b"]
      )
    ),
    FaultCase(
      "type-mismatch",
      "a condition that is a number",
      form(
        FormFixture.count("b", 2) + ", " + FormFixture.boolean("a", 1, #", "show_when": "«b»""#),
        texts: ["a", "b"]
      )
    ),
  ])
  func tellsFaults(_ fault: FaultCase) { fault.check() }

  @Test func anArchetypeReadsNothingOutsideItself() {
    for name in ["reporter", "a", "pain.now", "birth_date"] {
      let text = FormFixture.archetype(
        #""items": [\#(FormFixture.boolean("b", 1, #", "show_when": "«\#(name)» = true""#))]"#,
        texts: ["b"]
      )
      FaultCase("unknown-value", name, text, beside: Self.form(Self.a), Self.pain).check()
    }
  }
}
