import Expressions

extension Expression {
  /// Every name it reads, in the order they are written, each once.
  var names: [String] {
    var names: [String] = []
    collectNames(into: &names)
    return names
  }

  private func collectNames(into names: inout [String]) {
    if case .path(let name) = kind, !names.contains(name) { names.append(name) }
    for part in parts { part.collectNames(into: &names) }
  }

  private var parts: [Expression] {
    switch kind {
    case .invalid, .number, .string, .boolean, .date, .period, .none, .subject, .path, .last,
      .orWorse:
      []
    case .call(_, let parts), .list(let parts), .all(let parts), .any(let parts): parts
    case .range(let range): [range.low, range.high]
    case .negated(let part), .not(let part), .has(let part, _), .test(_, let part): [part]
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right),
      .otherwise(let left, let right):
      [left, right]
    case .between(let value, let low, let high): [value, low, high]
    case .within(let value, let tests): [value] + tests.compactMap(\.operand)
    case .choice(let condition, let then, let otherwise): [condition, then, otherwise]
    }
  }
}

extension UnaryTest {
  fileprivate var operand: Expression? {
    switch kind {
    case .comparison(_, let operand), .value(let operand): operand
    case .colour, .named: nil
    }
  }
}
