extension JSONScanner {
  /// A token's bytes as they stand; of a key or string they may hold escapes.
  public func text(of token: JSONToken) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[token.range])
  }

  /// Hands over the content of a key or string as UTF-8: in place, or, where it has escapes, from
  /// a copy with the escapes undone.
  ///
  /// - Parameters:
  ///   - token: a token of this scanner's text.
  ///   - body: must not keep the bytes.
  /// - Returns: what `body` returns.
  /// - Throws: what `body` throws.
  public func withContent<Result, Failure: Error>(
    of token: JSONToken,
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard token.hasEscapes else { return try body(text(of: token)) }
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: token.range.count)
    defer { copy.deallocate() }
    let (_, length) = copy.initialize(from: UnescapedBytes(token, in: bytes))
    return try body(UnsafeBufferPointer(rebasing: copy[..<length]))
  }

  /// Whether a key or string has this content, byte for byte: `é` is not `e` with an accent after.
  public func content(of token: JSONToken, equals other: StaticString) -> Bool {
    content(
      of: token,
      equals: UnsafeBufferPointer(start: other.utf8Start, count: other.utf8CodeUnitCount)
    )
  }

  /// Whether a key or string has this content, given as UTF-8, byte for byte.
  public func content(of token: JSONToken, equals other: some Sequence<UInt8>) -> Bool {
    if token.hasEscapes { return UnescapedBytes(token, in: bytes).elementsEqual(other) }
    return text(of: token).elementsEqual(other)
  }

  /// The content of a key or string; of any other token, its bytes.
  public func string(_ token: JSONToken) -> String {
    if token.hasEscapes {
      return String(decoding: Array(UnescapedBytes(token, in: bytes)), as: UTF8.self)
    }
    return String(decoding: text(of: token), as: UTF8.self)
  }
}
