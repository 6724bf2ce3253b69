import Storage
import Triage

/// Writes what becomes of each line, as lines for programs or as a table for people.
///
/// Only a table is kept until the end; lines are written as they come, however many.
struct BatchReport {
  /// The file that the lines stand in, where there are several.
  var file: String?
  /// Where what was decided before is looked up.
  var store: Store
  private(set) var tally = Tally()
  private let session: Session
  private let format: Settings.Format
  /// Whether what was decided before is written whole again.
  private let repeats: Bool
  private var decisions: [Decision] = []
  private var earlier: [Decision] = []
  private var rejected: [DecisionTable.Rejected] = []
  private var isFirst = true
  /// What is written as soon as it is recorded whose stored decisions are among it.
  private var held: [[UInt8]] = []
  private var shown: [String] = []

  /// The patients of so many are told in one entry of the audit.
  private static let heldAtATime = 1_000

  init(_ session: Session, _ store: Store, format: Settings.Format, repeats: Bool = false) {
    self.session = session
    self.store = store
    self.format = format
    self.repeats = repeats
  }

  mutating func take(_ outcome: BatchOutcome, _ output: inout Output) throws {
    if format != .table {
      held.append(try json(outcome))
      if !repeats || held.count >= Self.heldAtATime { try writeHeld(&output) }
    }
    try count(outcome)
  }

  /// Writes what was held back, once it stands in the audit whose stored decisions are shown.
  mutating func writeHeld(_ output: inout Output) throws(OutputError) {
    recordShown()
    for line in held {
      if format == .ndjson {
        try output.writeLine(line)
      } else {
        try output.write(isFirst ? "[\n" : ",\n")
        try output.write(line)
        isFirst = false
      }
    }
    held.removeAll(keepingCapacity: true)
  }

  private mutating func recordShown() {
    if shown.isEmpty { return }
    var told: Set<ExactName> = []
    let patients = shown.filter { told.insert(ExactName($0)).inserted }
    session.recordAccess(file, patients, store)
    shown = []
  }

  private mutating func json(_ outcome: BatchOutcome) throws -> [UInt8] {
    guard repeats, case .duplicate(_, let submission, _, _) = outcome,
      let stored = try store.decisions(of: submission).first
    else { return outcome.json(file: file) }
    shown.append(stored.decision.patient)
    return stored.json
  }

  mutating func count(_ outcome: BatchOutcome) throws {
    switch outcome {
    case .decision(let line, let written):
      if line == nil { tally.redecided += 1 } else { tally.add(written.decision.colour) }
    case .rejected: tally.rejected += 1
    case .duplicate(_, _, _, let colour): tally.addDuplicate(of: colour)
    }
    if format == .table { try keep(outcome) }
  }

  /// What was decided before is shown as it stands now: a run whose table nobody saw is told again.
  private mutating func keep(_ outcome: BatchOutcome) throws {
    switch outcome {
    case .decision(_, let written): decisions.append(written.decision)
    case .rejected(let line, let quarantined):
      rejected.append(
        .init(
          file: file,
          line: line,
          patient: quarantined.shownPatient,
          submission: quarantined.submission,
          fault: quarantined.fault
        )
      )
    case .duplicate(_, let submission, _, _):
      let stored = try store.decisions(of: submission).prefix(1).map(\.decision)
      earlier += stored
      shown += stored.map(\.patient)
    }
  }

  mutating func finish(_ output: inout Output) throws {
    try writeHeld(&output)
    if format == .json { try output.write(isFirst ? "[]\n" : "\n]\n") }
    if format == .table { try output.write(session.terminal.text(table.lines)) }
  }

  /// Each submission stands in it once, with the decision in force.
  var table: DecisionTable {
    let superseded = Set(decisions.filter { $0.supersedes != nil }.map(\.exactSubmission))
    var shown = Set(decisions.map(\.exactSubmission))
    return DecisionTable(
      decisions: decisions.filter {
        $0.supersedes != nil || !superseded.contains($0.exactSubmission)
      },
      earlier: earlier.filter { shown.insert($0.exactSubmission).inserted },
      rejected: rejected,
      duplicates: tally.duplicate,
      now: session.settings.now,
      wording: session.settings.language.wording,
      width: session.terminal.width
    )
  }
}

extension Decision {
  fileprivate var exactSubmission: ExactName { ExactName(submission) }
}
