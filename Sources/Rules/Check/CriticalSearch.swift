import Expressions
import Values

/// Looks for answers that show a fault: what variables can be is halved again and again, and
/// wherever what is left already proves that there is no fault, it is left out.
///
/// A half is evaluated as a gap is, so that the proof is one by intervals; where every variable is
/// at one point it is exact. Nothing found within the budget is *no fault* only if the search came
/// to its end.
struct CriticalSearch {
  /// What a search comes to.
  enum Verdict {
    /// Answers that show the fault.
    case found(Frame, [Variable.Cell])
    /// There are none.
    case none
    /// There were too many to try.
    case gaveUp
  }

  /// What is looked at: a frame with gaps, and the points of each variable.
  struct Look {
    var frame: Frame
    var cells: [Variable.Cell]
    /// Whether every variable is at one point.
    var isExact = false
  }

  private let rules: RuleSet
  private let open: Frame
  private let variables: [Variable]
  private let named: [NamedValue]
  private let computed: [ComputedValue]
  /// How many more evaluations there may be.
  private(set) var budget: Int

  /// - Parameters:
  ///   - rules: what is evaluated.
  ///   - open: a frame in which every value can be all that its form allows.
  ///   - variables: what is set.
  ///   - reads: what is evaluated reads this; other named values are not computed.
  ///   - computed: values that are not set, but computed of what is.
  ///   - budget: how many evaluations there may be.
  init(
    _ rules: RuleSet,
    _ open: Frame,
    _ variables: [Variable],
    _ reads: Reads,
    _ computed: [ComputedValue] = [],
    budget: Int
  ) {
    self.computed = computed
    self.rules = rules
    self.open = open
    self.variables = variables
    self.budget = budget
    named = rules.named.filter { reads.slots.contains($0.slot) }
  }

  /// Looks for answers.
  ///
  /// - Parameter isPossible: whether what is looked at could still hold the fault; where it is
  ///   exact, whether it does.
  /// - Returns: the answers, or that there are none, or that there were too many to try.
  mutating func run(_ isPossible: (inout Look) -> Bool) -> Verdict {
    var look = Look(frame: open, cells: variables.map(\.cell))
    for variable in variables { look.frame.set(variable.kind, to: variable.cell.hull) }
    let before = budget
    let verdict = search(&look, isPossible)
    // What the first look proves, it proves of all that the variables can be.
    let isProof = budget + 1 >= before
    if case .none = verdict, !isProof, variables.contains(where: \.leavesOut) { return .gaveUp }
    return verdict
  }

  private mutating func search(_ look: inout Look, _ isPossible: (inout Look) -> Bool) -> Verdict {
    guard budget > 0 else { return .gaveUp }
    budget -= 1
    let next = widest(look.cells)
    look.isExact = next == nil
    if next.map({ variables[$0].isOpaque }) != true {
      rules.compute(computed, named, &look.frame)
      guard isPossible(&look) else { return .none }
    }
    guard let next else { return .found(look.frame, look.cells) }
    let whole = look.cells[next]
    defer {
      look.cells[next] = whole
      look.frame.set(variables[next].kind, to: whole.hull)
    }
    for part in whole.parts {
      look.cells[next] = part
      look.frame.set(variables[next].kind, to: part.hull)
      switch search(&look, isPossible) {
      case .none: continue
      case let other: return other
      }
    }
    return .none
  }

  /// The variable with the most points left, one of which several prove nothing first; `nil` where
  /// each is at one.
  private func widest(_ cells: [Variable.Cell]) -> Int? {
    var found: Int?
    for index in cells.indices where cells[index].count > 1 {
      if variables[index].isOpaque { return index }
      if cells[index].count > found.map({ cells[$0].count }) ?? 1 { found = index }
    }
    return found
  }
}
