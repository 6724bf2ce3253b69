import Diagnostics
import Expressions
import Values

extension MutantMaker {
  /// Moves every limit in an expression and drops each side of each `and` and `or`.
  mutating func change(_ expression: Expression, _ owner: Owner) {
    switch expression.kind {
    case .comparison(let comparison, let left, let right):
      move(comparison, left, right, in: expression, owner)
    case .between(let value, let low, let high):
      move(low, against: value, in: expression, owner)
      move(high, against: value, in: expression, owner)
    case .within(let value, let tests):
      for test in tests { move(test, of: value, owner) }
    case .all(let parts): dropSides(parts, "and", of: expression, owner)
    case .any(let parts): dropSides(parts, "or", of: expression, owner)
    default: break
    }
    for part in expression.parts { change(part, owner) }
  }

  private mutating func dropSides(
    _ parts: [Expression],
    _ word: String,
    of whole: Expression,
    _ owner: Owner
  ) {
    for index in parts.indices {
      var left = parts
      let dropped = left.remove(at: index)
      let text = left.map { source[$0.span] }.joined(separator: " \(word) ")
      let edit = Mutant.Edit(span: whole.span, text: left.count > 1 ? "(\(text))" : text)
      add(owner, .side(oneLine(dropped.span), of: word), at: dropped.span, edit)
    }
  }

  // MARK: Limits

  private mutating func move(
    _ comparison: ComparisonOperator,
    _ left: Expression,
    _ right: Expression,
    in whole: Expression,
    _ owner: Owner
  ) {
    if right.isMovable {
      move(right, against: left, in: whole, owner)
    } else if left.isMovable {
      move(left, against: right, in: whole, owner)
    } else if comparison.isOrdered {
      move(right, against: left, in: whole, owner)
    }
  }

  /// Moves the limit of a test of a cell or a list.
  mutating func move(_ test: UnaryTest, of value: Expression, _ owner: Owner) {
    switch test.kind {
    case .comparison(let comparison, let operand) where operand.isMovable || comparison.isOrdered:
      move(operand, against: value, in: Expression(.invalid, test.span), owner)
    case .value(let operand):
      if case .range(let range) = operand.kind {
        move(range.low, against: value, in: operand, owner)
        move(range.high, against: value, in: operand, owner)
      } else if operand.isMovable {
        move(operand, against: value, in: operand, owner)
      }
    default: break
    }
  }

  private mutating func move(
    _ limit: Expression,
    against value: Expression,
    in whole: Expression,
    _ owner: Owner
  ) {
    for text in moved(limit, against: value) {
      let before = source[Span(whole.span.start, limit.span.start)]
      let after = source[Span(limit.span.end, whole.span.end)]
      add(
        owner,
        .limit(from: oneLine(whole.span), to: (before + text + after).onOneLine),
        at: limit.span,
        Mutant.Edit(span: limit.span, text: text)
      )
    }
  }

  /// A limit one step lower and one step higher; a limit that is computed gets the step added.
  func moved(_ limit: Expression, against value: Expression) -> [String] {
    if case .period(let period) = limit.kind {
      return [-1, 1].map { Period(period.count + $0, period.unit).description }
    }
    if case .date(let day) = limit.kind {
      return [-1, 1].map { CivilDate(dayNumber: day.dayNumber + $0).description }
    }
    guard limit.kind != .none else { return [] }
    let step = step(value)
    if let number = limit.constant {
      return [step.negated, step].compactMap { number.adding($0)?.description }
    }
    let text = limit.isName ? source[limit.span] : "(\(source[limit.span]))"
    return ["-", "+"].map { "\(text) \($0) \(step)" }
  }

  func oneLine(_ span: Span) -> String { source[span].onOneLine }
}

extension String {
  /// The text with single spaces between its words, as it is shown.
  var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

extension ComparisonOperator {
  /// Whether it compares by size; the others compare options too.
  fileprivate var isOrdered: Bool { self != .equal && self != .notEqual }
}

extension Expression {
  /// Whether something can be added to it without parentheses.
  fileprivate var isName: Bool {
    switch kind {
    case .path, .call: true
    default: false
    }
  }

  /// Whether it is a limit as it stands.
  var isMovable: Bool {
    switch kind {
    case .period, .date: true
    default: constant != nil
    }
  }

  /// The expressions that it is made of.
  var parts: [Expression] {
    switch kind {
    case .call(_, let arguments): arguments
    case .negated(let operand), .not(let operand), .has(let operand, _), .test(_, let operand):
      [operand]
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right),
      .otherwise(let left, let right):
      [left, right]
    case .between(let value, let low, let high): [value, low, high]
    case .within(let value, let tests): [value] + tests.flatMap(\.parts)
    case .range(let range): [range.low, range.high]
    case .all(let parts), .any(let parts), .list(let parts): parts
    case .choice(let condition, let then, let otherwise): [condition, then, otherwise]
    default: []
    }
  }

  /// It and all that it is made of.
  var everyPart: [Expression] { [self] + parts.flatMap(\.everyPart) }
}

extension UnaryTest {
  /// The expressions that it is made of.
  var parts: [Expression] {
    switch kind {
    case .comparison(_, let operand), .value(let operand): [operand]
    case .colour, .named: []
    }
  }
}
