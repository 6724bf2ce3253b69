import Expressions
import Values

/// Looks for answers that show a fault: variables are set one after another, and wherever what is
/// known so far already proves that there is no fault, the rest is left out.
///
/// What is not set yet can be anything, so that the proof is one by intervals; where all are set it
/// is exact. Nothing found within the budget is *no fault* only if the search came to its end.
struct CriticalSearch {
  /// What a search comes to.
  enum Verdict {
    /// Answers that show the fault.
    case found(Frame)
    /// There are none.
    case none
    /// There were too many to try.
    case gaveUp
  }

  private let rules: RuleSet
  /// Texts first: a text that is not set counts as not given, which proves nothing.
  private let variables: [Variable]
  private let texts: Int
  private var budget: Int

  /// - Parameters:
  ///   - rules: what is evaluated.
  ///   - variables: what is set.
  ///   - budget: how many evaluations there may be.
  init(_ rules: RuleSet, _ variables: [Variable], budget: Int) {
    self.rules = rules
    let isText = { (variable: Variable) in variable.points.contains(where: \.isText) }
    self.variables = variables.filter(isText) + variables.filter { !isText($0) }
    texts = variables.count(where: isText)
    self.budget = budget
  }

  /// Looks for answers.
  ///
  /// - Parameter isPossible: whether a frame, with gaps where variables are not set, could still
  ///   hold the fault; where the second is `true` all are set, and it is asked whether it does.
  /// - Returns: the answers, or that there are none, or that there were too many to try.
  mutating func run(_ isPossible: (inout Frame, Bool) -> Bool) -> Verdict {
    var frame = rules.openFrame()
    for variable in variables { variable.open(in: &frame, rules.schema) }
    return search(0, frame, isPossible)
  }

  private mutating func search(
    _ depth: Int,
    _ frame: Frame,
    _ isPossible: (inout Frame, Bool) -> Bool
  ) -> Verdict {
    var frame = frame
    rules.computeNamed(&frame)
    guard budget > 0 else { return .gaveUp }
    budget -= 1
    guard depth < texts || isPossible(&frame, depth == variables.count) else { return .none }
    guard depth < variables.count else { return .found(frame) }
    for point in variables[depth].points {
      variables[depth].set(point, in: &frame)
      switch search(depth + 1, frame, isPossible) {
      case .none: continue
      case let other: return other
      }
    }
    return .none
  }
}

extension Variable.Point {
  fileprivate var isText: Bool {
    if case .value(let value) = self { value.kind == .text } else { false }
  }
}

extension RuleSet {
  /// Computes the named values of a frame.
  func computeNamed(_ frame: inout Frame) {
    for value in named {
      frame.slots[value.slot] = program.value(value.computation, &frame)
    }
  }
}
