import Testing

@testable import Scheduling

/// One promise to each, of any slots whatever, beside all ways there are.
@Suite("Whoever may have which slot")
struct SlotMatchingTests {
  /// Every way to give slots to those who may have them.
  private static func ways(_ promises: ArraySlice<[Int]>, _ taken: Set<Int> = []) -> [[Int?]] {
    guard let first = promises.first else { return [[]] }
    let rest = promises.dropFirst()
    var all = ways(rest, taken).map { [nil] + $0 }
    for slot in first where !taken.contains(slot) {
      all += ways(rest, taken.union([slot])).map { [slot] + $0 }
    }
    return all
  }

  /// The way in which each in turn has one if that can be, and then each in turn the earliest.
  private static func best(_ promises: [[Int]]) -> [Int?]? {
    ways(promises[...]).min { left, right in
      let without = [left, right].map { way in way.map { $0 == nil ? 1 : 0 } }
      if without[0] != without[1] { return without[0].lexicographicallyPrecedes(without[1]) }
      return left.map { $0 ?? .max }.lexicographicallyPrecedes(right.map { $0 ?? .max })
    }
  }

  private func given(_ promises: [[Int]], slots: Int) -> [Int?] {
    var matching = SlotMatching(slots: slots)
    for promise in promises { matching.promise([promise]) }
    matching.settleEarliest()
    return matching.taken
  }

  @Test func eachInTurnHasTheEarliestThatLeavesOneForAll() {
    for seed in 1...2000 {
      var random = SeededGenerator(seed: UInt64(seed))
      let slots = Int.random(in: 3...5, using: &random)
      let promises = (0..<Int.random(in: 3...5, using: &random)).map { _ in
        let count = Int.random(in: 1...min(slots, 4), using: &random)
        return Array(Array(0..<slots).shuffled(using: &random).prefix(count)).sorted()
      }
      #expect(given(promises, slots: slots) == Self.best(promises), "seed \(seed), \(promises)")
    }
  }

  /// A move that cannot be made leaves the slot to be moved to by those who come after.
  @Test func aMoveThatCannotBeMadeTakesNothingFromOthers() {
    let promises = [[0, 1, 2], [3, 4], [0, 4], [0, 3, 4], [0, 1, 3, 4]]
    #expect(given(promises, slots: 5) == Self.best(promises))
  }
}
