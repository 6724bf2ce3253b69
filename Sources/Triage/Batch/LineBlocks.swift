import Dispatch
import Synchronization

/// Lines that are read together: about a hundred, but fewer where they are long, so that memory does not
/// grow with them.
private struct LinesInHand {
  static let most = 125
  private static let mostBytes = 1 << 20

  private var lines: [InputLine] = []
  private var bytes = 0

  /// Whether there are as many as there should be.
  var isFull: Bool { lines.count >= Self.most || bytes >= Self.mostBytes }

  mutating func append(_ line: InputLine) {
    lines.append(line)
    bytes += line.bytes.count
  }

  /// Gives the lines, and begins anew.
  mutating func take() -> [InputLine] {
    defer { self = LinesInHand() }
    return lines
  }
}

/// Enough was read.
private struct Enough: Error {}

extension LineSource {
  /// Reads every line that is not blank from the start, about a hundred at a time, has something made of
  /// each, and hands that over in the order of the lines.
  ///
  /// One worker keeps its memory from the first line to the last. Where the source may be read so, several
  /// work on a block each while others are read and handed over; or else they share each block. How many
  /// there are changes nothing else.
  ///
  /// - Parameters:
  ///   - workers: who does the work.
  ///   - makeMemory: what a worker keeps from one line to the next, in which nothing of one line may be of
  ///     any meaning to another.
  ///   - work: makes something of a line.
  ///   - take: takes what was made of some lines, and says whether to go on.
  /// - Returns: whether all were read.
  /// - Throws: what the source or `take` throws.
  func blocks<Memory, Result: Sendable>(
    _ workers: Workers,
    with makeMemory: @escaping @Sendable () -> Memory,
    _ work: @escaping @Sendable (inout Memory, InputLine) -> Result,
    taking take: ([Result]) throws -> Bool
  ) throws -> Bool {
    if workers.count == 1 {
      var memory = makeMemory()
      return try blocks { lines in try take(lines.map { work(&memory, $0) }) }
    }
    guard isReadBeside else {
      return try blocks { try take(workers.map($0, with: makeMemory, work)) }
    }
    let belt = Belt<Result>(workers.count)
    // It is read from the start by one thread, and by nobody else meanwhile.
    nonisolated(unsafe) let source = self
    belt.read { add in _ = try source.blocks(add) }
    belt.work(makeMemory, work)
    defer { belt.end() }
    while let results = try belt.next() {
      if try !take(results) { return false }
    }
    return true
  }

  /// Reads every line that is not blank from the start, about a hundred at a time.
  private func blocks(_ body: ([InputLine]) throws -> Bool) throws -> Bool {
    var inHand = LinesInHand()
    do {
      try lines { line in
        if !line.isBlank { inHand.append(line) }
        if inHand.isFull, try !body(inHand.take()) { throw Enough() }
      }
    } catch is Enough {
      return false
    }
    let rest = inHand.take()
    return try rest.isEmpty || body(rest)
  }
}

/// Blocks of lines between the thread that reads them, the workers, and the one who takes what they made
/// in order; only so many are on it at a time.
private final class Belt<Result: Sendable>: Sendable {
  private struct State {
    /// Blocks that nobody works on yet, with their numbers.
    var waiting: [(number: Int, lines: [InputLine])] = []
    var done: [Int: [Result]] = [:]
    var read = 0
    var taken = 0
    var isRead = false
    var failure: (any Error)?
    var isStopped = false
  }

  private let state = Mutex(State())
  private let workers: Int
  /// Signalled where there is room for one more block, where one waits for a worker, and where one is
  /// done or no more will come.
  private let room: DispatchSemaphore
  private let waiting = DispatchSemaphore(value: 0)
  private let done = DispatchSemaphore(value: 0)
  private let threads = DispatchGroup()

  init(_ workers: Int) {
    self.workers = workers
    room = DispatchSemaphore(value: Self.most(workers))
  }

  /// How many blocks are on their way: one for each worker, and one more to go on with.
  private static func most(_ workers: Int) -> Int { workers + 1 }

  private func start(_ name: String, _ body: @escaping @Sendable () -> Void) {
    DispatchQueue(label: "behov.\(name)").async(group: threads, execute: body)
  }

  /// Starts the thread that reads.
  func read(_ source: @escaping @Sendable (([InputLine]) -> Bool) throws -> Void) {
    start("reader") { [self] in
      var failure: (any Error)?
      do {
        try source { lines in
          room.wait()
          return state.withLock { state in
            if state.isStopped { return false }
            state.waiting.append((state.read, lines))
            state.read += 1
            waiting.signal()
            return true
          }
        }
      } catch {
        failure = error
      }
      state.withLock { state in
        state.isRead = true
        state.failure = failure
      }
      for _ in 0..<workers { waiting.signal() }
      done.signal()
    }
  }

  /// Starts the workers.
  func work<Memory>(
    _ makeMemory: @escaping @Sendable () -> Memory,
    _ work: @escaping @Sendable (inout Memory, InputLine) -> Result
  ) {
    for number in 0..<workers {
      start("worker-\(number)") { [self] in
        var memory = makeMemory()
        while let block = nextWaiting() {
          let results = block.lines.map { work(&memory, $0) }
          state.withLock { $0.done[block.number] = results }
          done.signal()
        }
      }
    }
  }

  /// The block that has waited longest; `nil` after the last.
  private func nextWaiting() -> (number: Int, lines: [InputLine])? {
    waiting.wait()
    return state.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
  }

  /// What was made of the next block, once it is done; `nil` after the last.
  func next() throws -> [Result]? {
    while true {
      let (results, isOver) = try state.withLock { state in
        let results = state.done.removeValue(forKey: state.taken)
        if results != nil { state.taken += 1 }
        let isOver = state.isRead && state.taken == state.read && results == nil
        if isOver, let failure = state.failure { throw failure }
        return (results, isOver)
      }
      if let results {
        room.signal()
        return results
      }
      if isOver { return nil }
      done.wait()
    }
  }

  /// Ends all threads, whatever is still on the belt.
  func end() {
    state.withLock { state in
      state.isStopped = true
      state.waiting = []
    }
    // The one who reads may wait for room.
    room.signal()
    threads.wait()
    // A semaphore must not end below where it began.
    for _ in 0..<Self.most(workers) { room.signal() }
  }
}
