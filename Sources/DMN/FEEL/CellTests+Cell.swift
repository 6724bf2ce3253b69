import Expressions
import Values

/// What the tests of a column are about.
enum Subject: Sendable, Hashable {
  /// One value.
  case value
  /// Several options at once.
  case several
  /// A colour, which the rule language writes as a word.
  case colour
  /// What fired: ids, perhaps with a colour.
  case fired
}

extension CellTests {
  /// What a cell of the rule language tests; `nil` where only that language can say it.
  init?(_ cell: Cell, of subject: Subject) {
    switch cell.kind {
    case .any: self = .any
    case .never: self = .never
    case .invalid: return nil
    case .tests(let tests):
      let read = tests.map { CellTest.tests($0, of: subject) }
      guard !read.contains(nil) else { return nil }
      self = .tests(read.compactMap(\.self).flatMap(\.self))
    }
  }
}

extension CellTest {
  fileprivate static func tests(_ test: UnaryTest, of subject: Subject) -> [CellTest]? {
    switch (test.kind, subject) {
    case (.colour(let colour), .colour): [.comparison(.equal, .text(colour.description))]
    case (.named(let id, let colour), .fired): [.holds("\(id) \(colour)")]
    case (.value(let operand), .fired):
      if case .path(let id) = operand.kind { [.holds(id)] } else { nil }
    case (.value(let operand), .several): options(operand)
    case (.value(let operand), .value): values(operand)
    case (.comparison(let sign, let operand), .value):
      Literal(operand).map { [.comparison(sign, $0)] }
    default: nil
    }
  }

  private static func options(_ operand: Expression) -> [CellTest]? {
    if case .string(let option) = operand.kind { [.holds(option)] } else { nil }
  }

  private static func values(_ operand: Expression) -> [CellTest]? {
    guard case .range(let range) = operand.kind else {
      return Literal(operand).map { [.comparison(.equal, $0)] }
    }
    guard let low = Literal(range.low), let high = Literal(range.high) else { return nil }
    return [
      .range(
        LiteralRange(
          low: low,
          high: high,
          includesLow: range.includesLow,
          includesHigh: range.includesHigh
        )
      )
    ]
  }
}

extension Literal {
  /// What an operand says; `nil` where it must be computed.
  init?(_ operand: Expression) {
    switch operand.kind {
    case .number(let number): self = .number(number)
    case .string(let text): self = .text(text)
    case .boolean(let value): self = .boolean(value)
    case .date(let date): self = .date(date)
    case .period(let period): self = .period(period)
    case .path(let name): self = .name(name)
    case .negated(let inner):
      guard case .number(let number)? = Literal(inner) else { return nil }
      self = .number(number.negated)
    default: return nil
    }
  }
}
