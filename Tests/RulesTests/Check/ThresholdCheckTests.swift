import Diagnostics
import Expressions
import Rules
import Testing
import Values

struct ThresholdCheckTests {
  @Test(arguments: [
    (
      "pain", "-", "[3..5]", ">= 8",
      "colour-falls: the colour of `a` falls as the answer worsens: 5 is yellow, 6 is green, 8 is red"
    ),
    (
      "walk", "-", "[5..8]", "< 2",
      "colour-falls: the colour of `a` falls as the answer worsens: 5 is yellow, 4 is green, 1 is red"
    ),
    (
      "total", "-", "never", "< 10",
      "colour-falls: the colour of `a` falls as the answer worsens: 5 is red, 10 is green"
    ),
    ("pain", "-", ">= 8", ">= 5", "colour-unreached: no value of `a` is yellow"),
    ("pain", "<= 3", ">= 5", ">= 8", "colour-gap: no cell says which colour 4 of `a` has"),
    ("total", "< 19", "> 19", "> 50", "colour-gap: no cell says which colour 19 of `a` has"),
  ])
  func tellsTheAnswersThatShowIt(
    value: String,
    green: String,
    yellow: String,
    red: String,
    told: String
  ) throws {
    let rules = try #require(kneeRules(row(value, green, yellow, red)))
    #expect(rules.told.map { "\($0.code): \($0.message)" } == [told])
  }

  @Test func triesBothEndsOfAnOwnLimit() throws {
    let limits = """
      limits
        | id | default | allowed | source |
        | own | 5 | [3..9] | "made up" |


      """
    let rules = try #require(kneeRules(limits + row("pain", "<= 6", ">= own", ">= 9")))
    #expect(
      rules.told.map(\.message) == [
        "no cell says which colour 7 of `a` has where `own` is 9"
      ]
    )
  }

  /// Rows of random cells: the verdict is that of every single number the value can be.
  @Test func verdictEqualsBruteForce() throws {
    var random = SplitMix(seed: 20_261_121)
    var faulty = 0
    for _ in 0..<600 {
      let value = Bool.random(using: &random) ? "pain" : "walk"
      let cells = [true, false, false].map { Self.cell(value, mayBeRest: $0, &random) }
      guard let rules = kneeRules(row(value, cells[0], cells[1], cells[2]), mayFail: true) else {
        continue
      }
      let expected = Self.bruteForce(rules, value)
      let found = Set(rules.told.map(\.code))
      #expect(found == expected, "\(value): \(cells)")
      faulty += expected.isEmpty ? 0 : 1
    }
    #expect(faulty > 100)
  }

  private func row(_ value: String, _ green: String, _ yellow: String, _ red: String) -> String {
    """
    thresholds
      | id | value | green | yellow | red | source |
      | a | \(value) | \(green) | \(yellow) | \(red) | "made up" |
    """
  }

  private static func cell(
    _ value: String,
    mayBeRest: Bool,
    _ random: inout SplitMix
  ) -> String {
    let most = value == "pain" ? 10 : 20
    func number() -> Int { Int.random(in: 0...most, using: &random) }
    switch Int.random(in: 0..<(mayBeRest ? 9 : 7), using: &random) {
    case 0: return "never"
    case 1: return "[\(number())..\(most)]"
    case 2: return "\(number()), >= \(number())"
    case 3: return "< \(number())"
    case 4: return "<= \(number())"
    case 5: return "> \(number())"
    case 6: return ">= \(number())"
    default: return "-"
    }
  }

  /// The codes that a walk over every number gives.
  private static func bruteForce(_ rules: RuleSet, _ value: String) -> Set<String> {
    guard case .value(let slot, let known) = rules.schema.lookUp(value) else { return [] }
    let row = rules.thresholds[0].rows[0]
    var colours: [Verdict?] = []
    for number in (known.domain.low.whole ?? 0)...(known.domain.high.whole ?? 0) {
      var frame = rules.emptyFrame
      frame.slots[slot] = .number(Number(number))
      let found = rules.evaluate(&frame, at: nil).overall
      colours.append(found.proven == found.possible ? found.proven : nil)
    }
    if known.worse == .lower { colours.reverse() }
    var codes: Set<String> = row.yellow == nil && row.red == nil ? ["threshold-never"] : []
    if colours.contains(nil) { codes.insert("colour-gap") }
    let known2 = colours.compactMap(\.self)
    if zip(known2, known2.dropFirst()).contains(where: { $1 < $0 }) { codes.insert("colour-falls") }
    if row.yellow != nil, !known2.contains(.yellow) { codes.insert("colour-unreached") }
    if row.red != nil, !known2.contains(.red) { codes.insert("colour-unreached") }
    return codes
  }
}
