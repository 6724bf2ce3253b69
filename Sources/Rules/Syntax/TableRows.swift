public import Diagnostics
public import Expressions
public import Values

/// A limit that a clinician may set for one patient.
public struct LimitRow: Sendable, Hashable {
  /// What values and cells call it.
  public let id: Name
  /// What it is until it is set; `none` is *not applicable*.
  public let defaultValue: Expression
  /// What it may be set to; ``Expressions/Expression/Kind/range(_:)``.
  public let allowed: Expression
  /// Where the numbers come from.
  public let source: Located<String>?
  /// The row.
  public let span: Span
}

/// Data from a device.
public struct SeriesRow: Sendable, Hashable {
  /// What values call it.
  public let id: Name
  /// The code its readings carry.
  public let code: Located<String>
  /// The unit of its readings; `nil` for none.
  public let unit: Located<String>?
  /// How far apart readings are expected.
  public let interval: Located<Period>
  /// What a reading can be, ``Expressions/Expression/Kind/range(_:)``; `nil` where it is not told.
  public let plausible: Expression?
  /// When there is enough of it to use; `nil` where it is not told.
  public let usableWhen: Expression?
  /// Where the numbers come from.
  public let source: Located<String>?
  /// The row.
  public let span: Span
}

/// The colours of one value, at all or some time points of the plan.
public struct ThresholdRow: Sendable, Hashable {
  /// What the finding is called; rows with different ``timePoints`` may share it.
  public let id: Name
  /// What is tested.
  public let value: Expression
  /// The unit the cells are written in; `nil` for none.
  public let unit: Located<String>?
  /// The time points it holds at; empty is all.
  public let timePoints: [Located<Period>]
  /// What is green; `-` is the rest.
  public let green: Cell
  /// What is yellow unless it is red.
  public let yellow: Cell
  /// What is red.
  public let red: Cell
  /// What it means that the value is unanswered.
  public let missing: Located<MissingMeaning>
  /// Where the numbers come from.
  public let source: Located<String>?
  /// The row.
  public let span: Span
}

/// What it means that a value is unanswered.
public enum MissingMeaning: String, Sendable, Hashable, CaseIterable {
  /// What the value could still be decides.
  case grey
  /// The row is yellow.
  case yellow
  /// The row is red.
  case red
  /// Not applicable while unanswered, here and in every rule.
  case notNeeded = "-"
}
