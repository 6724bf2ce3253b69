/// Reads a JSON text piece by piece, strictly by RFC 8259, and copies nothing.
///
/// It also refuses what RFC 8259 leaves open and what would harm here: duplicate keys in an object
/// (compared byte for byte after unescaping), half surrogate pairs, U+0000, a byte order mark and
/// more than ``depthLimit`` levels. An object's keys are compared when it ends, so what was read of
/// it counts only once its end is read.
///
/// ```swift
/// var scanner = JSONScanner(bytes)
/// guard try scanner.next().kind == .objectStart else { return .notAnObject }
/// while case let key = try scanner.next(), key.kind == .key {
///   if scanner.content(of: key, equals: "patient") {
///     patient = scanner.string(try scanner.next())
///   } else {
///     try scanner.skipValue()
///   }
/// }
/// ```
///
/// The memory the bytes stand in must outlive the scanner. After a fault it is not to be read
/// further. Scanning a text is O(n), and O(n log n) where an object has many keys; the only memory
/// taken is one token for each key of the open objects, and ``restart(_:in:)`` keeps it.
public struct JSONScanner {
  /// The deepest nesting of objects and arrays that is read.
  public static let depthLimit = 32
  /// The greatest exponent of a number, either way; beyond it no computer's number is finite.
  public static let exponentLimit = 307

  /// The text the tokens' ranges count in.
  public private(set) var bytes: UnsafeBufferPointer<UInt8>
  /// How many objects and arrays are open.
  public private(set) var depth = 0
  /// The next byte to read.
  var index: Int
  /// The end of what is read.
  var end: Int
  var keys: OpenKeys
  private var expected = Expected.value
  private var openedIn: UInt64 = 0

  private enum Expected { case value, firstElement, firstKey, separator, end }

  /// A scanner over a whole text.
  public init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.init(bytes, in: bytes.indices, duplicates: .refused)
  }

  /// A scanner over one value inside a text; its ranges and faults count in the text.
  public init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
    self.init(bytes, in: range, duplicates: .refused)
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>, duplicates: OpenKeys.Policy) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    self.bytes = bytes
    index = range.lowerBound
    end = range.upperBound
    keys = OpenKeys(duplicates)
  }

  /// Starts over with another text, or one value inside it, in the memory already taken.
  public mutating func restart(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>? = nil) {
    let range = range ?? bytes.indices
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    self.bytes = bytes
    index = range.lowerBound
    end = range.upperBound
    depth = 0
    openedIn = 0
    expected = .value
    keys.removeAll()
  }

  /// The byte after what was read last.
  public var position: Int { index }

  /// Goes on with a value that starts at some byte, as if nothing stood around it.
  ///
  /// Only where the last value was read whole, or after ``restart(_:in:)``.
  public mutating func moveToValue(at position: Int) {
    precondition(position >= 0 && position <= end)
    index = position
    depth = 0
    openedIn = 0
    expected = .value
  }

  /// The next token; ``JSONToken/Kind/end`` once the text is over, however often it is asked for.
  public mutating func next() throws(JSONFault) -> JSONToken {
    skipWhiteSpace()
    switch expected {
    case .value: return try value()
    case .separator: return try afterValue()
    case .firstKey: return peek == UInt8(ascii: "}") ? try close() : try key()
    case .firstElement: return peek == UInt8(ascii: "]") ? try close() : try value()
    case .end:
      guard index == end else { throw unexpected(.secondValue) }
      return JSONToken(.end, end..<end)
    }
  }

  /// Reads the next value whole, or, where a key is due, the next member.
  ///
  /// - Returns: the value's bytes, quotes and brackets included; no bytes where the object, the
  ///   array or the text ends instead.
  /// - Throws: the first fault.
  @discardableResult
  public mutating func skipValue() throws(JSONFault) -> Range<Int> {
    try skipRest(of: try next())
  }

  /// Reads to the end of the value that a token starts; of a key, the value after it.
  ///
  /// - Parameter token: the token that ``next()`` gave last.
  /// - Returns: the value's bytes, quotes and brackets included; no bytes where the token ends
  ///   something.
  /// - Throws: the first fault.
  @discardableResult
  public mutating func skipRest(of token: JSONToken) throws(JSONFault) -> Range<Int> {
    switch token.kind {
    case .key: return try skipValue()
    case .string: return token.range.lowerBound - 1..<token.range.upperBound + 1
    case .objectEnd, .arrayEnd, .end: return index..<index
    case .objectStart, .arrayStart:
      let outer = depth - 1
      while depth > outer { _ = try next() }
      return token.range.lowerBound..<index
    case .number, .true, .false, .null: return token.range
    }
  }
}

extension JSONScanner {
  private mutating func value() throws(JSONFault) -> JSONToken {
    guard let byte = peek else { throw depth == 0 ? fault(.empty) : fault(.truncated) }
    switch byte {
    case UInt8(ascii: "{"): return try open(.objectStart)
    case UInt8(ascii: "["): return try open(.arrayStart)
    case UInt8(ascii: "\""):
      expectSeparator()
      return try readString(.string)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      expectSeparator()
      return try readNumber()
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      expectSeparator()
      return try readWord(byte)
    default: throw unexpected(.expectedValue)
    }
  }

  private mutating func key() throws(JSONFault) -> JSONToken {
    guard peek == UInt8(ascii: "\"") else { throw unexpected(.expectedKey) }
    let token = try readString(.key)
    skipWhiteSpace()
    guard peek == UInt8(ascii: ":") else { throw unexpected(.expectedColon) }
    index += 1
    keys.append(token)
    expected = .value
    return token
  }

  private mutating func afterValue() throws(JSONFault) -> JSONToken {
    let inObject = openedIn & 1 == 1
    let closing = inObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
    if peek == closing { return try close() }
    guard peek == UInt8(ascii: ",") else {
      if opensAnother(inObject: inObject) { throw JSONFault(.missingComma, at: endOfLast) }
      throw unexpected(inObject ? .expectedCommaOrBrace : .expectedCommaOrBracket)
    }
    let comma = index
    index += 1
    skipWhiteSpace()
    if peek == closing { throw JSONFault(.trailingComma, at: comma) }
    return inObject ? try key() : try value()
  }

  private mutating func open(_ kind: JSONToken.Kind) throws(JSONFault) -> JSONToken {
    guard depth < Self.depthLimit else { throw fault(.tooDeep) }
    let isObject = kind == .objectStart
    depth += 1
    openedIn = openedIn << 1 | (isObject ? 1 : 0)
    expected = isObject ? .firstKey : .firstElement
    if isObject { keys.openObject() }
    index += 1
    return JSONToken(kind, index - 1..<index)
  }

  private mutating func close() throws(JSONFault) -> JSONToken {
    let isObject = openedIn & 1 == 1
    if isObject { try keys.closeObject(in: bytes) }
    depth -= 1
    openedIn >>= 1
    expectSeparator()
    index += 1
    return JSONToken(isObject ? .objectEnd : .arrayEnd, index - 1..<index)
  }

  @inline(__always)
  private mutating func expectSeparator() {
    expected = depth == 0 ? .end : .separator
  }
}
