import Dispatch

/// Several threads that share a piece of work; what comes of it does not depend on how many.
public struct Workers: Sendable {
  /// How many there are, at least one.
  public let count: Int

  /// Takes a number of threads.
  public init(_ count: Int) { self.count = max(count, 1) }

  /// Shares are this many times the workers, so that none waits long for the slowest.
  private static let sharesEach = 4

  /// What a function makes of each element, in their order.
  func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element],
    _ body: @Sendable (Element) -> Result
  ) -> [Result] {
    map(elements, with: {}) { body($1) }
  }

  /// The same with memory that a function keeps from one element to the next, in which nothing of an
  /// earlier one may be of any meaning to a later.
  func map<Element: Sendable, Result: Sendable, Memory>(
    _ elements: [Element],
    with makeMemory: @Sendable () -> Memory,
    _ body: @Sendable (inout Memory, Element) -> Result
  ) -> [Result] {
    @Sendable func results(of elements: ArraySlice<Element>) -> [Result] {
      var memory = makeMemory()
      return elements.map { body(&memory, $0) }
    }
    let shares = min(count * Self.sharesEach, elements.count)
    if count == 1 || shares < 2 { return results(of: elements[...]) }
    var all: [[Result]] = Array(repeating: [], count: shares)
    all.withUnsafeMutableBufferPointer { all in
      // Each share is written by the one thread that makes it.
      nonisolated(unsafe) let all = all
      DispatchQueue.concurrentPerform(iterations: shares) { share in
        let start = elements.count * share / shares
        let end = elements.count * (share + 1) / shares
        all[share] = results(of: elements[start..<end])
      }
    }
    return Array(all.joined())
  }
}
