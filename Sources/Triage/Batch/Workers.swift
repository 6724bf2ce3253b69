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
    let shares = min(count * Self.sharesEach, elements.count)
    if count == 1 || shares < 2 { return elements.map(body) }
    var results: [[Result]] = Array(repeating: [], count: shares)
    results.withUnsafeMutableBufferPointer { results in
      // Each share is written by the one thread that makes it.
      nonisolated(unsafe) let results = results
      DispatchQueue.concurrentPerform(iterations: shares) { share in
        let start = elements.count * share / shares
        let end = elements.count * (share + 1) / shares
        results[share] = elements[start..<end].map(body)
      }
    }
    return Array(results.joined())
  }
}
