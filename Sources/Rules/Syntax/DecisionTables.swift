public import Diagnostics
public import Expressions
import Values

/// Which consultation follows from a colour and its reasons; rows are tried from the top.
public struct ConsultationTable: Sendable, Hashable {
  /// What the rows test.
  public let inputs: [InputColumn]
  /// The output columns besides `contact`, `by` and `within`.
  public let freeOutputs: [Name]
  /// The rows, in the order they are tried.
  public let rows: [ConsultationRow]
  /// The word `consultation`.
  public let span: Span
}

/// One row of `consultation`.
public struct ConsultationRow: Sendable, Hashable {
  /// A cell for each input column.
  public let inputs: [Cell]
  /// The kind of contact, such as `phone` or `none`.
  public let contact: Name
  /// The role; `nil` for `-`.
  public let role: Name?
  /// How soon; `nil` for `-`.
  public let deadline: Located<Within>?
  /// A word for each free output column; `nil` for `-`.
  public let free: [Name?]
  /// The row.
  public let span: Span
}

/// Orders and preparations; every row that matches applies.
public struct ActionTable: Sendable, Hashable {
  /// What the rows test.
  public let inputs: [InputColumn]
  /// The output columns besides `order`, `by` and `within`.
  public let freeOutputs: [Name]
  /// The rows.
  public let rows: [ActionRow]
  /// The word `actions`.
  public let span: Span
}

/// One row of `actions`.
public struct ActionRow: Sendable, Hashable {
  /// A cell for each input column.
  public let inputs: [Cell]
  /// What is ordered.
  public let order: Name
  /// The role; `nil` for `-`.
  public let role: Name?
  /// How soon; `nil` for `-`.
  public let deadline: Located<Within>?
  /// A word for each free output column; `nil` for `-`.
  public let free: [Name?]
  /// The row.
  public let span: Span
}

/// What an input column of `consultation` or `actions` reads.
public struct InputColumn: Sendable, Hashable {
  /// The things a column can read.
  public enum Kind: Sendable, Hashable {
    /// The decision's colour.
    case colour
    /// The colour that is proven whatever the gaps hold.
    case proven
    /// The worst colour that the gaps allow.
    case possible
    /// The thresholds and rules that fired.
    case fired
    /// A value, such as the wish or `since(last_foot_check)`.
    case value(Expression)
  }

  /// What it reads.
  public let kind: Kind
  /// Where the heading stands.
  public let span: Span
}
