import Foundation
import Synchronization
import Testing

@testable import Triage

/// One thread reads, several work, and what comes of it is taken in order.
@Suite("Blocks of lines")
struct LineBlocksTests {
  private struct Lines: LineSource {
    var isReadBeside = true
    let count: Int
    var bytes: [UInt8] = [0x61]
    /// After which line the disk fails.
    var failsAfter = Int.max
    /// Told of the thread that reads.
    var beginning: @Sendable (Thread) -> Void = { _ in }

    struct Failure: Error {}

    func lines(_ body: (InputLine) throws -> Void) throws {
      beginning(.current)
      for number in 1...count {
        if number > failsAfter { throw Failure() }
        try body(InputLine(number: number, offset: 0, bytes: bytes, isTooLong: false))
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

  @Test("are let go when it ends, by every thread", arguments: [1, 2, 8])
  func areLetGo(_ workers: Int) throws {
    final class Held: Sendable {}
    weak var held: Held?
    do {
      let own = Held()
      held = own
      var lines = Lines(count: 20_000)
      lines.beginning = { _ in withExtendedLifetime(own) {} }
      _ = try lines.blocks(Workers(workers), with: {}) { _, line in
        line.number
      } taking: { _ in
        false
      }
    }
    // What a thread was to run may be given back a moment after it has run.
    for _ in 0..<500 where held != nil { usleep(10_000) }
    #expect(held == nil)
  }

  @Test("are few where they are long", arguments: [1, 2])
  func areFewWhereTheyAreLong(_ workers: Int) throws {
    var taken: [Int] = []
    let lines = Lines(count: 21, bytes: Array(repeating: 0x61, count: 1 << 18))
    _ = try lines.blocks(Workers(workers), with: {}) { _, line in
      line.number
    } taking: {
      taken.append($0.count)
      return true
    }
    #expect(taken == [4, 4, 4, 4, 4, 1])
  }

  /// Those of a store are read by the thread that has the store.
  @Test("are read beside only where the source allows it", arguments: [false, true])
  func areReadBesideWhereAllowed(_ isReadBeside: Bool) throws {
    let reader = Mutex<ObjectIdentifier?>(nil)
    var lines = Lines(isReadBeside: isReadBeside, count: 2_000)
    lines.beginning = { thread in reader.withLock { $0 = ObjectIdentifier(thread) } }
    _ = try lines.blocks(Workers(4), with: {}) { _, line in
      line.number
    } taking: { _ in
      true
    }
    let own = ObjectIdentifier(Thread.current)
    #expect(reader.withLock { $0 == own } == !isReadBeside)
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
