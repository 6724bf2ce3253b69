import Expressions
import Values

/// The steps of a form's evaluation as plain numbers, without anything that is counted or copied.
struct SettledPlan: Sendable {
  enum Step: Sendable {
    case item(Item)
    case section(Int)
    case score(Score)
  }

  struct Item: Sendable {
    let index: Int
    let slot: Int
    /// Whether only some days are allowed.
    let hasDays: Bool
    /// Its conditions among those of the plan.
    let conditions: Range<Int>
  }

  struct Score: Sendable {
    let index: Int
    let slot: Int
    /// The formula's node.
    let formula: Int32
    let decimals: Int
    let isReported: Bool
    let readsScores: Bool
  }

  let steps: [Step]
  /// The conditions of all items, one item's after another's.
  let conditions: [Condition]
  /// The facts of the patient.
  let facts: [(name: String, slot: Int, isDerived: Bool)]
  private let reporter: Word?
  private let trigger: Word?

  /// Who answered, or why: where it stands, and the ids of what can be said.
  private struct Word {
    let slot: Int
    let options: [String]

    init?(_ name: String, _ schema: Schema) {
      guard case .value(let slot, let value) = schema.lookUp(name),
        let options = value.type.options
      else { return nil }
      self.slot = slot
      self.options = options
    }

    func fill(_ frame: inout SettledFrame, _ said: String) {
      if let index = options.firstIndex(of: said) { frame.slots[slot] = .option(index) }
    }
  }

  init(
    _ schema: Schema,
    _ facts: [Fact],
    _ items: [FormItem],
    _ scores: [FormScore],
    _ order: [EvaluationStep]
  ) {
    var conditions: [Condition] = []
    steps = order.compactMap { step in
      switch step {
      case .item(let index):
        guard case .slot(let slot) = items[index].position else { return nil }
        let start = conditions.count
        conditions += items[index].visibility
        return .item(
          Item(
            index: index,
            slot: slot,
            hasDays: items[index].answer.hasDays,
            conditions: start..<conditions.count
          )
        )
      case .score(let index): return .score(Score(index, scores[index]))
      case .section(let index): return .section(index)
      }
    }
    self.conditions = conditions
    self.facts = facts.map { ($0.name, $0.slot, $0.isDerived) }
    reporter = Word("reporter", schema)
    trigger = Word("trigger", schema)
  }

  /// Fills in who answered and why.
  func fill(_ frame: inout SettledFrame, _ answers: Answers) {
    if let said = answers.reporter { reporter?.fill(&frame, said.rawValue) }
    if let said = answers.trigger { trigger?.fill(&frame, said.rawValue) }
  }
}

extension SettledPlan.Score {
  fileprivate init(_ index: Int, _ score: FormScore) {
    self.init(
      index: index,
      slot: score.slot,
      formula: score.formula.node,
      decimals: score.decimals,
      isReported: score.given == .reported,
      readsScores: !score.scoreSlots.isEmpty
    )
  }
}

extension FormItem.Answer {
  /// Whether an answer is a day of which not every one is allowed.
  fileprivate var hasDays: Bool {
    guard case .date(let earliest, let latest) = self else { return false }
    return earliest != nil || latest != nil
  }

  /// Whether a day may be answered in a form of another.
  func allows(_ day: CivilDate, authored: CivilDate) -> Bool {
    guard case .date(let earliest, let latest) = self else { return true }
    let isTooEarly = earliest.map { day < authored.adding($0) } ?? false
    let isTooLate = latest.map { authored.adding($0) < day } ?? false
    return !isTooEarly && !isTooLate
  }
}
