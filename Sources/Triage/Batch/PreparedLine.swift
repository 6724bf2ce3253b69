import Forms
import Values

/// A line of a batch with all that it takes to decide it.
enum PreparedLine {
  case refused(InputLine, Refusal)
  case duplicate(InputLine, Submission, of: LinePlace.Earlier)
  /// One to be decided, by its place among those of the turn.
  case fresh(InputLine, Submission, job: Int)

  var line: InputLine {
    switch self {
    case .refused(let line, _), .duplicate(let line, _, _), .fresh(let line, _, _): line
    }
  }
}

/// The deciding of one line, which any thread may do.
struct DecidingJob: Sendable {
  let line: [UInt8]
  let submission: Submission
  let found: FoundLine
  let triage: Triage
  let past: KnownPast
  /// What it came to as it was read, where no other form matters.
  let decided: WrittenDecision?
  let devices: DeviceData

  /// What is known of the patient beside the line.
  enum KnownPast: Sendable {
    /// Nothing but how they are enrolled.
    case nothing(HistoryReader)
    /// A past, by its place among those of the turn.
    case at(Int)
  }

  /// The line, read, with all that its decision depends on.
  ///
  /// - Parameters:
  ///   - pasts: what is known of the patients of the turn.
  ///   - now: when it is decided.
  ///   - isWritten: whether the decision is kept, which then tells the hash of the line.
  /// - Returns: the request.
  func request(_ pasts: Pasts, now: Instant, isWritten: Bool) -> Triage.Request {
    let (reader, history) =
      switch past {
      case .nothing(let reader): (reader, History())
      case .at(let place): (pasts[place].reader, pasts[place].history.others(than: submission))
      }
    return Triage.Request(
      submission: submission,
      answers: reader.answers(line, submission),
      input: isWritten ? ContentHash(of: line) : .ofNothing,
      patient: reader.patient,
      history: history,
      devices: devices,
      now: now
    )
  }
}

extension ContentHash {
  /// The hash of no bytes.
  static let ofNothing = ContentHash(of: [])
}

/// The lines of one commit.
struct Turn {
  private static let mostBytes = 1 << 20

  private(set) var lines: [PreparedLine] = []
  private var bytes = 0
  var jobs: [DecidingJob] = []
  var pasts: Pasts
  /// Whether a turn has ended and no other has begun.
  private(set) var isEnded = false
  private let mostLines: Int

  init(_ pasts: Pasts, mostLines: Int) {
    self.pasts = pasts
    self.mostLines = mostLines
  }

  /// Whether the lines are many or long, or so much is known of their patients that it is time to
  /// commit.
  var isFull: Bool { lines.count >= mostLines || bytes >= Self.mostBytes || pasts.isFull }

  mutating func append(_ line: PreparedLine) {
    lines.append(line)
    bytes += line.line.bytes.count
  }

  mutating func begin(_ version: Int) {
    pasts.begin(version)
    isEnded = false
  }

  /// What is to be kept of the lines that come after this turn and are known to it.
  mutating func takeAhead(from source: some LineSource) throws -> [LedgerEntry] {
    try pasts.takeAhead(after: lines.last?.line.number ?? 0, from: source)
  }

  mutating func end() {
    lines.removeAll(keepingCapacity: true)
    jobs.removeAll(keepingCapacity: true)
    bytes = 0
    isEnded = true
  }

  /// The decision of each job; those that are not made yet are made side by side.
  mutating func decided(by workers: Workers, now: Instant) -> [WrittenDecision] {
    if !jobs.contains(where: { $0.decided == nil }) { return jobs.compactMap(\.decided) }
    pasts.read(workers)
    let pasts = pasts
    return workers.map(jobs) { job in
      job.decided
        ?? WrittenDecision(job.triage.decide(job.request(pasts, now: now, isWritten: true)))
    }
  }

  /// What each job comes to without words.
  mutating func judged(by workers: Workers, now: Instant) -> [BareDecision] {
    pasts.read(workers)
    let pasts = pasts
    return workers.map(jobs) { $0.triage.judge($0.request(pasts, now: now, isWritten: false)) }
  }
}

/// A decision with the bytes it is written with, made once and shared by all who write it.
public final class WrittenDecision: Sendable {
  /// The decision.
  public let decision: Decision
  /// The decision as ``Decision/json`` writes it.
  public let json: [UInt8]

  /// Writes a decision.
  public init(_ decision: Decision) {
    self.decision = decision
    json = decision.json
  }
}
