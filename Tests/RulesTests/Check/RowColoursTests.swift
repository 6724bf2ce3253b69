import Expressions
import Rules
import Testing
import Values

/// The line of colours that check draws.
struct RowColoursTests {
  @Test(arguments: [
    ("pain", ">= 4", ">= 8", "0 ····|yellow 4–7|red 8–10"),
    ("pain", "> 4", "never", "0 ····|yellow 5–10"),
    ("pain", "never", "never", "0 ···· 10"),
    ("pain", "10", "never", "0 ····|yellow 10"),
    ("pain", "[3..5]", ">= 8", "0 ····|yellow 3–5|green 6–7|red 8–10"),
    ("walk", "< 10", "<= 5", "red 0–5|yellow 6–9|···· 20"),
    ("total", "> 34", "> 54", "0 ····|yellow >34–54|red >54–100"),
    ("total", ">= 34.5", ">= 54", "0 ····|yellow 34.5–<54|red 54–100"),
    (
      "seen", ">= 2026-01-01", "> 2026-06-01",
      "… ····|yellow 2026-01-01–2026-06-01|red 2026-06-02–…"
    ),
  ])
  func isCutAtEveryLimit(value: String, yellow: String, red: String, line: String) throws {
    let rules = try #require(
      kneeRules(
        """
        thresholds
          | id | value | yellow | red | source |
          | a | \(value) | \(yellow) | \(red) | "made up" |
        """
      )
    )
    #expect(RowColours(rules.thresholds[0].rows[0], of: rules).description == line)
  }

  @Test func saysWhereNoCellHolds() throws {
    let rules = try #require(
      kneeRules(
        """
        thresholds
          | id | value | green | yellow | red | source |
          | a | pain | <= 3 | [5..6] | >= 7 | "made up" |
        """
      )
    )
    let line = RowColours(rules.thresholds[0].rows[0], of: rules)
    #expect(line.description == "0 ····|none 4|yellow 5–6|red 7–10")
    #expect(line.areLimitsKnown)
    #expect(line.colour(of: .number(Number(4))) == .grey)
    #expect(line.colour(of: .number(Number(7))) == .red)
  }

  @Test func followsAnOwnLimit() throws {
    let rules = try #require(
      kneeRules(
        """
        limits
          | id | default | allowed | source |
          | own | 4 | [3..6] | "made up" |

        thresholds
          | id | value | yellow | red | source |
          | a | pain | >= own | >= 8 | "made up" |
        """
      )
    )
    let row = rules.thresholds[0].rows[0]
    #expect(RowColours(row, of: rules).description == "0 ····|yellow 4–7|red 8–10")
    let own = [rules.limits[0].slot: Number(6)]
    #expect(RowColours(row, of: rules, own: own).description == "0 ····|yellow 6–7|red 8–10")
  }
}
