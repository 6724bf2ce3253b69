import Expressions
import Testing
import Values

@testable import Forms

@Suite("The forms of both pathways")
struct ShippedFormTests {
  /// Answers to the items `prefix` and a word each; `-` is unanswered.
  static func answers(_ prefix: String, _ names: [String], _ row: String) -> String {
    zip(names, row.split(separator: " ")).compactMap { name, word in
      word == "-" ? nil : "\"\(prefix).\(name)\":\(word)"
    }.joined(separator: ",")
  }

  static let phq9 = [
    "interest", "mood", "sleep", "energy", "appetite", "self_worth", "concentration", "movement",
    "self_harm",
  ]

  static let phq9Cases: [(String, [Int], String)] = [
    ("2 2 1 2 1 0 - - 0", [8, 14], "10.29"),
    ("3 3 3 3 3 3 - - 0", [18, 24], "23.14"),
    ("3 3 3 3 3 3 - 3 0", [21, 24], "23.63"),
  ]

  @Test(arguments: phq9Cases)
  func boundsAndProratesPHQ9(row: String, bounds: [Int], displayed: String) throws {
    let form = try ShippedForms.form("epilepsy_follow_up")
    let values = try Evaluated(form, Self.answers("phq_9", Self.phq9, row))
    #expect(values["phq_9.total"]?.bounds == bounds.map { Number($0) })
    #expect(try values.displayed("phq_9.total")?.value == Number(displayed))
  }

  @Test func proratesPRWE() throws {
    let form = try ShippedForms.form("wrist_surgery_follow_up")
    let names = (1...5).map { "pain_\($0)" } + (1...6).map { "specific_\($0)" }
    let values = try Evaluated(
      form,
      Self.answers("prwe", names + (1...4).map { "usual_\($0)" }, "3 5 6 4 - 4 5 3 6 2 4 2 3 5 4")
    )
    #expect(try values.displayed("prwe.total")?.value == Number("41.5"))
    #expect(values["prwe.total"]?.bounds == [Number(37), Number(47)])
  }

  @Test func proratesQuickDASH() throws {
    let form = try ShippedForms.form(of: "observation.quick_dash")
    let names = (1...11).map { "item_\($0)" }
    let row = "2 2 3 2 3 2 2 2 3 2 -"
    let values = try Evaluated(form, Self.answers("quick_dash", names, row))
    #expect(try values.displayed("quick_dash.total")?.value == Number("32.5"))
  }

  // MARK: Properties

  @Test(arguments: ShippedForms.ids, [UInt64](1...40))
  func aGapHoldsEveryWayToFillIt(id: String, seed: UInt64) throws {
    let form = try ShippedForms.form(id)
    var generator = SeededGenerator(seed)
    let full = RandomAnswers(form, &generator)
    let gaps = full.removing(&generator)
    let rest = #","reporter":"self","trigger":"planned""#
    let whole = try Evaluated(form, full.text, rest: rest)
    let partial = try Evaluated(form, gaps.text)
    try #require(whole.answers.faults.isEmpty && partial.answers.faults.isEmpty)
    for (slot, value) in form.schema.values.enumerated() {
      let (gap, filled) = (partial.values.frame.slots[slot], whole.values.frame.slots[slot])
      #expect(gap.holds(filled), "\(value.name): \(gap) does not hold \(filled)")
    }
  }

  @Test(arguments: ShippedForms.ids, [UInt64](1...5))
  func theOrderOfAnswersChangesNothing(id: String, seed: UInt64) throws {
    let form = try ShippedForms.form(id)
    var generator = SeededGenerator(seed)
    let answers = RandomAnswers(form, &generator).removing(&generator)
    let shuffled = RandomAnswers(members: answers.members.shuffled(using: &generator))
    let (first, second) = (try Evaluated(form, answers.text), try Evaluated(form, shuffled.text))
    #expect(first.values.frame.slots == second.values.frame.slots)
    #expect(first.values.frame.sections == second.values.frame.sections)
    #expect(first.values.displayed == second.values.displayed)
  }
}

extension ValueSet {
  /// Whether everything that another set could be is possible here.
  func holds(_ other: ValueSet) -> Bool {
    if other.canBeNotApplicable, !canBeNotApplicable { return false }
    guard other.canApply else { return true }
    return canApply && low <= other.low && other.high <= high
      && other.options & ~options == 0 && chosen & ~other.chosen == 0
  }
}
