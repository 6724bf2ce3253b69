import Synchronization

/// Which entries of the audit belong to one batch, as one process writes them.
///
/// A batch decides each form with every other line of the same file at hand, so what was known when
/// something was decided is what was written before it, and the rest of its batch.
final class AuditRun: Sendable {
  private enum State {
    case none
    case begins
    case goesOn(Int)
  }

  private let state = Mutex(State.none)

  /// What is written from now on belongs to a new batch.
  func beginBatch() { state.withLock { $0 = .begins } }

  /// The batch of an entry: the number of the batch's first.
  func batch(of entry: Int) -> Int {
    state.withLock { state in
      switch state {
      case .none: return entry
      case .begins:
        state = .goesOn(entry)
        return entry
      case .goesOn(let first): return first
      }
    }
  }
}
