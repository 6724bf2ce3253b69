import Diagnostics
import Expressions
import Rules
import Testing
import Values

/// Rules that read the entries of a repeated section: one or two falls, each with a grade, which is
/// worse the higher, and a speed, which is worse the lower.
struct SectionCheckTests {
  @Test(arguments: [
    ("any(falls, grade >= 2)", []),
    ("any(falls, speed <= 1)", []),
    ("any(falls, speed >= 1)", ["colour-falls"]),
    ("any(falls, grade <= 2)", ["colour-falls"]),
    ("count(falls, grade >= 2) >= 2", []),
    ("mean(falls, grade) >= 2.5", []),
    ("mean(falls, grade) in [1.4..1.6]", ["colour-falls"]),
    ("mean(falls, grade) in [1.1..1.4]", ["rule-never"]),
    ("any(falls, grade >= 3) and any(falls, grade <= 0)", ["colour-falls"]),
  ])
  func entriesAreTriedTogether(condition: String, told: [String]) throws {
    let rules = try #require(ruleSet(condition))
    #expect(rules.told.map(\.code) == told)
  }

  /// Random conditions: what a walk over all forms finds is always told, and nothing else is.
  @Test func verdictEqualsBruteForce() throws {
    var random = SplitMix(seed: 20_261_125)
    var faulty = 0
    for _ in 0..<100 {
      let condition = Self.condition(&random, depth: 1)
      guard let rules = ruleSet(condition, mayFail: true) else { continue }
      let expected = Self.bruteForce(rules)
      #expect(Set(rules.told.map(\.code)) == expected, "\(condition)")
      faulty += expected.isEmpty ? 0 : 1
    }
    #expect(faulty > 25)
  }

  private func ruleSet(_ condition: String, mayFail: Bool = false) -> RuleSet? {
    kneeRules("rule a yellow\n  when \(condition)\n  source \"made up\"\n", mayFail: mayFail)
  }

  private static func condition(_ random: inout SplitMix, depth: Int) -> String {
    if depth > 0, Bool.random(using: &random) {
      let word = Bool.random(using: &random) ? "and" : "or"
      let parts = (0..<2).map { _ in condition(&random, depth: depth - 1) }
      return "(\(parts.joined(separator: ") \(word) (")))"
    }
    let sign = ["<", "<=", ">", ">="].randomElement(using: &random) ?? "<"
    let field = Bool.random(using: &random) ? "grade" : "speed"
    let limit = Int.random(in: 1...2, using: &random)
    switch Int.random(in: 0..<7, using: &random) {
    case 0: return "any(falls, \(field) \(sign) \(limit))"
    case 1: return "all(falls, \(field) \(sign) \(limit))"
    case 2: return "max(falls, \(field)) \(sign) \(limit)"
    case 3: return "mean(falls, \(field)) \(sign) \(limit).5"
    case 4: return "sum(falls, \(field)) \(sign) \(limit + 1)"
    case 5: return "count(falls, \(field) >= 2) \(sign) 1"
    default: return "pain \(sign) \(limit)"
    }
  }

  /// The codes that a walk over every form gives.
  private static func bruteForce(_ rules: RuleSet) -> Set<String> {
    guard case .value(let slot, _) = rules.schema.lookUp("pain") else { return [] }
    func fires(_ pain: Int, _ values: [Int]) -> Bool {
      var frame = rules.emptyFrame
      frame.slots[slot] = .number(Number(pain))
      frame.sections[0].isAnswered = true
      frame.sections[0].values = values.map { .number(Number($0)) }
      return rules.evaluate(&frame, at: nil).overall.proven == .yellow
    }
    let one = (0...3).flatMap { grade in (0...3).map { [grade, $0] } }
    let forms = one + one.flatMap { first in one.map { first + $0 } }
    var (never, always, falls) = (true, true, false)
    for pain in 0...4 {
      for values in forms {
        guard fires(pain, values) else {
          always = false
          continue
        }
        never = false
        falls = falls || !fires(pain + 1, values)
        for place in values.indices {
          var worse = values
          worse[place] += place % 2 == 0 ? 1 : -1
          falls = falls || (0...3).contains(worse[place]) && !fires(pain, worse)
        }
      }
    }
    let codes = [
      never ? "rule-never" : nil, always ? "rule-always" : nil, falls ? "colour-falls" : nil,
    ]
    return Set(codes.compactMap(\.self))
  }
}
