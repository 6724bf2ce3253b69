import GRDB
import JSONText
import Values

extension Store {
  /// Tells what was done, in the order in which it was written.
  ///
  /// - Parameters:
  ///   - choice: which part.
  ///   - body: takes each.
  /// - Throws: where the store cannot be read, and what `body` throws.
  /// - Complexity: O(entries), and what is told of them.
  public func eachAudited(
    _ choice: AuditChoice,
    _ body: (AuditTrail) throws -> Void
  ) throws {
    let end = try auditAnchor()?.entry ?? 0
    var last = 0
    while last < end {
      let page = try trailPage(after: last, choice)
      for told in page.told { try body(told) }
      last = page.last
    }
  }

  private static let entriesAtATime = 1_000

  /// What some entries tell, and the last of them.
  private func trailPage(
    after start: Int,
    _ choice: AuditChoice
  ) throws(StorageError) -> (told: [AuditTrail], last: Int) {
    try read { database in
      let rows = try database.rows(Self.trailEntries, [start, Self.entriesAtATime])
      var told: [AuditTrail] = []
      for row in rows {
        let entry = try TrailEntry(row)
        guard choice.takes(entry.now) || entry.clock != nil && choice.takes(entry.clock) else {
          continue
        }
        if let access = entry.access(choice.patient) { told.append(access) }
        for cover in entry.covers {
          guard let sql = Self.trailQueries[cover.table] else { continue }
          let rows = try database.rows(sql, [cover.first, cover.last, choice.patient])
          told += rows.compactMap { entry.trail($0) }
        }
      }
      return (told, rows.last?.whole(0) ?? .max)
    }
  }

  private static let trailEntries = """
    SELECT sequence, kind, now, account, person, role, command, purpose, subject, patients, covers,
      clock
    FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?
    """

  /// What a table tells: what was done, patient, subject, detail, who, why, when.
  private static let trailQueries = [
    "decision": """
    SELECT CASE WHEN decision.supersedes IS NULL THEN 'decided' ELSE 'redecided' END,
      submission.patient, decision.id,
      decision.colour || ', ' || decision.protocol || ' ' || decision.protocol_version, NULL, NULL,
      decision.now
    FROM decision CROSS JOIN submission ON submission.id = decision.submission
    WHERE decision.sequence BETWEEN ?1 AND ?2 AND (?3 IS NULL OR submission.patient = ?3)
    ORDER BY decision.sequence
    """,
    "quarantine": trail("'refused'", "patient", "submission", "code"),
    "observation": trail("'reading'", "patient", "id", "code", when: "received"),
    "enrolment": trail("'recorded'", "patient", "protocol", "NULL", when: "NULL"),
    "enrolment_event": trail(
      "'enrolment'",
      "patient",
      "protocol",
      "kind || ' ' || day",
      "person",
      "reason"
    ),
    "dispatch": trail("'dispatched'", "patient", "form", "kind || ' ' || due"),
    "entry_event": trail(
      "'acted'",
      "entry_patient",
      "protocol",
      "kind || coalesce(' ' || other, '')",
      "person",
      "reason"
    ),
    "absence": trail("'absence'", "NULL", "person", "from_day || ' ' || until_day", "by"),
    "approval": trail(
      "'approved'",
      "NULL",
      "protocol || ' ' || version",
      "in_force_from",
      "person",
      "accepted"
    ),
    "content": trail(
      "'kept'",
      "NULL",
      "kind || ' ' || id || ' ' || version",
      "NULL",
      when: "NULL",
      key: "rowid"
    ),
  ].reduce(into: [:]) { $0[$1.key] = $1.value.replacing("FROM table", with: "FROM \($1.key)") }

  private static func trail(
    _ act: String,
    _ patient: String,
    _ subject: String,
    _ detail: String,
    _ person: String = "NULL",
    _ purpose: String = "NULL",
    when: String = "now",
    key: String = "sequence"
  ) -> String {
    """
    SELECT \(act), \(patient), \(subject), \(detail), \(person), \(purpose), \(when)
    FROM table WHERE \(key) BETWEEN ?1 AND ?2 AND (?3 IS NULL OR \(patient) = ?3) ORDER BY \(key)
    """
  }
}

extension AuditChoice {
  fileprivate func takes(_ now: Instant?) -> Bool {
    guard let now else { return from == nil && before == nil }
    return from.map { now >= $0 } ?? true && before.map { now < $0 } ?? true
  }
}

/// An entry of the chain, as it tells of itself and of the rows that it covers.
private struct TrailEntry {
  let number: Int
  let kind: String
  let now: Instant?
  let clock: Instant?
  let account: String?
  let person: String?
  let role: String?
  let command: String?
  let purpose: String?
  let subject: String?
  let patients: [String]?
  let covers: [Cover]

  init(_ row: Row) throws {
    guard let number = row.whole(0), let kind = row.text(1),
      let covers = row.text(10).flatMap(AuditColumns.covers)
    else { throw UnreadableRow(table: "audit", id: row.whole(0).map { "\($0)" } ?? "?") }
    self.number = number
    self.kind = kind
    self.covers = covers
    (now, clock) = (row.instant(2), row.instant(11))
    (account, person, role) = (row.text(3), row.text(4), row.text(5))
    (command, purpose, subject) = (row.text(6), row.text(7), row.text(8))
    patients = row.text(9).flatMap(AuditColumns.patients)
  }

  /// What was read or taken out; `nil` for an entry that only tells what was written, and where the
  /// patient is not among those it is about.
  func access(_ patient: String?) -> AuditTrail? {
    guard let act = AuditTrail.Act(rawValue: kind) else { return nil }
    if let patient, !(patients?.contains { $0.utf8.elementsEqual(patient.utf8) } ?? false) {
      return nil
    }
    return AuditTrail(
      entry: number,
      act: act,
      now: now,
      clock: clock,
      account: account,
      person: person,
      role: role,
      command: command,
      patients: patients ?? [],
      subject: subject,
      detail: nil,
      purpose: purpose
    )
  }

  /// What was written in a row; who signed it stands there, else who ran the command.
  func trail(_ row: Row) -> AuditTrail? {
    guard let act = row.text(0).flatMap({ AuditTrail.Act(rawValue: $0) }) else { return nil }
    return AuditTrail(
      entry: number,
      act: act,
      now: row.instant(6) ?? now,
      clock: clock,
      account: account,
      person: row.text(4) ?? person,
      role: role,
      command: command,
      patients: row.text(1).map { [$0] } ?? [],
      subject: row.text(2),
      detail: row.text(3),
      purpose: row.text(5) ?? purpose
    )
  }
}
