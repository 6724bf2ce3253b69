import Expressions
import Forms
import Rules
public import Values

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
    /// The id of what fired, or could not be settled.
    public let id: String
    /// The worst that is proven of it, or that it could be.
    public let colour: Verdict
    /// Whether it could not be settled.
    public let isOpen: Bool

    /// Makes a test.
    public init(protocol: String, id: String, colour: Verdict, isOpen: Bool) {
      self.protocol = `protocol`
      self.id = id
      self.colour = colour
      self.isOpen = isOpen
    }
  }

  /// Nothing.
  public init() {}
}

extension Batch {
  /// Counts what would become of every line; nothing is written.
  ///
  /// A line is judged as ``run(until:beginning:_:)`` would decide it. That a later line would have something
  /// stored decided again is not counted. A line that no other form matters to is judged as it is first
  /// read; only where there are others is the file read twice.
  ///
  /// - Parameter mustStop: asked from time to time, and ends it there.
  /// - Returns: the counts.
  /// - Throws: what the ledger or the source throws.
  public func count(until mustStop: () -> Bool = { false }) throws -> BatchCount {
    let register = try Enrolments(patients, ledger, protocols)
    let version = try ledger.version()
    guard
      let index = try index(register, judging: LineDecider(self, register), until: mustStop)
    else { return .interrupted }
    var tally = index.tally
    tally.refused += index.start.refused
    tally.duplicate += index.start.decidedBefore + index.start.repeated
    if !index.isCounted {
      let isStopped = try eachTurn(
        index,
        register,
        asOf: version,
        areWritten: false,
        until: mustStop
      ) { turn in
        let judged = turn.judged(by: workers, now: now)
        for line in turn.lines {
          switch line {
          case .refused: tally.refused += 1
          case .duplicate: tally.duplicate += 1
          case .fresh(_, _, let job): tally.add(judged[job])
          }
        }
      }
      if isStopped { return .interrupted }
    }
    return tally.count(protocols)
  }
}

extension BatchCount {
  fileprivate static let interrupted = {
    var count = BatchCount()
    count.summary.isInterrupted = true
    return count
  }()
}

/// How many lines came to what.
struct CountTally: Sendable {
  var refused = 0
  var duplicate = 0
  /// By colour.
  private var colours = [Int](repeating: 0, count: Colour.allCases.count)
  private var readings: [Counted] = []

  /// What fired of the tests of a protocol, as it reads one version of its form.
  private struct Counted: Sendable {
    let reading: TriageProtocol.Reading
    /// Test by test, colour by colour, fired and open.
    var counts: [Int]

    init(_ reading: TriageProtocol.Reading) {
      self.reading = reading
      counts = Array(repeating: 0, count: reading.testIDs.count * Self.each)
    }

    static let each = Verdict.allCases.count * 2
  }

  /// Adds a line, or takes away one that was added.
  mutating func add(_ judged: BareDecision, times: Int = 1) {
    colours[Int(judged.colour.rawValue)] += times
    guard !judged.tests.isEmpty, let reading = judged.reading else { return }
    let place = place(of: reading)
    for test in judged.tests {
      let offset = Int(test.colour.rawValue) * 2 + (test.isOpen ? 1 : 0)
      readings[place].counts[test.place * Counted.each + offset] += times
    }
  }

  private mutating func place(of reading: TriageProtocol.Reading) -> Int {
    for place in readings.indices where readings[place].reading === reading { return place }
    readings.append(Counted(reading))
    return readings.count - 1
  }

  /// All of it, the tests by their ids.
  func count(_ protocols: [TriageProtocol]) -> BatchCount {
    var count = BatchCount()
    count.summary.rejected = refused
    count.summary.duplicate = duplicate
    for colour in Colour.allCases where colours[Int(colour.rawValue)] > 0 {
      count.summary.colours[colour] = colours[Int(colour.rawValue)]
    }
    for counted in readings {
      let own = protocols.first { $0.readings.contains { $0 === counted.reading } }
      let ids = counted.reading.testIDs
      for (place, times) in counted.counts.enumerated() where times > 0 {
        let (test, detail) = place.quotientAndRemainder(dividingBy: Counted.each)
        let key = BatchCount.Test(
          protocol: own?.reference.id ?? "",
          id: ids[test],
          colour: Verdict.allCases[detail / 2],
          isOpen: detail % 2 == 1
        )
        count.tests[key, default: 0] += times
      }
    }
    return count
  }
}
