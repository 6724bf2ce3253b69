extension Number {
  /// Why a text is not a number that can be held.
  public enum TextFault: Error, Sendable, Hashable {
    /// Not a JSON number.
    case malformed
    /// More digits, or a larger exponent, than can be held exactly.
    case tooLarge
  }

  /// Reads a JSON number (RFC 8259) exactly: `-0` is 0, `3.0` and `1e3` are whole.
  ///
  /// - Parameter text: ASCII bytes, without white space.
  /// - Throws: ``TextFault``; nothing is rounded, and `1e400` and `1e-400` are too large.
  public init(parsing text: some Collection<UInt8>) throws(TextFault) {
    var reader = NumberReader(text)
    self = try reader.number()
  }

  /// Reads a number from a string.
  /// - Throws: ``TextFault``.
  public init(parsing text: some StringProtocol) throws(TextFault) {
    try self.init(parsing: Array(text.utf8))
  }
}

private struct NumberReader<Text: Collection<UInt8>> {
  private let text: Text
  private var index: Text.Index
  private var mantissa: Int64 = 0
  private var exponent = 0
  private var overflows = false

  init(_ text: Text) {
    self.text = text
    index = text.startIndex
  }

  mutating func number() throws(Number.TextFault) -> Number {
    let isNegative = skip(UInt8(ascii: "-"))
    if skip(UInt8(ascii: "0")) {
      if let next = peek, isDigit(next) { throw .malformed }
    } else {
      try digits(fraction: false)
    }
    if skip(UInt8(ascii: ".")) { try digits(fraction: true) }
    if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) { try exponentPart() }
    guard index == text.endIndex else { throw .malformed }
    guard !overflows else { throw .tooLarge }
    let number = try scaled()
    return isNegative ? number.negated : number
  }

  private var peek: UInt8? { index < text.endIndex ? text[index] : nil }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    text.formIndex(after: &index)
    return true
  }

  private mutating func digits(fraction: Bool) throws(Number.TextFault) {
    guard let first = peek, isDigit(first) else { throw .malformed }
    var zeros = 0
    while let byte = peek, isDigit(byte) {
      text.formIndex(after: &index)
      if fraction, byte == UInt8(ascii: "0") {
        zeros += 1
        continue
      }
      for _ in 0..<zeros { append(0, fraction: true) }
      zeros = 0
      append(Int64(byte - 0x30), fraction: fraction)
    }
  }

  private mutating func append(_ digit: Int64, fraction: Bool) {
    let (shifted, first) = mantissa.multipliedReportingOverflow(by: 10)
    let (sum, second) = shifted.addingReportingOverflow(digit)
    overflows = overflows || first || second
    mantissa = sum
    if fraction { exponent -= 1 }
  }

  private mutating func exponentPart() throws(Number.TextFault) {
    let isNegative = skip(UInt8(ascii: "-"))
    if !isNegative { _ = skip(UInt8(ascii: "+")) }
    guard let first = peek, isDigit(first) else { throw .malformed }
    var written = 0
    while let byte = peek, isDigit(byte) {
      text.formIndex(after: &index)
      written = Swift.min(written * 10 + Int(byte - 0x30), 10_000)
    }
    exponent += isNegative ? -written : written
  }

  private func scaled() throws(Number.TextFault) -> Number {
    if mantissa == 0 { return .zero }
    guard let power = Number.powerOfTen(abs(exponent)) else { throw .tooLarge }
    let number =
      exponent < 0
      ? Number(mantissa, over: power)
      : Number(reducing: Int128(mantissa) * Int128(power), 1)
    guard let number else { throw .tooLarge }
    return number
  }
}

extension Number: CustomStringConvertible {
  /// The number as JSON writes it; a fraction that no decimal holds is rounded to six decimals.
  public var description: String {
    if isWhole { return String(numerator) }
    return text(decimals: decimals ?? 6, sign: ".")
  }

  /// The number of decimals it takes to write the number exactly; `nil` where none do.
  public var decimals: Int? {
    (0...18).first { count in
      Self.powerOfTen(count).map { $0 % denominator == 0 } ?? false
    }
  }

  /// The number with a fixed count of decimals and the language's decimal sign.
  public func text(decimals: Int, sign: Character) -> String {
    guard decimals > 0, let scale = Self.powerOfTen(decimals) else {
      return String((rounded(toDecimals: 0) ?? roundedDown).numerator)
    }
    let scaled = Int128(numerator.magnitude) * Int128(scale)
    let nearest = (2 * scaled + Int128(denominator)) / (2 * Int128(denominator))
    let digits = String(nearest)
    let padded = String(repeating: "0", count: max(decimals + 1 - digits.count, 0)) + digits
    let minus = numerator < 0 && nearest != 0 ? "-" : ""
    return minus + padded.dropLast(decimals) + String(sign) + padded.suffix(decimals)
  }
}
