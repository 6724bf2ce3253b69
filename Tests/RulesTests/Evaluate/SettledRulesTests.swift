import Expressions
import Testing
import Values

@testable import Rules

/// Thresholds, rules, statuses and the consultation table over settled values: the same as over sets of
/// one element.
@Suite("Rules over settled values")
struct SettledRulesTests {
  private static let sections = """
    values
      effort = pain + walk

    thresholds
      | id     | value  | green    | yellow          | red     | missing | source    |
      | pain   | pain   | <= 2     | [4..6]          | >= 8    | grey    | "made up" |
      | effort | effort | < 22     | >= 22           | >= 27   | yellow  | "made up" |
      | wish   | wish   | "nothing" | "call"         | "visit" | -       | "made up" |
      | fever  | fever  | -        | >= 38           | >= 40   | grey    | "made up" |
      | falls  | grade  | -        | >= 1            | >= 3    | grey    | "made up" |

    rule slow
      yellow when walk <= 9
      red when walk <= 4 and locked = true
      source "made up"

    rule locks red safety
      when locked = true and pain > 7
      source "made up"

    rule fell yellow
      when any(falls, grade >= 2 and speed <= 1) or count(falls) >= 2
      source "made up"

    rule hot yellow
      when fired(fever) and max(falls, grade) >= 1
      source "made up"

    status
      yellow when count(yellow or worse) >= 2
      red when count(yellow or worse) >= 5

    consultation
      | colour | fired       | pain | wish      || contact   | by        | within   |
      | red    | locks, slow | -    | -         || in_person | physician | same day |
      | red    | -           | >= 9 | -         || in_person | physician | same day |
      | yellow | fell yellow | -    | "nothing" || phone     | nurse     | same day |
      | yellow | -           | <= 5 | -         || phone     | nurse     | same day |
      | green  | -           | -    | -         || none      | -         | -        |

    """

  private static func anyFrame(_ rules: RuleSet, _ random: inout SplitMix) -> Frame {
    var frame = rules.emptyFrame
    func set(_ name: String, _ value: ValueSet) {
      guard case .value(let slot, _) = rules.schema.lookUp(name) else { return }
      let chance = Int.random(in: 0..<24, using: &random)
      frame.slots[slot] =
        chance == 0 ? frame.slots[slot] : chance == 1 ? frame.slots[slot].hidden : value
    }
    let isWell = Int.random(in: 0..<3, using: &random) == 0
    func number(_ all: ClosedRange<Int>, _ well: ClosedRange<Int>) -> ValueSet {
      .number(Number(Int.random(in: isWell ? well : all, using: &random)))
    }
    set("pain", number(0...10, 0...2))
    set("walk", number(0...20, 10...19))
    set("wish", .option(isWell ? 0 : Int.random(in: 0...2, using: &random)))
    set("locked", .boolean(Int.random(in: 0..<4, using: &random) == 0))
    set("fever", number(36...42, 36...37))
    frame.sections[0].isAnswered = true
    frame.sections[0].values = [number(0...3, 0...0), number(0...3, 2...3)]
    if !isWell { frame.sections[0].values += [number(0...3, 0...0), number(0...3, 0...3)] }
    return frame
  }

  /// What is found over the values of a frame that are settled; `nil` where others are read.
  private static func settled(_ frame: Frame, _ rules: RuleSet) -> Found? {
    var settled = SettledFrame(
      frame.slots.map { SettledValue($0) },
      outcomes: rules.outcomeCount,
      authored: frame.authored
    )
    settled.sections = frame.sections.map { entries in
      var section = SettledSection(width: entries.width)
      section.values = entries.values.map { SettledValue($0) }
      return section
    }
    let evaluation = rules.evaluate(&settled, at: nil)
    if settled.isOpen { return nil }
    var fired = 0
    rules.eachFired(evaluation, settled) { _, _ in fired += 1 }
    let hasRow = rules.hasConsultation(for: evaluation.overall, &settled)
    if settled.isOpen { return nil }
    return Found(
      overall: evaluation.overall,
      outcomes: Array(settled.outcomes),
      statuses: evaluation.statuses,
      hasRow: hasRow,
      fired: fired
    )
  }

  @Test func findTheSame() throws {
    let rules = try #require(kneeRules(Self.sections))
    var random = SplitMix(seed: 81)
    var (settled, colours): (Int, [Verdict: Int]) = (0, [:])
    var (noRow, noCell) = (0, 0)
    for _ in 0..<20_000 {
      var frame = Self.anyFrame(rules, &random)
      let found = Self.settled(frame, rules)
      let whole = rules.evaluate(&frame, at: nil)
      let isPainInNoCell = whole.evaluated[0].outcome == Outcome(proven: .green, possible: .red)
      if isPainInNoCell { noCell += 1 }
      guard let found else { continue }
      settled += 1
      #expect(!isPainInNoCell)
      colours[found.overall, default: 0] += 1
      #expect(whole.overall == Outcome(proven: found.overall, possible: found.overall))
      #expect(whole.evaluated.map(\.outcome.proven) == found.outcomes)
      #expect(whole.evaluated.map(\.outcome.possible) == found.outcomes)
      #expect(whole.statuses.map(\.proven) == found.statuses)
      let rows = rules.consultations(for: Colour(found.overall), whole.overall, &frame)
      #expect(rows.isEmpty != found.hasRow)
      if rows.isEmpty { noRow += 1 }
      let all = whole.evaluated.map(\.outcome.proven) + whole.statuses.map(\.proven)
      #expect(found.fired == all.count { $0 > .green })
    }
    #expect(settled > 8_000 && noRow > 100 && noCell > 2_000)
    for verdict in Verdict.allCases { #expect(colours[verdict, default: 0] > 100) }
  }

  private struct Found {
    let overall: Verdict
    let outcomes: [Verdict]
    let statuses: [Verdict]
    let hasRow: Bool
    let fired: Int
  }
}
