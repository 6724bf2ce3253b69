#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The content of keys and strings already scanned: their bytes with the escapes undone.
enum JSONContent {
  /// Whether two keys have the same content, byte for byte.
  @inline(__always)
  static func areEqual(
    _ left: JSONToken,
    _ right: JSONToken,
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if left.hasEscapes || right.hasEscapes {
      return UnescapedBytes(left, in: bytes).elementsEqual(UnescapedBytes(right, in: bytes))
    }
    return left.range.count == right.range.count && order(left, right, in: bytes) == 0
  }

  /// Below 0, 0 or above 0, as the content of the first stands before, is or stands after the
  /// other's, byte for byte.
  static func order(
    _ left: JSONToken,
    _ right: JSONToken,
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    if left.hasEscapes || right.hasEscapes { return escapedOrder(left, right, in: bytes) }
    guard let base = bytes.baseAddress else { return 0 }
    let common = memcmp(
      base + left.range.lowerBound,
      base + right.range.lowerBound,
      min(left.range.count, right.range.count)
    )
    return common == 0 ? left.range.count - right.range.count : Int(common)
  }

  private static func escapedOrder(
    _ left: JSONToken,
    _ right: JSONToken,
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var left = UnescapedBytes(left, in: bytes)
    var right = UnescapedBytes(right, in: bytes)
    while true {
      switch (left.next(), right.next()) {
      case (nil, nil): return 0
      case (nil, _): return -1
      case (_, nil): return 1
      case (let one?, let other?) where one != other: return Int(one) - Int(other)
      default: continue
      }
    }
  }
}

/// The bytes of a scanned string with its escapes undone.
struct UnescapedBytes: Sequence, IteratorProtocol {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// The first byte not yet read; an escape counts as read from its first byte on.
  private(set) var position: Int
  private let end: Int
  /// The bytes an escape has yet to give, the first lowest.
  private var pending: UInt32 = 0

  init(_ token: JSONToken, in bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    position = token.range.lowerBound
    end = token.range.upperBound
  }

  mutating func next() -> UInt8? {
    if pending != 0 { return takePending() }
    guard position < end else { return nil }
    let byte = bytes[position]
    position += 1
    guard byte == UInt8(ascii: "\\") else { return byte }
    return escape()
  }

  /// Whether an escape has given a byte and has more to give.
  var isInsideEscape: Bool { pending != 0 }

  private mutating func takePending() -> UInt8 {
    let byte = UInt8(truncatingIfNeeded: pending)
    pending >>= 8
    return byte
  }

  private mutating func escape() -> UInt8 {
    let letter = bytes[position]
    position += 1
    switch letter {
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "u"): return unicodeEscape()
    default: return letter
    }
  }

  private mutating func unicodeEscape() -> UInt8 {
    var value = digits()
    if (0xD800...0xDBFF).contains(value) {
      position += 2
      value = 0x10000 + (value - 0xD800) << 10 + (digits() - 0xDC00)
    }
    pending = Self.utf8(value)
    return takePending()
  }

  private mutating func digits() -> UInt32 {
    defer { position += 4 }
    return bytes[position..<position + 4].reduce(0) { $0 << 4 | (hexadecimalDigit($1) ?? 0) }
  }

  /// A scalar's bytes in UTF-8, the first lowest; none of them is 0, as U+0000 is refused.
  private static func utf8(_ scalar: UInt32) -> UInt32 {
    let last = 0x80 | scalar & 0x3F
    let third = 0x80 | scalar >> 6 & 0x3F
    let second = 0x80 | scalar >> 12 & 0x3F
    switch scalar {
    case ..<0x80: return scalar
    case ..<0x800: return 0xC0 | scalar >> 6 | last << 8
    case ..<0x10000: return 0xE0 | scalar >> 12 | third << 8 | last << 16
    default: return 0xF0 | scalar >> 18 | second << 8 | third << 16 | last << 24
    }
  }
}
