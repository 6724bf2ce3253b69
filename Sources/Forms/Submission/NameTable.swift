/// Names that are looked up by their bytes, without making a string of what is looked up.
///
/// Built once for each form. A lookup tries the name that is expected first, since answers mostly
/// come in the order of the form, and hashes only if that is not it.
final class NameTable: Sendable {
  /// The names, in the order they were given.
  let names: [String]
  private let bytes: [UInt8]
  /// Where each name starts in `bytes`, and at last where they end.
  private let starts: [Int]
  /// The index of a name, or `none`; a power of two of them, at least twice as many as names.
  private let buckets: [Int32]
  private let longest: Int

  private static let none: Int32 = -1

  /// Takes names; of equal ones the first is found.
  init(_ names: [String]) {
    self.names = names
    let texts = names.map { Array($0.utf8) }
    bytes = texts.flatMap { $0 }
    starts = texts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    longest = texts.map(\.count).max() ?? 0
    var buckets = [Int32](repeating: Self.none, count: Self.bucketCount(for: names.count))
    for (index, text) in texts.enumerated() {
      var bucket = Self.hash(text) & (buckets.count - 1)
      while buckets[bucket] != Self.none { bucket = (bucket + 1) & (buckets.count - 1) }
      buckets[bucket] = Int32(index)
    }
    self.buckets = buckets
  }

  /// The index of a name, compared byte for byte.
  ///
  /// - Parameters:
  ///   - name: its bytes.
  ///   - expected: the index to try first; one that is out of range is not tried.
  /// - Returns: `nil` where there is no such name.
  /// - Complexity: O(length).
  func index(of name: UnsafeBufferPointer<UInt8>, expecting expected: Int = -1) -> Int? {
    if names.indices.contains(expected), isName(expected, name) { return expected }
    guard name.count <= longest else { return nil }
    var bucket = Self.hash(name) & (buckets.count - 1)
    while buckets[bucket] != Self.none {
      let index = Int(buckets[bucket])
      if isName(index, name) { return index }
      bucket = (bucket + 1) & (buckets.count - 1)
    }
    return nil
  }

  private func isName(_ index: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = starts[index]
    guard starts[index + 1] - start == name.count else { return false }
    return bytes.withUnsafeBufferPointer { all in
      for offset in 0..<name.count where all[start + offset] != name[offset] { return false }
      return true
    }
  }

  private static func bucketCount(for names: Int) -> Int {
    var count = 2
    while count < 2 * names { count *= 2 }
    return count
  }

  /// - SeeAlso: Fowler, Noll and Vo, FNV-1a, 64 bits; the upper half is folded in.
  private static func hash(_ name: some Sequence<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF)
  }
}
