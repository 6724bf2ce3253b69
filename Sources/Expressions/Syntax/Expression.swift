public import Diagnostics
public import Values

/// An expression as it was written.
public struct Expression: Sendable, Hashable {
  /// The forms an expression takes.
  public indirect enum Kind: Sendable, Hashable {
    /// What could not be read; a diagnostic has been given.
    case invalid
    case number(Number)
    case string(String)
    case boolean(Bool)
    case date(CivilDate)
    case period(Period)
    /// Not applicable until set; only the default of a limit.
    case none
    /// The value a cell is about; never written.
    case subject
    /// A name such as `phq_9.total`.
    case path(String)
    case call(name: String, arguments: [Expression])
    /// `last 14 days`: a stretch of a series.
    case last(Period)
    case range(ValueRange)
    case list([Expression])
    case negated(Expression)
    case not(Expression)
    case arithmetic(ArithmeticOperator, Expression, Expression)
    case comparison(ComparisonOperator, Expression, Expression)
    case between(Expression, low: Expression, high: Expression)
    case within(Expression, [UnaryTest])
    case has(Expression, option: String)
    case all([Expression])
    case any([Expression])
    case choice(condition: Expression, then: Expression, otherwise: Expression)
    case otherwise(Expression, Expression)
    /// `yellow or worse`, an argument of `count`.
    case orWorse(Verdict)
    /// `< 3.9`, an argument of a function on a series.
    case test(ComparisonOperator, Expression)
  }

  /// What it is.
  public let kind: Kind
  /// Where it stands.
  public let span: Span

  /// Makes an expression.
  public init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }
}

/// `+ - * /`.
public enum ArithmeticOperator: String, Sendable, Hashable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case over = "/"
}

/// The six comparisons.
public enum ComparisonOperator: String, Sendable, Hashable {
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "="
  case notEqual = "!="

  init?(_ token: Token.Kind) {
    switch token {
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .greater: self = .greater
    case .greaterOrEqual: self = .greaterOrEqual
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    default: return nil
    }
  }
}

/// `[low..high]`; a parenthesis leaves that end out.
public struct ValueRange: Sendable, Hashable {
  /// The lower end.
  public let low: Expression
  /// The upper end.
  public let high: Expression
  /// Whether the lower end belongs to it.
  public let includesLow: Bool
  /// Whether the upper end belongs to it.
  public let includesHigh: Bool
}

/// One test of a cell, on the value of the cell's row or column.
public struct UnaryTest: Sendable, Hashable {
  /// The forms a test takes.
  public enum Kind: Sendable, Hashable {
    /// `>= 10`.
    case comparison(ComparisonOperator, Expression)
    /// `10`, `"dry"`, `[1..3]`, or the id of what fired.
    case value(Expression)
    /// `red`.
    case colour(Colour)
    /// `cast red`: fired in that colour.
    case named(String, Colour)
  }

  /// What it tests.
  public let kind: Kind
  /// Where it stands.
  public let span: Span
}

/// An input cell of a table.
public struct Cell: Sendable, Hashable {
  /// The forms a cell takes.
  public enum Kind: Sendable, Hashable {
    /// `-`: the rest, or anything.
    case any
    /// `never`.
    case never
    /// Any of these.
    case tests([UnaryTest])
    /// A diagnostic has been given.
    case invalid
  }

  /// What it holds.
  public let kind: Kind
  /// Where it stands.
  public let span: Span

  /// Makes a cell.
  public init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }
}
