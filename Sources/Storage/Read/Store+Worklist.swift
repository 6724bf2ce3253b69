public import FollowUp
import GRDB
import Triage
public import Values

extension Store {
  /// Every entry of the work list with something open, the oldest first.
  public func worklist() throws(StorageError) -> [WorklistEntry] {
    try read { try $0.entries(.open) }
  }

  /// The entry that a concern belongs to, open or not; `nil` where there is no such concern.
  ///
  /// Entries go by a concern's place among all.
  public func entry(holding concern: Int) throws(StorageError) -> WorklistEntry? {
    try read { try $0.entries(.holding(concern)).first }
  }

  /// The entry that a decision's concern belongs to, the patient's before that of its cause; `nil` where
  /// the decision raised none.
  public func entry(ofDecision id: String) throws(StorageError) -> WorklistEntry? {
    try read { database in
      let statement = try database.cachedStatement(
        sql: "SELECT sequence FROM concern WHERE id IN (?, ?) ORDER BY desk <> 'clinic' LIMIT 1"
      )
      let ids = ["decision \(id)", "decision \(id) clinic"]
      guard let concern = try Int.fetchOne(statement, arguments: StatementArguments(ids)) else {
        return nil
      }
      return try database.entries(.holding(concern)).first
    }
  }

  /// The entry of a patient in a protocol, where anything of it is open.
  public func openEntry(
    of patient: String,
    in protocolID: String
  ) throws(StorageError) -> WorklistEntry? {
    try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT concern.sequence
          FROM concern CROSS JOIN open_concern ON open_concern.concern = concern.sequence
          WHERE desk = 'clinic' AND entry_patient = ? AND protocol = ? AND cause = '' LIMIT 1
          """
      )
      guard let concern = try Int.fetchOne(statement, arguments: [patient, protocolID]) else {
        return nil
      }
      return try database.entries(.holding(concern)).first
    }
  }

  /// Every absence that ends after a day.
  public func absences(after day: CivilDate) throws(StorageError) -> [Absence] {
    try read { try $0.absences(after: day) }
  }

  /// When the store last got a line, and how many submissions it has.
  public func lastReceived() throws(StorageError) -> (moment: Instant?, submissions: Int) {
    let row = try first(
      "SELECT count(*) FROM submission WHERE form <> '\(ReadingLine.kind)'",
      []
    )
    return (try latestMoment(), row?.whole(0) ?? 0)
  }

  /// A decision with the line it was made on; `nil` where there is none.
  public func decision(id: String) throws(StorageError) -> StoredDecision? {
    let row = try first(
      """
      SELECT decision.id, decision.json, submission.line
      FROM decision JOIN submission ON submission.id = decision.submission
      WHERE decision.id = ?
      """,
      [id]
    )
    guard let row else { return nil }
    guard let json = row.bytes(1), let decision = Decision(json: json), let line = row.bytes(2)
    else { throw unreadable("decision", id) }
    return StoredDecision(id: id, decision: decision, json: json, line: line)
  }

  /// The colours of a patient's last decisions in a protocol, the oldest of them first.
  public func trail(
    of patient: String,
    in protocolID: String,
    count: Int
  ) throws(StorageError) -> [Colour] {
    let rows = try read { database in
      try database.rows(
        """
        SELECT decision.colour
        FROM submission JOIN decision_in_force AS decision ON decision.submission = submission.id
        WHERE submission.patient = ? AND decision.protocol = ?
        ORDER BY submission.authored_ms DESC, submission.id DESC LIMIT ?
        """,
        [patient, protocolID, count]
      )
    }
    return try all(rows, "decision") { $0.text(0).flatMap { Colour($0) } }.reversed()
  }

  /// The submission that corrects another, the last where several do; `nil` where none does.
  public func correction(of submission: String) throws(StorageError) -> String? {
    try first(
      """
      SELECT later.id FROM submission AS later JOIN submission AS earlier
        ON earlier.id = later.replaces AND earlier.patient = later.patient
      WHERE later.replaces = ? AND later.id <> earlier.id
      ORDER BY later.rowid DESC LIMIT 1
      """,
      [submission]
    )?.text(0)
  }

  /// Whose enrolment has ever ended, and in which protocol.
  public func endedEnrolments() throws(StorageError) -> Set<EntryKey> {
    let rows = try read { database in
      try database.rows(
        "SELECT patient, protocol FROM enrolment_event WHERE kind IN ('left', 'completed')",
        []
      )
    }
    let keys = try all(rows, "enrolment_event") { row -> EntryKey? in
      guard let patient = row.text(0), let protocolID = row.text(1) else { return nil }
      return .patient(patient, protocolID)
    }
    return Set(keys)
  }
}

extension Concern {
  init?(_ row: Row) {
    guard let id = row.text(1), let desk = row.text(2).flatMap({ EntryKey.Desk(rawValue: $0) }),
      let patient = row.text(3), let protocolID = row.text(4), let cause = row.text(5),
      let kind = row.text(6).flatMap({ Kind(rawValue: $0) }),
      let colour = row.text(7).flatMap({ Colour($0) }), let contact = row.text(8),
      let deadline = row.text(10).flatMap({ CivilDate($0) }), let raised = row.instant(15)
    else { return nil }
    self.init(
      id: id,
      key: EntryKey(desk: desk, patient: patient, protocol: protocolID, cause: cause),
      kind: kind,
      colour: colour,
      contact: contact,
      by: row.text(9),
      deadline: deadline,
      patient: row.text(11),
      submission: row.text(12),
      decision: row.text(13),
      subject: row.text(14),
      raised: raised
    )
  }
}
