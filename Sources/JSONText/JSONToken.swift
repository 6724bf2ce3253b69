/// One piece of a JSON text, by place: nothing of the text is copied.
public struct JSONToken: Sendable, Hashable {
  /// What a token is.
  public enum Kind: UInt8, Sendable, Hashable {
    case objectStart, objectEnd, arrayStart, arrayEnd
    /// A member's name; the colon after it is read too.
    case key
    case string, number, `true`, `false`, null
    /// The text is over, and it held one whole value.
    case end
  }

  /// What it is.
  public let kind: Kind
  /// Its bytes; of a key and a string those between the quotes.
  public let range: Range<Int>
  /// Whether a key or string holds a `\`, so that its bytes are not yet its content.
  public let hasEscapes: Bool

  init(_ kind: Kind, _ range: Range<Int>, hasEscapes: Bool = false) {
    self.kind = kind
    self.range = range
    self.hasEscapes = hasEscapes
  }
}
