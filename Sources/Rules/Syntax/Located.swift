public import Diagnostics

/// A value and where it was written.
public struct Located<Value: Sendable & Hashable>: Sendable, Hashable {
  /// What was written.
  public let value: Value
  /// Where it stands.
  public let span: Span

  init(_ value: Value, _ span: Span) {
    self.value = value
    self.span = span
  }

  func map<Other>(_ change: (Value) -> Other) -> Located<Other> {
    Located<Other>(change(value), span)
  }
}

/// An id or another word, and where it was written.
public typealias Name = Located<String>
