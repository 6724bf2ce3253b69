import Synchronization
import Testing

@testable import Triage

/// One thread reads, several work, and what comes of it is taken in order.
@Suite("Blocks of lines")
struct LineBlocksTests {
  private struct Lines: LineSource {
    let isReadBeside = true
    let count: Int
    /// After which line the disk fails.
    var failsAfter = Int.max

    struct Failure: Error {}

    func lines(_ body: (InputLine) throws -> Void) throws {
      for number in 1...count {
        if number > failsAfter { throw Failure() }
        try body(InputLine(number: number, offset: 0, bytes: [0x61], isTooLong: false))
      }
    }

    func line(at offset: Int, count: Int) -> [UInt8] { [] }
  }

  private struct Enough: Error {}

  @Test("are taken in the order of the lines", arguments: [1, 2, 3, 8])
  func areTakenInOrder(_ workers: Int) throws {
    var numbers: [Int] = []
    let isWhole = try Lines(count: 20_321).blocks(Workers(workers), with: { 0 }) { memory, line in
      memory += 1
      // Some take longer than others.
      if line.number % 5000 < 40 { for _ in 0..<20_000 { memory &+= 1 } }
      return line.number
    } taking: {
      numbers += $0
      return true
    }
    #expect(isWhole && numbers == Array(1...20_321))
  }

  @Test("end where enough was taken", arguments: [1, 2, 8])
  func endWhereEnoughWasTaken(_ workers: Int) throws {
    for blocks in [1, 2, 17] {
      var taken = 0
      let isWhole = try Lines(count: 20_000).blocks(Workers(workers), with: {}) { _, line in
        line.number
      } taking: { _ in
        taken += 1
        return taken < blocks
      }
      #expect(!isWhole && taken == blocks)
    }
  }

  @Test(
    "that were read before the disk failed are taken, and the failure is told",
    arguments: [1, 3]
  )
  func aFailureIsTold(_ workers: Int) {
    var taken = 0
    #expect(throws: Lines.Failure.self) {
      try Lines(count: 20_000, failsAfter: 3_100).blocks(Workers(workers), with: {}) { _, line in
        line.number
      } taking: {
        taken += $0.count
        return true
      }
    }
    #expect(taken == 3_000)
  }

  @Test("end where whoever takes them fails", arguments: [1, 3])
  func aFailureOfTheTakerEndsIt(_ workers: Int) {
    #expect(throws: Enough.self) {
      try Lines(count: 20_000).blocks(Workers(workers), with: {}) { _, line in
        line.number
      } taking: { _ in
        throw Enough()
      }
    }
  }

  @Test func onlySomeAreOnTheirWay() throws {
    let state = Counter()
    _ = try Lines(count: 50_000).blocks(Workers(2), with: {}) { _, line in
      state.add(1)
      return line.number
    } taking: { lines in
      state.add(-lines.count)
      return true
    }
    #expect(state.most <= 4 * 500)
  }
}

/// How many lines were worked on and not taken.
private final class Counter: Sendable {
  private let state = Mutex((now: 0, most: 0))

  var most: Int { state.withLock { $0.most } }

  func add(_ count: Int) {
    state.withLock { state in
      state.now += count
      state.most = max(state.most, state.now)
    }
  }
}
