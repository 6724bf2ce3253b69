/// What a batch finds of its lines before it decides any.
public struct BatchStart: Sendable, Hashable {
  /// The lines that are not blank.
  public internal(set) var lines = 0
  /// Those that were decided before this batch.
  public internal(set) var decidedBefore = 0
  /// Those that are to be decided.
  public internal(set) var fresh = 0
  /// Those that repeat another line of the batch.
  var repeated = 0
  /// Those that are refused.
  var refused = 0

  /// Whether so many are to be decided that those which are not may be decided in vain.
  var areMostlyFresh: Bool { fresh > (lines - fresh) * 3 }

  mutating func count(_ place: LinePlace) {
    lines += 1
    switch place {
    case .fresh: fresh += 1
    case .duplicate(.decided): decidedBefore += 1
    case .duplicate(.repeated): repeated += 1
    case .conflict, .refused: refused += 1
    }
  }
}
