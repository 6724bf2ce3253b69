import Expressions
import Values

@testable import DMN

/// What a DMN engine makes of a table, read from the model alone and without the rule engine.
struct Interpreter {
  /// A value as DMN knows it.
  enum Value: Hashable {
    case literal(Literal)
    case list(Set<String>)
    case null
  }

  let table: DecisionTable

  /// The outputs of the rows that match, from the top.
  func matches(_ values: [String: Value]) -> [[String?]] {
    table.rules.filter { rule in
      zip(rule.inputs, table.inputs).allSatisfy { entry, input in
        holds(FEELReader.tests(entry.text), values[input.expression.text] ?? .null, values)
      }
    }.map { $0.outputs.map { FEELReader.output($0.text)?.text } }
  }

  private func holds(_ tests: CellTests?, _ value: Value, _ values: [String: Value]) -> Bool {
    switch tests {
    case .any?: true
    case .tests(let tests)?: tests.contains { holds($0, value, values) }
    case .never?, nil: false
    }
  }

  private func holds(_ test: CellTest, _ value: Value, _ values: [String: Value]) -> Bool {
    switch (test, value) {
    case (.missing, .null): true
    case (.holds(let text), .list(let list)): list.contains(text)
    case (.comparison(let sign, let literal), .literal(let value)):
      compares(sign, value, resolved(literal, values))
    case (.range(let range), .literal(let value)):
      compares(range.includesLow ? .greaterOrEqual : .greater, value, resolved(range.low, values))
        && compares(range.includesHigh ? .lessOrEqual : .less, value, resolved(range.high, values))
    default: false
    }
  }

  private func resolved(_ literal: Literal, _ values: [String: Value]) -> Literal? {
    guard case .name(let name) = literal else { return literal }
    if case .literal(let value)? = values[name] { return value }
    return nil
  }

  private func compares(_ sign: ComparisonOperator, _ left: Literal, _ right: Literal?) -> Bool {
    guard let right else { return false }
    switch (sign, left, right) {
    case (.equal, _, _): return left == right
    case (.notEqual, _, _): return left != right
    case (_, .number(let left), .number(let right)):
      switch sign {
      case .less: return left < right
      case .lessOrEqual: return left <= right
      case .greater: return left > right
      default: return left >= right
      }
    default: return false
    }
  }
}
