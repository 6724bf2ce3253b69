extension JSONScanner {
  /// Reads a string from its opening quote to after its closing one.
  mutating func readString(_ kind: JSONToken.Kind) throws(JSONFault) -> JSONToken {
    index += 1
    let start = index
    var hasEscapes = false
    while true {
      skipPlainWords()
      guard index < end else { throw fault(.truncated) }
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return JSONToken(kind, start..<index - 1, hasEscapes: hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try escape()
      case 0: throw fault(.nulCharacter)
      case 0x0A, 0x0D: throw fault(.openString)
      case 0x01..<0x20: throw fault(.controlCharacter)
      case 0x80...: try foreignCharacter()
      default: index += 1
      }
    }
  }

  /// Steps, eight bytes at a time, to the next byte that does not stand for itself or is not ASCII.
  @inline(__always)
  private mutating func skipPlainWords() {
    guard let base = bytes.baseAddress.map(UnsafeRawPointer.init) else { return }
    while end - index >= 8 {
      let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let suspects = Self.suspects(in: word)
      if suspects != 0 {
        index += suspects.trailingZeroBitCount / 8
        return
      }
      index += 8
    }
  }

  /// The top bits of bytes below 0x20 or above 0x7F, of quotes and of backslashes.
  ///
  /// A subtraction may borrow and so mark a byte too many, but only above one rightly marked: the
  /// lowest mark is right.
  @inline(__always)
  private static func suspects(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = (word ^ (ones &* 0x22)) &- ones
    let backslash = (word ^ (ones &* 0x5C)) &- ones
    let control = word &- (ones &* 0x20)
    return (control | quote | backslash | word) & (ones &* 0x80)
  }

  private mutating func foreignCharacter() throws(JSONFault) {
    switch UTF8Sequence(at: index, in: bytes, end: end) {
    case .length(let length): index += length
    case .invalid: throw fault(.invalidUTF8)
    case .cut: throw JSONFault(.truncated, at: end)
    }
  }

  /// Reads an escape from its backslash on.
  private mutating func escape() throws(JSONFault) {
    guard index + 1 < end else { throw JSONFault(.truncated, at: end) }
    switch bytes[index + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      index += 2
    case UInt8(ascii: "u"): try unicodeEscape()
    default: throw fault(.invalidEscape)
    }
  }

  private mutating func unicodeEscape() throws(JSONFault) {
    let unit = try hexadecimal(at: index)
    switch unit {
    case 0: throw fault(.nulCharacter)
    case 0xD800...0xDBFF:
      try lowSurrogate(at: index + 6)
      index += 12
    case 0xDC00...0xDFFF: throw fault(.loneSurrogate)
    default: index += 6
    }
  }

  private func lowSurrogate(at second: Int) throws(JSONFault) {
    try expectSurrogate(UInt8(ascii: "\\"), at: second)
    try expectSurrogate(UInt8(ascii: "u"), at: second + 1)
    let isLow = (0xDC00...0xDFFF).contains(try hexadecimal(at: second))
    if !isLow { throw fault(.loneSurrogate) }
  }

  private func expectSurrogate(_ byte: UInt8, at position: Int) throws(JSONFault) {
    guard position < end else { throw JSONFault(.truncated, at: end) }
    guard bytes[position] == byte else { throw fault(.loneSurrogate) }
  }

  /// The value of the four digits of the `\u` escape at `start`.
  private func hexadecimal(at start: Int) throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for position in start + 2..<start + 6 {
      guard position < end else { throw JSONFault(.truncated, at: end) }
      guard let digit = hexadecimalDigit(bytes[position]) else {
        throw JSONFault(.invalidHexEscape, at: start)
      }
      value = value << 4 | digit
    }
    return value
  }
}

/// The value of a hexadecimal digit in ASCII.
func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
  case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
  default: nil
  }
}
