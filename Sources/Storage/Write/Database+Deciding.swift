import FollowUp
import Forms
import GRDB
import Triage
import Values

/// A submission that arrived, with its first decision.
struct Decided {
  let line: [UInt8]
  let submission: Submission
  let written: WrittenDecision
}

/// A decision with the id it is stored by.
struct NamedDecision {
  let written: WrittenDecision
  let id: String

  var decision: Decision { written.decision }
}

extension Database {
  /// Inserts submissions with their first decisions, table by table, so that each has its rows in the order
  /// of the submissions.
  func insert(_ decided: [Decided]) throws {
    if decided.isEmpty { return }
    try Self.submissions.insert(decided, into: self) { row, statement in
      statement.bind(row.submission, row.line, row.written.decision)
    }
    try insert(
      decided.map { NamedDecision(written: $0.written, id: "\($0.written.decision.submission)#1") }
    )
  }

  /// Inserts a decision that stands instead of another.
  func insert(_ written: WrittenDecision) throws {
    let decision = NamedDecision(
      written: written,
      id: try nextID(of: written.decision.submission)
    )
    try settleElsewhere(decision.decision, id: decision.id)
    try insert([decision])
  }

  private func insert(_ decisions: [NamedDecision]) throws {
    try Self.decisions.insert(decisions, into: self) { $1.bind($0) }
    // SQLite numbers rows one after another.
    let first = Int(lastInsertedRowID) - decisions.count + 1
    let reasons = decisions.enumerated().flatMap { index, row in
      Reason.all(of: row.decision, number: first + index)
    }
    try Self.findings.insert(reasons, into: self) { reason, statement in
      statement.bind(reason.decision)
      statement.bind(reason.position)
      statement.bind(reason.id)
      statement.bind(reason.colour.description)
      statement.bind(reason.state)
    }
    try raise(try decisions.flatMap { try concerns(of: $0.decision, id: $0.id) })
  }

  private static let submissions = RowInsertion(
    "submission",
    [
      "id", "patient", "form", "form_version", "authored_ms", "reporter", "replaces", "input",
      "line",
      "received",
    ]
  )

  private static let decisions = RowInsertion(
    "decision",
    [
      "id", "submission", "colour", "proven", "possible", "protocol", "protocol_version",
      "protocol_hash", "form_hash", "engine", "now", "deadline", "supersedes", "json",
    ]
  )

  private static let findings = RowInsertion(
    "finding",
    ["decision", "position", "id", "colour", "state"]
  )

  /// The submission's id, `#` and how many decisions there are of it, the new one counted.
  private func nextID(of submission: String) throws -> String {
    let statement = try cachedStatement(sql: "SELECT count(*) FROM decision WHERE submission = ?")
    let count = try Int.fetchOne(statement, arguments: [submission]) ?? 0
    return "\(submission)#\(count + 1)"
  }
}

/// What fired in a decision, or could not be settled.
private struct Reason {
  let decision: Int
  let position: Int
  let id: String
  let colour: Verdict
  let state: String

  static func all(of decision: Decision, number: Int) -> [Reason] {
    let fired = decision.findings.map { ($0.id, $0.colour, "fired") }
    let open = decision.open.map { ($0.id, $0.couldBe, "open") }
    return (fired + open).enumerated().map { position, reason in
      Reason(
        decision: number,
        position: position,
        id: reason.0,
        colour: reason.1,
        state: reason.2
      )
    }
  }
}

extension FastStatement {
  fileprivate mutating func bind(
    _ submission: Submission,
    _ line: [UInt8],
    _ decision: Decision
  ) {
    bind(submission.id)
    bind(submission.patient)
    bind(submission.form)
    bind(submission.version.description)
    bind(submission.authored.milliseconds)
    bind(submission.reporter?.rawValue)
    bind(submission.replaces)
    bind(decision.input.bytes)
    bind(line)
    bind(decision.now.description)
  }

  fileprivate mutating func bind(_ row: NamedDecision) {
    let decision = row.decision
    bind(row.id)
    bind(decision.submission)
    bind(decision.colour.description)
    bind(decision.proven.description)
    bind(decision.possible.description)
    bind(decision.rules.id)
    bind(decision.rules.version)
    bind(decision.rules.hash?.bytes)
    bind(decision.form.hash?.bytes)
    bind(decision.engine)
    bind(decision.now.description)
    bind(decision.consultation.deadline?.description)
    bind(decision.supersedes)
    bind(row.written.json)
  }
}
