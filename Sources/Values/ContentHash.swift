/// The SHA-256 of some content.
public struct ContentHash: Sendable, Hashable {
  private static let count = 32

  private let octets: SIMD32<UInt8>

  /// Takes 32 bytes; `nil` for another number.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.count else { return nil }
    let read = bytes.withContiguousStorageIfAvailable { Self(octets: UnsafeRawBufferPointer($0)) }
    self = read ?? Array(bytes).withUnsafeBytes { Self(octets: $0) }
  }

  private init(octets: UnsafeRawBufferPointer) {
    self.octets = octets.loadUnaligned(as: SIMD32<UInt8>.self)
  }

  /// 32 bytes.
  public var bytes: [UInt8] { withUnsafeBytes(of: octets) { Array($0) } }

  /// Reads `sha256:` and 64 lower-case hexadecimal digits; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    let text = String(text)
    let read = text.utf8.withContiguousStorageIfAvailable { Self(ascii: $0) }
    guard let read = read ?? Array(text.utf8).withUnsafeBufferPointer({ Self(ascii: $0) }) else {
      return nil
    }
    self = read
  }

  private init?(ascii text: UnsafeBufferPointer<UInt8>) {
    let prefix = "sha256:".utf8
    guard text.count == prefix.count + 2 * Self.count, text.starts(with: prefix) else { return nil }
    var octets = SIMD32<UInt8>()
    for index in 0..<Self.count {
      let place = prefix.count + 2 * index
      guard let high = Self.value(text[place]), let low = Self.value(text[place + 1]) else {
        return nil
      }
      octets[index] = high << 4 | low
    }
    self.octets = octets
  }

  private static func digit(_ value: UInt8) -> UInt8 { value + (value < 10 ? 0x30 : 0x57) }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x61...0x66: digit - 0x57
    default: nil
    }
  }
}

extension ContentHash: CustomStringConvertible {
  /// `sha256:` and 64 hexadecimal digits.
  public var description: String {
    let prefix: StaticString = "sha256:"
    let length = prefix.utf8CodeUnitCount
    return String(unsafeUninitializedCapacity: length + 2 * Self.count) { text in
      for index in 0..<length { text[index] = prefix.utf8Start[index] }
      for index in 0..<Self.count {
        text[length + 2 * index] = Self.digit(octets[index] >> 4)
        text[length + 2 * index + 1] = Self.digit(octets[index] & 15)
      }
      return length + 2 * Self.count
    }
  }
}
