public import Diagnostics
public import Expressions
public import Values

/// A named intermediate value.
public struct ValueLine: Sendable, Hashable {
  /// Its name.
  public let id: Name
  /// How it is computed.
  public let expression: Expression
  /// Which direction is worse; `nil` where the line does not say.
  public let worse: Located<WorseDirection>?
  /// The line.
  public let span: Span
}

/// Which direction of a value is worse.
public enum WorseDirection: String, Sendable, Hashable, CaseIterable {
  case higher, lower, neither
}

/// A condition on several values or over time, in one colour or in two.
public struct RuleBlock: Sendable, Hashable {
  /// What the finding is called.
  public let id: Name
  /// The word `safety`; `nil` where the rule does not override.
  public let safety: Span?
  /// Its conditions, each colour once at most, never empty.
  public let clauses: [RuleClause]
  /// Where it comes from.
  public let source: Located<String>?
  /// The line `rule …`.
  public let span: Span

  /// Whether the rule overrides others.
  public var isSafety: Bool { safety != nil }
}

/// One condition of a rule and the colour it gives.
public struct RuleClause: Sendable, Hashable {
  /// Yellow or red; where the word stands.
  public let colour: Located<Verdict>
  /// When it fires.
  public let condition: Expression
  /// The line `when …`.
  public let span: Span
}

/// A condition on the findings that raises the colour.
public struct StatusLine: Sendable, Hashable {
  /// Yellow or red; where the word stands.
  public let colour: Located<Verdict>
  /// When it holds.
  public let condition: Expression
  /// The line.
  public let span: Span
}
