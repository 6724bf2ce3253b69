import Foundation
import Synchronization

/// How a connection waits for another that writes.
///
/// It asks again at short, even intervals, so that who has waited long gets in as soon as who has just come.
/// SQLite's own waiting asks the more seldom the longer it has waited, and of several that write much one may
/// never come at the right moment.
final class Patience: Sendable {
  /// Between two questions, in seconds; a proposal.
  private static let interval = 0.002

  private let limit: Duration
  private let began = Mutex(SuspendingClock.now)

  /// Takes how long is waited, in seconds.
  init(_ seconds: TimeInterval) { limit = .seconds(seconds) }

  /// Waits a little, unless it has been too long.
  ///
  /// - Parameter times: how often that was done before for the same thing.
  /// - Returns: whether it waited.
  func waits(times: Int) -> Bool {
    let waited = began.withLock { began in
      if times == 0 { began = .now }
      return began.duration(to: .now)
    }
    if waited >= limit { return false }
    Thread.sleep(forTimeInterval: Self.interval)
    return true
  }
}
