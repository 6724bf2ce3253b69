import Forms
import Scheduling
import Values

@testable import Triage

/// A ledger that keeps everything in memory, as plainly as can be.
final class MemoryLedger: Ledger {
  private struct Kept {
    let submission: Submission
    let line: [UInt8]
    let received: Instant
    var decisions: [Decision]

    func id(_ index: Int) -> String { "\(submission.id)#\(index)" }
  }

  private var kept: [String: Kept] = [:]
  private(set) var refused: [Quarantined] = []

  /// The decision in force of each submission.
  var inForce: [String: Decision] { kept.compactMapValues(\.decisions.last) }
  /// Every line that was stored.
  var lines: Set<[UInt8]> { Set(kept.values.map(\.line)) }

  /// What devices measured of anybody.
  var devices = DeviceData()
  /// Values of series that are stated outright, of everybody.
  var stated: [String: Number] = [:]

  func readings(
    of patient: String,
    codes: [String],
    after start: Instant,
    until end: Instant
  ) -> DeviceData {
    let own = devices.readings.filter { reading in
      reading.patient == patient && codes.contains(reading.code) && start < reading.time
        && reading.time <= end
    }
    var data = DeviceData(stating: stated)
    (data.readings, data.refused) = (own, devices.refused)
    return data
  }

  /// What another run does each time before this one keeps others out.
  var between: (() -> Void)?
  private var written = 0

  func version() -> Int { written }

  func scratch() -> any ScratchSpace { MemoryScratch() }
  func beginBatch() {}
  func hasForms() -> Bool { !kept.isEmpty || !refused.isEmpty }

  func standing(of submission: String) -> Standing? {
    guard let found = kept[submission], let last = found.decisions.last else { return nil }
    return Standing(
      input: last.input,
      colour: last.colour,
      decision: found.id(found.decisions.count - 1)
    )
  }

  /// How often a patient's history was read.
  private(set) var readings = 0

  func earlier(of patient: String, form: String) -> StoredHistory {
    readings += 1
    let own = kept.values.filter { $0.submission.patient == patient && $0.submission.form == form }
    return StoredHistory(
      submissions: own.compactMap { found in
        found.decisions.last.map {
          StoredSubmission(
            line: found.line,
            received: found.received,
            decisionID: found.id(found.decisions.count - 1),
            decision: $0
          )
        }
      },
      refused: refused.filter { $0.patient == patient && $0.form ?? form == form }.map(\.authored)
    )
  }

  /// The patients as they are enrolled now.
  var patients: [Patient] = [] { didSet { enrolledAt = next() } }
  /// The number of what is written next; enrolments are all of the last number that any was written by.
  private var numbers = 0
  private(set) var enrolledAt = 0
  /// The numbers of decisions, by their ids.
  private(set) var numberOfDecision: [String: Int] = [:]
  /// The zone that days are counted in, as it is told of every decision.
  var zone = Content.calendar.zone

  /// Changes every decision in force to what another engine might have made of the form.
  func change(_ body: (inout Decision) -> Void) {
    for id in kept.keys {
      guard var decision = kept[id]?.decisions.popLast() else { continue }
      body(&decision)
      kept[id]?.decisions.append(decision)
    }
  }

  private func next() -> Int {
    numbers += 1
    return numbers
  }

  private func number(_ decision: String) { numberOfDecision[decision] = next() }

  func enrolments(of patient: String) -> [Patient] { patients.filter { $0.id == patient } }
  func hasEnrolments() -> Bool { !patients.isEmpty }
  func record(_ patients: [Patient]) -> Int {
    self.patients = patients
    return 0
  }
  func record(_ content: [StoredContent]) {}
  func content() -> [StoredContent] { [] }

  func hold() {
    guard let between else { return }
    self.between = nil
    defer { self.between = between }
    between()
    written += 1
  }
  func release() {}

  /// How often something was written.
  private(set) var commits = 0

  func commit(_ entries: [LedgerEntry]) {
    if !entries.isEmpty { commits += 1 }
    for entry in entries {
      switch entry {
      case .decided(let line, let submission, let written):
        precondition(kept[submission.id] == nil, "stored twice")
        kept[submission.id] = Kept(
          submission: submission,
          line: line,
          received: written.decision.now,
          decisions: [written.decision]
        )
        number("\(submission.id)#0")
      case .redecided(let submission, let written):
        kept[submission]?.decisions.append(written.decision)
        number("\(submission)#\((kept[submission]?.decisions.count ?? 0) - 1)")
      case .refused(let quarantined):
        if !refused.contains(where: { $0.line == quarantined.line }) { refused.append(quarantined) }
      case .ahead: break
      }
    }
  }
}

/// Lines in memory.
struct MemoryLines: LineSource {
  let isReadBeside = true
  let bytes: [UInt8]

  init(_ lines: [[UInt8]], end: [UInt8] = [0x0A]) { bytes = lines.flatMap { $0 + end } }

  func lines(_ body: (InputLine) throws -> Void) throws {
    var splitter = LineSplitter()
    try bytes.withUnsafeBytes { try splitter.take($0, body) }
    try splitter.end(body)
  }

  func line(at offset: Int, count: Int) -> [UInt8] { Array(bytes[offset..<offset + count]) }
}
