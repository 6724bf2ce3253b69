import Values

extension Number {
  /// Reads a number that a scanner has found to be one; `nil` where it cannot be held exactly.
  ///
  /// Short numbers, nearly all there are, are read here, all others by the one parser.
  init?(written text: UnsafeBufferPointer<UInt8>) {
    if let number = Self.short(text) {
      self = number
    } else if let number = try? Number(parsing: text) {
      self = number
    } else {
      return nil
    }
  }

  /// A number of digits and perhaps a point, so few that nothing can overflow.
  private static func short(_ text: UnsafeBufferPointer<UInt8>) -> Number? {
    guard text.count <= 18 else { return nil }
    var digits: Int64 = 0
    /// What the digits are to be divided by; 0 until there is a point.
    var scale: Int64 = 0
    for byte in text {
      if byte == UInt8(ascii: "."), scale == 0 {
        scale = 1
        continue
      }
      guard let digit = digitValue(byte) else { return nil }
      digits = digits * 10 + Int64(digit)
      scale *= 10
    }
    return Number(digits, over: max(scale, 1))
  }

  /// Whether it can be written with that many decimals, 18 at most.
  func hasDecimals(atMost limit: Int) -> Bool {
    var scale: Int64 = 1
    for _ in 0..<min(limit, 18) { scale *= 10 }
    return scale % denominator == 0
  }
}

/// The value of an ASCII digit.
private func digitValue(_ byte: UInt8) -> Int? {
  let digit = byte &- UInt8(ascii: "0")
  return digit < 10 ? Int(digit) : nil
}

extension CivilDate {
  /// Reads `YYYY-MM-DD`; `nil` for anything else, 30 February included.
  init?(written text: UnsafeBufferPointer<UInt8>) {
    self.init(ascii: text)
  }
}

extension Instant {
  /// Reads a date-time with its zone; `nil` for anything else.
  init?(written text: UnsafeBufferPointer<UInt8>) {
    guard text.count <= 29 else { return nil }
    self.init(ascii: text)
  }
}

/// What counts of a text: how long it is, and whether there is anything in it.
struct TextMeasure {
  /// The length in Unicode scalars.
  private(set) var length = 0
  /// Whether there is nothing in it but white space.
  private(set) var isBlank = true

  /// Whether a text, as it is written, surely is not blank and not longer than the limit.
  ///
  /// It begins with a character of ASCII that shows and starts no escape, and even its bytes, of
  /// which an escape has more than it stands for, are not too many.
  static func isShort(_ written: UnsafeBufferPointer<UInt8>, _ limit: Int) -> Bool {
    guard let first = written.first, written.count <= limit else { return false }
    return 0x21...0x7E ~= first && first != UInt8(ascii: "\\")
  }

  init(_ text: UnsafeBufferPointer<UInt8>) {
    // A character of ASCII that shows tells that it is not blank; what continues a character is not
    // counted.
    if text.contains(where: { 0x21...0x7E ~= $0 }) {
      isBlank = false
      for byte in text where byte & 0xC0 != 0x80 { length += 1 }
      return
    }
    var decoder = UTF8()
    var bytes = text.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&bytes) {
      length += 1
      if isBlank { isBlank = scalar.properties.isWhitespace }
    }
  }
}
