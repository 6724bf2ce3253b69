public import Diagnostics

/// A value that an author wrote, and where it stands.
public struct Placed<Value: Sendable & Hashable>: Sendable, Hashable {
  /// The value.
  public let value: Value
  /// Where it stands in its file; of a string, without the quotes.
  public let span: Span

  /// Makes a placed value.
  public init(_ value: Value, at span: Span) {
    self.value = value
    self.span = span
  }
}
