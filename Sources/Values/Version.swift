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
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part -> Int? in
      guard (1...6).contains(part.count), part.count == 1 || part.first != UInt8(ascii: "0")
      else { return nil }
      return decimal(part)
    }
    guard numbers.count == parts.count, (2...3).contains(numbers.count) else { return nil }
    self.init(numbers[0], numbers[1], numbers.count == 3 ? numbers[2] : 0)
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
