extension JSONScanner {
  /// The next byte; `nil` at the end.
  @inline(__always)
  var peek: UInt8? { index < end ? bytes[index] : nil }

  @inline(__always)
  mutating func skipWhiteSpace() {
    while index < end {
      switch bytes[index] {
      case 0x20, 0x0A, 0x0D, 0x09: index += 1
      default: return
      }
    }
  }

  /// Whether the next byte begins another member or element.
  func opensAnother(inObject: Bool) -> Bool {
    switch peek ?? 0 {
    case UInt8(ascii: "\""): true
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "-"): !inObject
    case UInt8(ascii: "0")...UInt8(ascii: "9"): !inObject
    default: false
    }
  }

  /// Where what was read last ended, before white space.
  var endOfLast: Int {
    var end = index
    while end > 0, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[end - 1]) { end -= 1 }
    return end
  }

  func fault(_ kind: JSONFault.Kind) -> JSONFault { JSONFault(kind, at: index) }

  /// The fault of the next byte: what it is by itself, or else what was expected in its stead.
  func unexpected(_ kind: JSONFault.Kind) -> JSONFault {
    guard let byte = peek else { return fault(.truncated) }
    switch byte {
    case 0: return fault(.nulCharacter)
    case UInt8(ascii: "/"), UInt8(ascii: "#"): return fault(.comment)
    case UInt8(ascii: "'"): return fault(isQuotable(kind) ? .singleQuotes : kind)
    case 0x80...: return foreign(kind)
    default: return fault(kind)
    }
  }

  private func isQuotable(_ kind: JSONFault.Kind) -> Bool {
    kind == .expectedValue || kind == .expectedKey
  }

  private func foreign(_ kind: JSONFault.Kind) -> JSONFault {
    switch UTF8Sequence(at: index, in: bytes, end: end) {
    case .invalid, .cut: return fault(.invalidUTF8)
    case .length(let length):
      let isMark =
        length == 3 && bytes[index] == 0xEF && bytes[index + 1] == 0xBB && bytes[index + 2] == 0xBF
      return fault(isMark && depth == 0 && kind == .expectedValue ? .byteOrderMark : kind)
    }
  }
}

/// What stands at a byte that is not ASCII.
///
/// - SeeAlso: The Unicode Standard 15.0, table 3-7, well-formed UTF-8 byte sequences.
enum UTF8Sequence {
  case length(Int)
  case invalid
  /// The text ends inside a character.
  case cut

  init(at index: Int, in bytes: UnsafeBufferPointer<UInt8>, end: Int) {
    let lead = bytes[index]
    let length: Int
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default:
      self = .invalid
      return
    }
    for offset in 1..<length {
      guard index + offset < end else {
        self = .cut
        return
      }
      let allowed = offset == 1 ? Self.second(after: lead) : 0x80...0xBF
      guard allowed.contains(bytes[index + offset]) else {
        self = .invalid
        return
      }
    }
    self = .length(length)
  }

  private static func second(after lead: UInt8) -> ClosedRange<UInt8> {
    switch lead {
    case 0xE0: 0xA0...0xBF
    case 0xED: 0x80...0x9F
    case 0xF0: 0x90...0xBF
    case 0xF4: 0x80...0x8F
    default: 0x80...0xBF
    }
  }
}
