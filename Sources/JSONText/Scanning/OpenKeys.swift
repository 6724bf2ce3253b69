/// The keys of the objects that are open, kept to find those that stand twice.
struct OpenKeys {
  /// What becomes of a key that stands twice.
  enum Policy { case refused, collected }

  /// A key that stands again, after `first`.
  struct Duplicate: Hashable {
    let first: Range<Int>
    let later: Range<Int>
  }

  /// Those found, where the policy is to collect them.
  private(set) var duplicates: [Duplicate] = []
  private let policy: Policy
  /// Each open object has one token that says where the object around it starts, then its keys.
  private var tokens: [JSONToken] = []
  /// Where the innermost object's keys start.
  private var start = 0

  /// Up to so many keys are compared each with each; more are sorted.
  private static let fewKeys = 12

  init(_ policy: Policy) {
    self.policy = policy
  }

  mutating func removeAll() {
    if !tokens.isEmpty { tokens.removeAll(keepingCapacity: true) }
    if !duplicates.isEmpty { duplicates.removeAll(keepingCapacity: true) }
    start = 0
  }

  mutating func openObject() {
    tokens.append(JSONToken(.objectStart, start..<start))
    start = tokens.count
  }

  @inline(__always)
  mutating func append(_ key: JSONToken) {
    tokens.append(key)
  }

  /// Compares the innermost object's keys and forgets them.
  ///
  /// - Complexity: O(n log n) comparisons of keys.
  mutating func closeObject(in bytes: UnsafeBufferPointer<UInt8>) throws(JSONFault) {
    let found = tokens.count - start > 1 ? innermostDuplicates(in: bytes) : []
    let outer = tokens[start - 1].range.lowerBound
    tokens.removeLast(tokens.count - start + 1)
    start = outer
    switch policy {
    case .collected: duplicates += found
    case .refused:
      guard let one = found.min(by: { $0.later.lowerBound < $1.later.lowerBound }) else { return }
      throw JSONFault(.duplicateKey(first: one.first.lowerBound), at: one.later.lowerBound)
    }
  }

  private mutating func innermostDuplicates(in bytes: UnsafeBufferPointer<UInt8>) -> [Duplicate] {
    let start = start
    return tokens.withUnsafeMutableBufferPointer { all in
      let keys = UnsafeMutableBufferPointer(rebasing: all[start...])
      if KeyMarks.areDifferent(keys, in: bytes) { return [] }
      return keys.count <= Self.fewKeys
        ? Self.comparingEach(keys, in: bytes) : Self.sorting(keys, in: bytes)
    }
  }

  private static func comparingEach(
    _ keys: UnsafeMutableBufferPointer<JSONToken>,
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> [Duplicate] {
    var found: [Duplicate] = []
    for later in 1..<keys.count {
      for first in 0..<later
      where JSONContent.areEqual(keys[first], keys[later], in: bytes) {
        found.append(Duplicate(first: keys[first].range, later: keys[later].range))
        break
      }
    }
    return found
  }

  private static func sorting(
    _ keys: UnsafeMutableBufferPointer<JSONToken>,
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> [Duplicate] {
    var keys = keys
    keys.sort { left, right in
      let order = JSONContent.order(left, right, in: bytes)
      return order == 0 ? left.range.lowerBound < right.range.lowerBound : order < 0
    }
    var found: [Duplicate] = []
    var first = 0
    for later in 1..<keys.count {
      if JSONContent.areEqual(keys[first], keys[later], in: bytes) {
        found.append(Duplicate(first: keys[first].range, later: keys[later].range))
      } else {
        first = later
      }
    }
    return found
  }
}
