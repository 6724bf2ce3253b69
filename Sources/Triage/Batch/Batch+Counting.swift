import Expressions
import Forms
import Rules
import Values

/// What would become of the lines of a file, as numbers.
public struct BatchCount: Sendable, Hashable {
  /// How many lines end how.
  public var summary = BatchSummary()
  /// How often each test of each protocol fires, or could not be settled.
  public var tests: [Test: Int] = [:]

  /// A test of a protocol, with its colour.
  public struct Test: Sendable, Hashable {
    /// The protocol's id.
    public let `protocol`: String
    /// What fired, or could not be settled.
    public let test: BareDecision.Test
  }

  /// Nothing.
  public init() {}
}

extension Batch {
  /// Counts what would become of every line; nothing is written.
  ///
  /// A line is judged as ``run(until:beginning:_:)`` would decide it. That a later line would have something
  /// stored decided again is not counted.
  ///
  /// - Parameter mustStop: asked from time to time, and ends it there.
  /// - Returns: the counts.
  /// - Throws: what the ledger or the source throws.
  public func count(until mustStop: () -> Bool = { false }) throws -> BatchCount {
    var count = BatchCount()
    count.summary.isInterrupted = try eachTurn(
      areWritten: false,
      until: mustStop
    ) { turn, index, _ in
      let judged = turn.decided(by: workers, now: now, areWritten: false) { $0.triage.judge($1) }
      for line in turn.lines {
        switch line {
        case .refused: count.summary.rejected += 1
        case .duplicate: count.summary.duplicate += 1
        case .fresh(_, _, let job):
          count.add(judged[job], turn.jobs[job].triage.protocol.reference.id)
          index.lines.keep(judged[job].colour, of: turn.jobs[job].found)
        }
      }
    }
    return count
  }
}

extension Triage {
  /// Whether the colour of a form hangs on no other form: its protocol recalls none, and it corrects
  /// none.
  func looksAtOneForm(_ submission: Submission) -> Bool {
    guard submission.replaces == nil else { return false }
    return self.protocol.reading(of: submission.version)?.rules.program.recalls.isEmpty ?? false
  }
}

extension BatchCount {
  fileprivate mutating func add(_ judgement: BareDecision, _ protocolID: String) {
    summary.colours[judgement.colour, default: 0] += 1
    for test in judgement.tests { tests[Test(protocol: protocolID, test: test), default: 0] += 1 }
  }
}
