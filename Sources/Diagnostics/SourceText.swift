/// A file's text as it was read, and the way from an offset in it to a line and a column.
public struct SourceText: Sendable, Hashable {
  /// The path as the user gave it; shown in diagnostics.
  public let path: String
  /// The text as UTF-8, unchanged.
  public let bytes: [UInt8]

  /// Takes a text that was read from `path`.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Takes a text held as a string.
  public init(path: String, _ text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// Where the text starts: after the byte order mark that some editors write.
  var textStart: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// The offset of the first byte that is not UTF-8; `nil` where all are.
  public var firstInvalidByte: Int? {
    let mended = Array(String(decoding: bytes, as: UTF8.self).utf8)
    if mended == bytes { return nil }
    let first = zip(bytes, mended).enumerated().first { $0.element.0 != $0.element.1 }
    return first?.offset ?? min(bytes.count, mended.count)
  }

  /// The text of a span; bytes that are not UTF-8 are shown as U+FFFD.
  ///
  /// What lies past the end of the text is left out; a span that ends before it starts is empty.
  public subscript(span: Span) -> String {
    let start = min(span.start, bytes.count)
    let end = min(max(span.end, start), bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The place of a span in this text.
  public func place(_ span: Span) -> Place { Place(path: path, span: span) }

  /// The 1-based line and column of a UTF-8 offset; columns count characters.
  ///
  /// Lines end at 0x0A only. An offset past the end is the end. A byte order mark is no character.
  /// - Complexity: O(offset).
  public func position(of offset: Int) -> Position {
    let offset = min(offset, bytes.count)
    let before = bytes[..<offset]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? min(textStart, offset)
    let line = before.count { $0 == 0x0A } + 1
    let column = String(decoding: bytes[lineStart..<offset], as: UTF8.self).count + 1
    return Position(line: line, column: column)
  }

  /// The line that holds an offset, without its line end and without a byte order mark.
  public func line(holding offset: Int) -> Span {
    let offset = min(offset, bytes.count)
    let start = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? textStart
    var end = bytes[max(offset, start)...].firstIndex(of: 0x0A) ?? bytes.count
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return Span(start, max(end, start))
  }
}

/// A range of UTF-8 offsets in one text; the end is exclusive.
public struct Span: Sendable, Hashable, Comparable {
  /// The first byte.
  public let start: Int
  /// The byte after the last.
  public let end: Int

  /// Makes a span from its two ends.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// The smallest span that holds both.
  public func joined(_ other: Span) -> Span {
    Span(min(start, other.start), max(end, other.end))
  }

  /// Earlier start first, then earlier end.
  public static func < (left: Span, right: Span) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}

/// A span in a named file.
public struct Place: Sendable, Hashable {
  /// The file's path as the user gave it.
  public let path: String
  /// Where in the file.
  public let span: Span

  /// Makes a place.
  public init(path: String, span: Span) {
    self.path = path
    self.span = span
  }
}

/// A 1-based line and column, for a person.
public struct Position: Sendable, Hashable {
  /// The line, from 1.
  public let line: Int
  /// The column, from 1, counted in characters.
  public let column: Int

  /// Makes a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
