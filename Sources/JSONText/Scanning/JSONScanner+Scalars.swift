extension JSONScanner {
  /// Reads a number from its sign or first digit on; what may follow it is not looked at.
  mutating func readNumber() throws(JSONFault) -> JSONToken {
    let start = index
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    if peek == UInt8(ascii: "0") {
      index += 1
      if let byte = peek, isDigit(byte) { throw JSONFault(.leadingZero, at: index - 1) }
    } else {
      try digits()
    }
    if peek == UInt8(ascii: ".") {
      index += 1
      try digits()
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      index += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { index += 1 }
      let exponent = index
      try digits()
      if isTooLarge(exponent..<index) { throw JSONFault(.exponentTooLarge, at: start) }
    }
    return JSONToken(.number, start..<index)
  }

  /// Whether the digits of an exponent say more than any number that is meant can have.
  private func isTooLarge(_ digits: Range<Int>) -> Bool {
    var exponent = 0
    for byte in bytes[digits] where exponent <= Self.exponentLimit {
      exponent = exponent * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return exponent > Self.exponentLimit
  }

  private mutating func digits() throws(JSONFault) {
    guard let byte = peek else { throw fault(.truncated) }
    guard isDigit(byte) else { throw fault(.expectedDigit) }
    while let byte = peek, isDigit(byte) { index += 1 }
  }

  @inline(__always)
  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Reads `true`, `false` or `null`, whose first letter is the next byte.
  mutating func readWord(_ first: UInt8) throws(JSONFault) -> JSONToken {
    switch first {
    case UInt8(ascii: "t"): try word("true", .true)
    case UInt8(ascii: "f"): try word("false", .false)
    case UInt8(ascii: "n"): try word("null", .null)
    default: throw fault(.unknownWord)
    }
  }

  private mutating func word(
    _ spelling: StaticString,
    _ kind: JSONToken.Kind
  ) throws(JSONFault) -> JSONToken {
    for offset in 0..<spelling.utf8CodeUnitCount {
      guard index + offset < end else { throw JSONFault(.truncated, at: end) }
      guard bytes[index + offset] == spelling.utf8Start[offset] else { throw fault(.unknownWord) }
    }
    index += spelling.utf8CodeUnitCount
    return JSONToken(kind, index - spelling.utf8CodeUnitCount..<index)
  }
}
