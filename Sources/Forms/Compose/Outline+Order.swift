import Diagnostics
import Expressions

extension Outline {
  /// The steps in an order in which each is preceded by all that it reads, and what makes this
  /// impossible; steps that do not depend on each other stay as they are declared.
  ///
  /// - Complexity: O(steps + reads).
  func order() -> (steps: [EvaluationStep], diagnostics: [Diagnostic]) {
    var walk = OrderWalk(self)
    for step in steps { walk.visit(step) }
    return (walk.order, walk.diagnostics + laterReads)
  }

  /// One step that another reads, and the expression that reads it.
  fileprivate struct Read {
    let target: EvaluationStep
    let expression: ParsedExpression
    let scope: Int
  }

  /// What must be settled before a step.
  ///
  /// An item that reads another of the same entry waits for no step: entries are settled item by
  /// item.
  fileprivate func reads(of step: EvaluationStep) -> [Read] {
    switch step {
    case .item(let item): items[item].conditions.flatMap { reads(conditions[$0]) }
    case .section(let section):
      (sections[section].conditions + sections[section].items.flatMap { items[$0].conditions })
        .flatMap { reads(conditions[$0]) }
    case .score(let score):
      reads(scores[score].formula, ofScope: scores[score].scope)
        + scores[score].conditions.flatMap { reads(conditions[$0]) }
    }
  }

  private func reads(_ condition: OutlineCondition) -> [Read] {
    reads(condition.test, ofScope: condition.scope, inSection: condition.section)
  }

  private func reads(
    _ expression: ParsedExpression,
    ofScope scope: Int,
    inSection section: Int? = nil
  ) -> [Read] {
    expression.names.compactMap { id in
      guard let name = name(id, inScope: scope), let target = settling[name] else { return nil }
      if let section, target == .section(section), name != sections[section].name { return nil }
      return Read(target: target, expression: expression, scope: scope)
    }
  }

  /// Conditions of an entry's items that read an item which is asked no earlier.
  private var laterReads: [Diagnostic] {
    sections.flatMap { section in
      section.items.indices.flatMap { field in
        laterReads(of: section.items[field], among: section.items[field...])
      }
    }
  }

  private func laterReads(of item: Int, among later: ArraySlice<Int>) -> [Diagnostic] {
    let names = Set(later.map { items[$0].name })
    var found: [Diagnostic] = []
    for condition in items[item].conditions.map({ conditions[$0] }) where condition.section != nil {
      for id in condition.test.names {
        guard let name = name(id, inScope: condition.scope), names.contains(name) else { continue }
        found.append(.laterItem(name, at: condition.test.place))
      }
    }
    return found
  }
}

/// A walk from each step to what it reads, depth first.
private struct OrderWalk {
  private let outline: Outline
  private var path: [(step: EvaluationStep, read: Outline.Read)] = []
  private var open: Set<EvaluationStep> = []
  private var done: Set<EvaluationStep> = []
  private(set) var order: [EvaluationStep] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ outline: Outline) { self.outline = outline }

  mutating func visit(_ step: EvaluationStep) {
    guard !done.contains(step) else { return }
    open.insert(step)
    for read in outline.reads(of: step) {
      path.append((step, read))
      if open.contains(read.target) { reportCircle(to: read.target) } else { visit(read.target) }
      path.removeLast()
    }
    open.remove(step)
    done.insert(step)
    order.append(step)
  }

  /// Tells of a circle where the form's own file closes it, if it does.
  private mutating func reportCircle(to step: EvaluationStep) {
    guard let start = path.firstIndex(where: { $0.step == step }) else { return }
    let circle = path[start...]
    let names = circle.map { outline.name($0.step) } + [outline.name(step)]
    let own = circle.first { $0.read.scope == 0 } ?? path[start]
    let place = own.read.expression.place
    if diagnostics.contains(where: { $0.place == place }) { return }
    diagnostics.append(.cycle(names, at: place))
  }
}
