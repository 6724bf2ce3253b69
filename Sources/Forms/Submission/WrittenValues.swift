import Values

extension Number {
  /// Reads a number that a scanner has found to be one; `nil` where it cannot be held exactly.
  ///
  /// Short whole numbers, nearly all there are, are read here, all others by the one parser.
  init?(written text: UnsafeBufferPointer<UInt8>) {
    if (1...18).contains(text.count), let whole = Self.digits(text[...]) {
      self.init(whole)
      return
    }
    guard let number = try? Number(parsing: text) else { return nil }
    self = number
  }

  /// The value of ASCII digits; `nil` where one is none.
  fileprivate static func digits(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var value = 0
    for byte in text {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int(digit)
    }
    return value
  }

  /// Whether it can be written with that many decimals.
  func hasDecimals(atMost limit: Int) -> Bool {
    isWhole || (decimals.map { $0 <= limit } ?? false)
  }
}

extension CivilDate {
  /// Reads `YYYY-MM-DD`; `nil` for anything else, 30 February included.
  init?(written text: UnsafeBufferPointer<UInt8>) {
    guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      let year = Number.digits(text[0..<4]), let month = Number.digits(text[5..<7]),
      let day = Number.digits(text[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day of a date-time as `Instant` reads it: where it was written, not in Greenwich.
  init?(writtenTime text: UnsafeBufferPointer<UInt8>) {
    guard text.count <= 29, text.count >= 20,
      Instant(String(decoding: text, as: UTF8.self)) != nil
    else { return nil }
    self.init(written: UnsafeBufferPointer(rebasing: text[..<10]))
  }
}

/// What counts of a text: how long it is, and whether there is anything in it.
struct TextMeasure {
  /// The length in Unicode scalars.
  private(set) var length = 0
  /// Whether there is nothing in it but white space.
  private(set) var isBlank = true

  init(_ text: UnsafeBufferPointer<UInt8>) {
    var decoder = UTF8()
    var bytes = text.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&bytes) {
      length += 1
      if isBlank { isBlank = scalar.properties.isWhitespace }
    }
  }
}
