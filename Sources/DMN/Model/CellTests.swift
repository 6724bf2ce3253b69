import Expressions
import Values

/// What a cell tests, as far as the rule language and DMN can both say it.
enum CellTests: Sendable, Hashable {
  /// `-` in both.
  case any
  /// No value: a cell of the rule language that DMN writes as no row at all.
  case never
  /// Any of these.
  case tests([CellTest])
}

/// One literal test.
enum CellTest: Sendable, Hashable {
  case comparison(ComparisonOperator, Literal)
  case range(LiteralRange)
  /// `list contains(?, "a")`: the value is several, and this is among them.
  case holds(String)
  /// `null`: there is no value.
  case missing
}

/// What a test compares with: a constant, or the name of another value.
enum Literal: Sendable, Hashable {
  case number(Number)
  case text(String)
  case boolean(Bool)
  case date(CivilDate)
  case period(Period)
  case name(String)
}

/// `[1..3]`.
struct LiteralRange: Sendable, Hashable {
  var low: Literal
  var high: Literal
  var includesLow: Bool
  var includesHigh: Bool
}

extension Literal {
  /// Whether a text is a name of the rule language, such as `phq_9.total`.
  static func isName(_ text: String) -> Bool {
    text.wholeMatch(of: #/[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*/#) != nil
  }
}
