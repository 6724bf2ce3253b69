/// A version of a form, archetype or protocol: major, minor and patch.
public struct Version: Sendable, Hashable, Comparable {
  /// Changes that break readers.
  public let major: Int
  /// Additions.
  public let minor: Int
  /// Corrections.
  public let patch: Int

  /// Makes a version.
  public init(_ major: Int, _ minor: Int, _ patch: Int = 0) {
    self.major = major
    self.minor = minor
    self.patch = patch
  }

  /// Reads `1.2` or `1.2.3`; `nil` for anything else, leading zeros included.
  public init?(_ text: some StringProtocol) {
    var numbers = (0, 0, 0)
    var (part, digits) = (0, 0)
    for byte in text.utf8 {
      if byte == UInt8(ascii: ".") {
        guard digits > 0, part < 2 else { return nil }
        (part, digits) = (part + 1, 0)
        continue
      }
      guard (0x30...0x39).contains(byte), digits < 6 else { return nil }
      let digit = Int(byte - 0x30)
      switch part {
      case 0: numbers.0 = numbers.0 * 10 + digit
      case 1: numbers.1 = numbers.1 * 10 + digit
      default: numbers.2 = numbers.2 * 10 + digit
      }
      digits += 1
      // A number that goes on after a 0 has a zero before it.
      let number = part == 0 ? numbers.0 : part == 1 ? numbers.1 : numbers.2
      if digits > 1, number < 10 { return nil }
    }
    guard part > 0, digits > 0 else { return nil }
    self.init(numbers.0, numbers.1, numbers.2)
  }

  /// Older first.
  public static func < (left: Version, right: Version) -> Bool {
    (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
  }

  /// Whether a reader that asks for `lowest` can read this one: same major, not older.
  public func satisfies(lowest: Version) -> Bool { major == lowest.major && self >= lowest }
}

extension Version: CustomStringConvertible {
  /// All three parts.
  public var description: String { "\(major).\(minor).\(patch)" }
}
