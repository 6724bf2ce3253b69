import Diagnostics
import Expressions
import Rules
import Testing
import Values

/// A row whose value is computed is walked along the answers that it is computed of.
struct FallCheckTests {
  @Test(arguments: [
    ("pain + walk", "", "the colour falls as `walk` worsens, by `a`"),
    ("tot", "tot = pain + walk worse higher", "the colour falls as `walk` worsens, by `a`"),
    (
      "tot", "tot = if pain >= 9 then 0 else pain worse higher",
      "the colour falls as `pain` worsens, by `a`"
    ),
    ("pain - walk", "", nil),
    ("tot", "tot = max(pain, 20 - walk) worse higher", nil),
    ("tot", "tot = if reporter = \"self\" then pain * 2 else pain worse higher", nil),
    ("sum(falls, grade)", "", nil),
    ("sum(falls, speed)", "", "the colour falls as `speed` worsens, by `a`"),
  ])
  func aComputedValueIsWalkedAlongItsAnswers(
    value: String,
    named: String,
    told: String?
  ) throws {
    let rules = try #require(kneeRules(Self.sections(value, named, yellow: ">= 4", red: ">= 6")))
    let found = rules.told.map(\.message)
    #expect(found.count == (told == nil ? 0 : 1), "\(found)")
    #expect(found.allSatisfy { $0.hasPrefix(told ?? "-") }, "\(found)")
  }

  /// Random values of answers, in a row by themselves, with a name, or as the form's score: where a
  /// walk over all forms finds that the colour falls, it is told, and only there.
  @Test(arguments: ["row", "name", "score"])
  func tellsWhatAWalkOverAllAnswersFinds(way: String) throws {
    var random = SplitMix(seed: 20_261_125)
    var (faulty, clean) = (0, 0)
    for _ in 0..<120 {
      let formula = Self.formula(&random, depth: 2)
      let limit = Int.random(in: 0...15, using: &random)
      let yellow = Bool.random(using: &random) ? ">= \(limit)" : "[\(limit)..\(limit + 4)]"
      let value = ["row": formula, "name": "tot"][way] ?? "total"
      let sections = Self.sections(
        value,
        way == "name" ? "tot = \(formula)" : "",
        yellow: yellow,
        red: ">= \(limit + 4)"
      )
      guard let rules = kneeRules(sections, mayFail: true) else { continue }
      let computed = way == "score" ? [try Self.score(formula)] : []
      let told = rules.faultsOfMeaning(
        wish: "wish",
        computed: computed,
        consultation: Place(path: "knee.rules", span: Span(0, 0))
      )
      // Along the score itself a row that falls is told without its answers.
      guard way != "score" || yellow.hasPrefix(">") else { continue }
      let falls = Self.anyStepFalls(rules, computed)
      #expect(falls == told.contains { $0.code == "colour-falls" }, "\(formula) \(yellow): \(told)")
      #expect(!told.contains { $0.code == "not-analysed" })
      if falls { faulty += 1 } else { clean += 1 }
    }
    #expect(faulty > 10 && clean > 10, "\(faulty) and \(clean)")
  }

  private static func sections(
    _ value: String,
    _ named: String,
    yellow: String,
    red: String
  ) -> String {
    (named.isEmpty ? "" : "values\n  \(named)\n\n") + """
      thresholds
        | id | value | yellow | red | source |
        | a | \(value) | \(yellow) | \(red) | "made up" |

      """
  }

  private static func formula(_ random: inout SplitMix, depth: Int) -> String {
    func part(_ random: inout SplitMix) -> String { formula(&random, depth: depth - 1) }
    guard depth > 0 else {
      return ["pain", "walk", "pain", "20 - walk", "\(Int.random(in: 0...9, using: &random))"]
        .randomElement(using: &random) ?? "pain"
    }
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return "(\(part(&random)) + \(part(&random)))"
    case 1: return "(\(part(&random)) - \(part(&random)))"
    case 2: return "(\(part(&random)) * \(Int.random(in: -1...2, using: &random)))"
    case 3: return "(\(part(&random))) / \(Int.random(in: 1...3, using: &random))"
    case 4: return "max(\(part(&random)), \(part(&random)))"
    case 5: return "min(\(part(&random)), \(part(&random)))"
    case 6:
      let sign = [">=", "<"].randomElement(using: &random) ?? "<"
      let limit = Int.random(in: 1...9, using: &random)
      return "(if pain \(sign) \(limit) then \(part(&random)) else \(part(&random)))"
    default: return part(&random)
    }
  }

  /// The score of the form, computed by a formula.
  private static func score(_ formula: String) throws -> ComputedValue {
    let source = SourceText(path: "score", formula)
    let (expression, faults) = ExpressionParser.expression(in: source)
    #expect(faults.isEmpty, "\(formula)")
    var compiler = ExpressionCompiler(
      path: "score",
      schema: kneeSchema,
      program: Program(kneeSchema)
    )
    let computation = compiler.computation(expression)
    guard case .value(let slot, _) = kneeSchema.lookUp("total") else { throw NoScore() }
    return ComputedValue(
      slot: slot,
      program: compiler.program,
      formula: try #require(computation, "\(formula): \(compiler.diagnostics)"),
      decimals: 1
    )
  }

  private struct NoScore: Error {}

  /// Whether a step of one answer makes any form milder.
  private static func anyStepFalls(_ rules: RuleSet, _ computed: [ComputedValue]) -> Bool {
    let colours: [[Verdict]] = (0...10).map { pain in
      (0...20).map { walk in colour(rules, computed, pain: pain, walk: walk) }
    }
    for pain in 0...10 {
      for walk in 0...20 {
        let here = colours[pain][walk]
        if pain < 10, colours[pain + 1][walk] < here { return true }
        if walk > 0, colours[pain][walk - 1] < here { return true }
      }
    }
    return false
  }

  private static func colour(
    _ rules: RuleSet,
    _ computed: [ComputedValue],
    pain: Int,
    walk: Int
  ) -> Verdict {
    var frame = rules.emptyFrame
    for (name, value) in [("pain", pain), ("walk", walk)] {
      if case .value(let slot, _) = rules.schema.lookUp(name) {
        frame.slots[slot] = .number(Number(value))
      }
    }
    for score in computed {
      frame.slots[score.slot] = score.program.value(score.formula, &frame)
        .rounded(toDecimals: score.decimals)
    }
    return rules.evaluate(&frame, at: nil).overall.proven
  }
}
