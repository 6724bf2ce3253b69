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
    ("red", "seen > operated", []),
    ("red", "seen = operated", []),
    ("red", "seen <= 2020-01-01", []),
    ("red", "seen > previous(seen)", []),
    ("red", "seen > 2020-01-01 and seen < 2020-01-03", []),
    ("red", "seen > operated and operated > 2020-01-01", []),
    (
      "red", "seen > 2020-01-01 and seen < 2020-01-02",
      ["rule-never: no answers make `a` red"]
    ),
    (
      "red", "seen > operated and operated > previous(seen) and previous(seen) > seen",
      ["rule-never: no answers make `a` red"]
    ),
    // Whether any day has both would have to be asked of every day that a form is filled in.
    (
      "red", "seen > 2026-01-01 and since(seen) > 30 days",
      ["not-analysed: `a` reads so much that not all of it could be tried"]
    ),
    // 31 = 5.57², which none of the numbers that are tried is.
    (
      "red", "total * total >= 31 and total * total < 32",
      ["not-analysed: `a` reads so much that not all of it could be tried"]
    ),
    (
      "red", "(total * total >= 31 and total * total < 32) or total * total >= 9000",
      ["not-analysed: `a` reads so much that not all of it could be tried"]
    ),
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

  /// What shows that a rule is worse than one finding may show it of others, and never of all.
  @Test func ofManyFindingsTheOneIsFound() throws {
    let conditions = [
      ("a", "pain >= 8 and locked = true"), ("b", "pain >= 9 and locked = true"),
      ("c", "pain >= 6 and locked = true"), ("d", "pain >= 4"),
    ]
    let rules = try #require(
      kneeRules(
        conditions.map { "rule \($0) yellow\n  when \($1)\n  source \"made up\"\n" }
          .joined(separator: "\n")
      )
    )
    let told = rules.told.filter { $0.code == "rule-implied" }.map(\.message)
    #expect(told.count == 3)
    for (message, names) in zip(told, [("a", "c"), ("b", "a"), ("c", "d")]) {
      #expect(message.contains("`\(names.0)`") && message.contains("`\(names.1)`"), "\(message)")
    }
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

  /// Statuses, and rules that read what others found, count too.
  @Test(arguments: [
    (
      """
      rule a yellow
        when pain >= 3 and pain <= 5
        source "made up"

      rule b yellow
        when pain >= 3
        source "made up"

      status
        red when count(yellow or worse) >= 2
      """, ["colour-falls"]
    ),
    (
      """
      rule a yellow
        when pain >= 3 and pain <= 5
        source "made up"

      rule b red
        when fired(a)
        source "made up"

      rule c yellow
        when pain >= 6
        source "made up"
      """, ["colour-falls"]
    ),
    (
      """
      rule a yellow
        when pain >= 3 and pain <= 5
        source "made up"

      rule b yellow
        when pain >= 3 and pain <= 6
        source "made up"

      rule c red
        when pain >= 6
        source "made up"
      """, ["rule-falls", "rule-falls"]
    ),
    (
      """
      values
        sum = pain + walk

      rule a yellow
        when sum >= 3 and sum <= 20
        source "made up"
      """, ["colour-falls"]
    ),
  ])
  func whatIsCountedOrReadFurtherOnFallsToo(sections: String, told: [String]) throws {
    let rules = try #require(kneeRules(sections))
    #expect(rules.told.map(\.code).filter { $0 != "rule-implied" } == told)
  }

  /// A limit that another answer sets.
  @Test(arguments: [
    ("-", ">= walk", "never", []),
    ("-", "<= walk - 15", "never", ["colour-falls"]),
    ("< walk", "> walk", "never", ["colour-gap"]),
    ("-", ">= walk", ">= walk", ["colour-unreached"]),
  ])
  func aLimitThatAnotherAnswerSetsIsTried(
    green: String,
    yellow: String,
    red: String,
    told: [String]
  ) throws {
    let rules = try #require(
      kneeRules(
        """
        thresholds
          | id | value | green | yellow | red | source |
          | a | pain | \(green) | \(yellow) | \(red) | "made up" |
        """
      )
    )
    #expect(rules.told.map(\.code) == told)
  }

  /// Rules and a status of random comparisons: where the colour of a form falls as one answer
  /// worsens, something is told.
  @Test func isNeverCleanWhereTheWholeFalls() throws {
    var random = SplitMix(seed: 20_261_123)
    var faulty = 0
    for _ in 0..<80 {
      let conditions = (0..<3).map { _ in Self.condition(&random, depth: 1) }
      let rows = zip(["a", "b", "c"], conditions).map { id, condition in
        let colour = Bool.random(using: &random) ? "yellow" : "red"
        return "rule \(id) \(colour)\n  when \(condition)\n  source \"made up\"\n\n"
      }
      let least = Int.random(in: 2...3, using: &random)
      let text = rows.joined() + "status\n  red when count(yellow or worse) >= \(least)\n"
      guard let rules = kneeRules(text, mayFail: true) else { continue }
      guard Self.anyStepFalls(rules) else { continue }
      faulty += 1
      let told = Set(rules.told.map(\.code))
      #expect(told.contains("colour-falls"), "\(text): \(told)")
    }
    #expect(faulty > 20)
  }

  /// A random table: where a walk over all forms comes to one without a row, that is told.
  @Test func isNeverCleanWhereAFormHasNoConsultation() throws {
    var random = SplitMix(seed: 20_261_124)
    var faulty = 0
    for _ in 0..<150 {
      let rules = try #require(kneeRules(Self.consultation(&random), mayFail: true))
      guard Self.anyFormHasNoRow(rules) else { continue }
      faulty += 1
      #expect(rules.told.contains { $0.code == "no-consultation-row" })
    }
    #expect(faulty > 20)
  }

  private static func consultation(_ random: inout SplitMix) -> String {
    let colours = ["red", "red", "yellow", "yellow", "green", "green", "grey", "-"]
    let rows = (0..<Int.random(in: 3...9, using: &random)).map { _ in
      let colour = colours.randomElement(using: &random) ?? "-"
      let fired = ["-", "-", "a", "b yellow", "a, b"].randomElement(using: &random) ?? "-"
      let pain = ["-", "-", ">= 5", "< 7"].randomElement(using: &random) ?? "-"
      return "  | \(colour) | \(fired) | \(pain) || phone | nurse | same day |\n"
    }
    return """
      rule a yellow
        when pain >= 3
        source "made up"

      rule b
        yellow when walk <= 9
        red when walk <= 4
        source "made up"

      consultation
        | colour | fired | pain || contact | by | within |

      """ + rows.joined()
  }

  private static func anyFormHasNoRow(_ rules: RuleSet) -> Bool {
    forms(rules).contains { form in
      var frame = form
      let overall = rules.evaluate(&frame, at: nil).overall
      let colour = Colour(proven: overall.proven, possible: overall.possible)
      return rules.consultations(for: colour, overall, &frame).isEmpty
    }
  }

  /// Every answer to `pain` and `walk`.
  private static func forms(_ rules: RuleSet) -> [Frame] {
    (0...10).flatMap { pain in
      (0...20).map { walk in
        var frame = rules.emptyFrame
        for (name, value) in [("pain", pain), ("walk", walk)] {
          if case .value(let slot, _) = rules.schema.lookUp(name) {
            frame.slots[slot] = .number(Number(value))
          }
        }
        return frame
      }
    }
  }

  /// Whether a step of one answer makes any form milder.
  private static func anyStepFalls(_ rules: RuleSet) -> Bool {
    let fevers = (36...42).map { ValueSet.number(Number($0)) } + [ValueSet.unknown.hidden]
    for lock in [false, true] {
      var colours: [[[Verdict]]] = []
      for fever in fevers {
        let found = forms(rules).map { form in
          var frame = form
          for (name, value) in [("fever", fever), ("locked", .boolean(lock))] {
            if case .value(let slot, _) = rules.schema.lookUp(name) { frame.slots[slot] = value }
          }
          return rules.evaluate(&frame, at: nil).overall.proven
        }
        colours.append((0...10).map { Array(found[($0 * 21)..<($0 * 21 + 21)].reversed()) })
      }
      for fever in 0..<8 {
        for pain in 0..<11 {
          for walk in 0..<21 {
            let here = colours[fever][pain][walk]
            if pain < 10, colours[fever][pain + 1][walk] < here { return true }
            if walk < 20, colours[fever][pain][walk + 1] < here { return true }
            if fever < 6, colours[fever + 1][pain][walk] < here { return true }
          }
        }
      }
    }
    return false
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
