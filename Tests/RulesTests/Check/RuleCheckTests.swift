import Diagnostics
import Expressions
import Rules
import Testing
import Values

struct RuleCheckTests {
  @Test(arguments: [
    ("red", "pain > 5 and pain < 3", ["rule-never: no answers make `a` red"]),
    ("red", "pain > 5 or pain <= 5", ["rule-always: every answer makes `a` red"]),
    ("red", "fever > 36 or fever <= 36", []),
    ("yellow", "worsening(pain) >= 2", []),
    ("yellow", "pain >= 3 and walk <= 8", []),
    ("yellow", "pain >= previous(pain)", []),
    (
      "yellow", "pain >= 3 and walk >= 8",
      [
        "colour-falls: the colour falls as `walk` worsens, by `a`: walk = 8 is yellow, walk = 7 is green"
      ]
    ),
    (
      "red", "pain >= 4 and pain < 2 * walk",
      [
        "colour-falls: the colour falls as `pain` worsens, by `a`: pain = 5 is red, pain = 6 is green"
      ]
    ),
  ])
  func tellsTheAnswersThatShowIt(colour: String, condition: String, told: [String]) throws {
    let rules = try #require(
      kneeRules("rule a \(colour)\n  when \(condition)\n  source \"made up\"\n")
    )
    #expect(rules.told.map { "\($0.code): \($0.message)" } == told)
  }

  @Test func anotherFindingMayKeepTheColourUp() throws {
    let rules = try #require(
      kneeRules(
        """
        rule a yellow
          when pain >= 3 and pain <= 5
          source "made up"

        rule b red
          when pain > 5
          source "made up"

        rule c yellow
          when pain > 6 and locked = true
          source "made up"
        """
      )
    )
    #expect(rules.told.map(\.code) == ["rule-falls", "rule-implied"])
  }

  @Test func anOwnLimitIsTriedOverAllThatMayBeSet() throws {
    let rules = try #require(
      kneeRules(
        """
        limits
          | id | default | allowed | source |
          | own | 4 | [3..6] | "made up" |

        thresholds
          | id | value | yellow | red | source |
          | b | pain | >= own | >= 8 | "made up" |

        rule a yellow
          when pain >= 2 and pain <= 3
          source "made up"
        """
      )
    )
    #expect(
      rules.told.map(\.message) == [
        "the colour falls as `pain` worsens, by `a`: pain = 3 is yellow, pain = 4 is green"
      ]
    )
  }

  /// Rules of random comparisons: what a walk over all answers finds is always told.
  @Test func isNeverCleanWhereBruteForceFindsAFault() throws {
    var random = SplitMix(seed: 20_261_122)
    var faulty = 0
    for _ in 0..<150 {
      let condition = Self.condition(&random, depth: 2)
      let text = "rule a yellow\n  when \(condition)\n  source \"made up\"\n"
      guard let rules = kneeRules(text, mayFail: true) else { continue }
      let expected = Self.bruteForce(rules)
      let told = Set(rules.told.map(\.code))
      #expect(expected.isSubset(of: told), "\(condition): \(told)")
      #expect(told.subtracting(expected).isEmpty, "\(condition): only \(expected)")
      faulty += expected.isEmpty ? 0 : 1
    }
    #expect(faulty > 25)
  }

  private static func condition(_ random: inout SplitMix, depth: Int) -> String {
    if depth > 0, Bool.random(using: &random) {
      let word = Bool.random(using: &random) ? "and" : "or"
      let parts = (0..<2).map { _ in condition(&random, depth: depth - 1) }
      return "(\(parts.joined(separator: ") \(word) (")))"
    }
    let sign = ["<", "<=", ">", ">="].randomElement(using: &random) ?? "<"
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return "pain \(sign) \(Int.random(in: 1...9, using: &random))"
    case 1: return "walk \(sign) \(Int.random(in: 1...19, using: &random))"
    case 2: return "fever \(sign) \(Int.random(in: 37...41, using: &random))"
    case 3: return "pain \(sign) walk - \(Int.random(in: 0...9, using: &random))"
    default: return "locked = \(Bool.random(using: &random))"
    }
  }

  /// The codes that a walk over every form gives: 11 × 21 × 8 × 2 of them.
  private static func bruteForce(_ rules: RuleSet) -> Set<String> {
    let pains = (0...10).map { ValueSet.number(Number($0)) }
    let walks = (0...20).reversed().map { ValueSet.number(Number($0)) }
    let fevers = (36...42).map { ValueSet.number(Number($0)) } + [ValueSet.unknown.hidden]
    let locks = [false, true].map(ValueSet.boolean)
    func fires(_ pain: Int, _ walk: Int, _ fever: Int, _ lock: Int) -> Bool {
      var frame = rules.emptyFrame
      for (name, value) in [
        ("pain", pains[pain]), ("walk", walks[walk]), ("fever", fevers[fever]),
        ("locked", locks[lock]),
      ] {
        if case .value(let slot, _) = rules.schema.lookUp(name) { frame.slots[slot] = value }
      }
      return rules.evaluate(&frame, at: nil).overall.proven == .yellow
    }
    var (never, always, falls) = (true, true, false)
    for lock in 0..<2 {
      for fever in 0..<8 {
        for walk in 0..<21 {
          for pain in 0..<11 {
            guard fires(pain, walk, fever, lock) else {
              always = false
              continue
            }
            never = false
            falls =
              falls || pain < 10 && !fires(pain + 1, walk, fever, lock)
              || walk < 20 && !fires(pain, walk + 1, fever, lock)
              || fever < 6 && !fires(pain, walk, fever + 1, lock)
          }
        }
      }
    }
    return Set(
      [never ? "rule-never" : nil, always ? "rule-always" : nil, falls ? "colour-falls" : nil]
        .compactMap(\.self)
    )
  }
}
