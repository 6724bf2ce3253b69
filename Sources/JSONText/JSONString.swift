public import Diagnostics

/// A string or key of a JSON file, with the way from its content back to the file.
public struct JSONString: Sendable, Hashable {
  /// The content, escapes undone.
  public let text: String
  /// Where it stands in the file, with its quotes.
  public let span: Span
  /// The stretches of the content that stand in the file as they are: one more than there are
  /// escapes, some of them empty; none where there are no escapes.
  private let runsBetweenEscapes: [Run]

  /// The stretches of the content that stand in the file as they are.
  private var runs: [Run] {
    runsBetweenEscapes.isEmpty
      ? [Run(content: 0, file: span.start + 1, length: text.utf8.count)] : runsBetweenEscapes
  }

  struct Run: Sendable, Hashable {
    /// Where the run starts in the content, in UTF-8.
    let content: Int
    /// Where it starts in the file.
    let file: Int
    var length: Int
  }

  /// Makes a string whose content stands in the file as it is, between two quotes.
  public init(_ text: String, at span: Span) {
    self.text = text
    self.span = span
    runsBetweenEscapes = []
  }

  init(_ token: JSONToken, in bytes: UnsafeBufferPointer<UInt8>) {
    span = Span(token.range.lowerBound - 1, token.range.upperBound + 1)
    guard token.hasEscapes else {
      text = String(decoding: bytes[token.range], as: UTF8.self)
      runsBetweenEscapes = []
      return
    }
    var runs = [Run(content: 0, file: token.range.lowerBound, length: 0)]
    var content: [UInt8] = []
    var unescaped = UnescapedBytes(token, in: bytes)
    while true {
      let before = unescaped.position
      guard let byte = unescaped.next() else { break }
      content.append(byte)
      if unescaped.position == before + 1 {
        runs[runs.count - 1].length += 1
      } else if !unescaped.isInsideEscape {
        runs.append(Run(content: content.count, file: unescaped.position, length: 0))
      }
    }
    text = String(decoding: content, as: UTF8.self)
    runsBetweenEscapes = runs
  }
}

extension JSONString {
  /// Where the content stands in the file, without the quotes.
  public var contentSpan: Span { Span(span.start + 1, span.end - 1) }

  /// Whether the file holds an escape in the string.
  public var hasEscapes: Bool { runs.count > 1 }

  /// Where a part of the content stands in the file.
  ///
  /// - Parameter part: offsets into `text.utf8`. What lies inside an escape grows to the whole of
  ///   it; what lies past the content is its end.
  /// - Returns: a span of the file.
  public func place(ofContent part: Span) -> Span {
    let start = offset(of: part.start, isEnd: false)
    return Span(start, max(start, offset(of: part.end, isEnd: true)))
  }

  private func offset(of content: Int, isEnd: Bool) -> Int {
    guard content < text.utf8.count else { return span.end - 1 }
    let next = runs.firstIndex { $0.content > content } ?? runs.count
    guard next > 0 else { return span.start + 1 }
    let run = runs[next - 1]
    let into = content - run.content
    let isInsideEscape = into > run.length
    if isEnd, isInsideEscape, next < runs.count { return runs[next].file }
    return run.file + min(into, run.length)
  }
}
