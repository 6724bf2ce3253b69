public import Diagnostics

extension JSONValue {
  /// Reads a JSON file: strictly as ``JSONScanner`` does, but for a byte order mark, which is
  /// stepped over, and for duplicate keys, which are all told.
  ///
  /// - Parameter source: the file's text, which the spans count in.
  /// - Returns: the value, with both members of duplicate keys, or `nil` where the text is not
  ///   JSON; and what is wrong, by place.
  public static func parse(
    _ source: SourceText
  ) -> (value: JSONValue?, diagnostics: [Diagnostic]) {
    let hasMark = source.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    return parse(source, in: Span(hasMark ? 3 : 0, source.bytes.count))
  }

  /// Reads one value inside a file, such as a line of NDJSON.
  ///
  /// - Parameters:
  ///   - source: the file's text, which the spans count in.
  ///   - span: where the value stands in it, with nothing but white space around.
  /// - Returns: the value, with both members of duplicate keys, or `nil` where the span is not
  ///   JSON; and what is wrong, by place.
  public static func parse(
    _ source: SourceText,
    in span: Span
  ) -> (value: JSONValue?, diagnostics: [Diagnostic]) {
    source.bytes.withUnsafeBufferPointer { bytes in
      var parser = JSONParser(bytes, in: span.start..<span.end)
      do throws(JSONFault) {
        let value = try parser.text()
        return (value, parser.duplicates(in: source))
      } catch {
        let diagnostics = parser.duplicates(in: source) + [error.diagnostic(in: source)]
        return (nil, diagnostics.sortedByPlace())
      }
    }
  }
}

/// Builds values of a scanner's tokens.
///
/// It calls itself once for each level, of which there are at most ``JSONScanner/depthLimit``.
private struct JSONParser {
  private var scanner: JSONScanner

  init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
    scanner = JSONScanner(bytes, in: range, duplicates: .collected)
  }

  func duplicates(in source: SourceText) -> [Diagnostic] {
    scanner.keys.duplicates.map { duplicate in
      JSONFault.duplicateKey(Span(duplicate.later), after: Span(duplicate.first), in: source)
    }.sortedByPlace()
  }

  mutating func text() throws(JSONFault) -> JSONValue {
    let value = try value(try scanner.next())
    _ = try scanner.next()
    return value
  }

  private mutating func value(_ token: JSONToken) throws(JSONFault) -> JSONValue {
    switch token.kind {
    case .objectStart: try object(token)
    case .arrayStart: try array(token)
    case .number: JSONValue(.number(scanner.string(token)), at: Span(token.range))
    case .true: JSONValue(.boolean(true), at: Span(token.range))
    case .false: JSONValue(.boolean(false), at: Span(token.range))
    case .string: string(token)
    case .null, .key, .objectEnd, .arrayEnd, .end: JSONValue(.null, at: Span(token.range))
    }
  }

  private func string(_ token: JSONToken) -> JSONValue {
    let string = JSONString(token, in: scanner.bytes)
    return JSONValue(.string(string), at: string.span)
  }

  private mutating func object(_ start: JSONToken) throws(JSONFault) -> JSONValue {
    var members: [JSONMember] = []
    while true {
      let key = try scanner.next()
      guard key.kind == .key else { return JSONValue(.object(members), at: Span(start, key)) }
      let value = try value(try scanner.next())
      members.append(JSONMember(JSONString(key, in: scanner.bytes), value))
    }
  }

  private mutating func array(_ start: JSONToken) throws(JSONFault) -> JSONValue {
    var elements: [JSONValue] = []
    while true {
      let token = try scanner.next()
      if token.kind == .arrayEnd { return JSONValue(.array(elements), at: Span(start, token)) }
      elements.append(try value(token))
    }
  }
}

extension Span {
  fileprivate init(_ range: Range<Int>) {
    self.init(range.lowerBound, range.upperBound)
  }

  fileprivate init(_ first: JSONToken, _ last: JSONToken) {
    self.init(first.range.lowerBound, last.range.upperBound)
  }
}
