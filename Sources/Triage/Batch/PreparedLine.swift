import Forms
import Values

/// A line of a batch with all that it takes to decide it.
enum PreparedLine {
  case refused(InputLine, Refusal)
  case duplicate(InputLine, Submission, Colour?)
  /// One to be decided, by its place among those of the turn.
  case fresh(InputLine, Submission, job: Int)
}

/// The deciding of one line, which any thread may do.
struct DecidingJob: Sendable {
  let line: [UInt8]
  let submission: Submission
  let triage: Triage
  /// Where the patient's past stands.
  let place: Int
  let devices: DeviceData

  /// The line, read, with all that its decision depends on.
  func request(_ past: Past, now: Instant) -> Triage.Request {
    Triage.Request(
      submission: submission,
      answers: past.reader.answers(line, submission),
      input: ContentHash(of: line),
      patient: past.patient,
      history: past.history.others(than: submission),
      devices: devices,
      now: now
    )
  }
}

/// The lines of one commit.
struct Turn {
  private(set) var lines: [PreparedLine] = []
  var jobs: [DecidingJob] = []
  var pasts: Pasts
  private var bytes = 0
  private let mostLines: Int

  private static let mostBytes = 4 << 20

  init(_ pasts: Pasts, mostLines: Int) {
    self.pasts = pasts
    self.mostLines = mostLines
  }

  /// Whether the lines are many, or long, or so much is known of their patients that it is time to
  /// commit.
  var isFull: Bool { lines.count >= mostLines || bytes >= Self.mostBytes || pasts.isFull }

  mutating func append(_ line: PreparedLine, bytes count: Int) {
    lines.append(line)
    bytes += count
  }

  mutating func clear() {
    lines.removeAll(keepingCapacity: true)
    jobs.removeAll(keepingCapacity: true)
    bytes = 0
  }

  /// What a function makes of each job's request, side by side.
  mutating func decided<Result: Sendable>(
    by workers: Workers,
    now: Instant,
    _ body: @Sendable (DecidingJob, Triage.Request) -> Result
  ) -> [Result] {
    pasts.read(workers)
    let pasts = pasts
    return workers.map(jobs) { body($0, $0.request(pasts[$0.place], now: now)) }
  }
}

/// A decision with the bytes it is written with, made once for all who write it.
public struct WrittenDecision: Sendable {
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
