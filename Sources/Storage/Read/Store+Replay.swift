import GRDB
public import Triage
import Values

extension Store {
  /// Patients who have sent something that was decided, by id.
  ///
  /// - Parameters:
  ///   - last: the last one that was read; `nil` at first.
  ///   - count: how many at most.
  ///   - index: where everything was written.
  /// - Returns: fewer than `count` only at the end.
  /// - Throws: where the store cannot be read.
  public func keptPatients(
    after last: String?,
    count: Int,
    _ index: AuditIndex
  ) throws(StorageError) -> [KeptPatient] {
    let ids = try read { database in
      try database.rows(
        "SELECT DISTINCT patient FROM submission WHERE patient > ? ORDER BY patient LIMIT ?",
        [last ?? "", count]
      )
    }
    guard let first = ids.first?.text(0), let final = ids.last?.text(0) else { return [] }
    return try kept(from: first, through: final, index)
  }

  /// All that is stored of one patient; `nil` where nothing was decided.
  public func keptPatient(
    _ id: String,
    _ index: AuditIndex
  ) throws(StorageError) -> KeptPatient? {
    try kept(from: id, through: id, index).first
  }

  /// Whose a submission is; `nil` where it never arrived.
  public func patient(ofSubmission id: String) throws(StorageError) -> String? {
    try first("SELECT patient FROM submission WHERE id = ?", [id])?.text(0)
  }

  /// Every file that was kept, with the entry that covers it.
  public func contentByEntry(
    _ index: AuditIndex
  ) throws(StorageError) -> [(content: StoredContent, entry: Int)] {
    let rows = try read { try $0.rows("SELECT rowid FROM content ORDER BY rowid", []) }
    let numbers = try all(rows, "content") { $0.whole(0) }
    return zip(try content(), numbers).map { content, number in
      (content, index.written("content", number).entry)
    }
  }

  private func kept(
    from first: String,
    through last: String,
    _ index: AuditIndex
  ) throws(StorageError) -> [KeptPatient] {
    let rows = try read { database in
      try Self.queriesOfKept.map { try database.rows($0, [first, last]) }
    }
    var patients = KeptPatients()
    for (id, form) in try all(rows[0], "submission", { self.keptForm($0, index) }) {
      patients.change(id) { $0.forms.append(form) }
    }
    for (id, decided) in try all(rows[1], "decision", { self.keptDecision($0, index) }) {
      patients.change(id) { $0.decisions.append(decided) }
    }
    for (id, refused) in try all(rows[2], "quarantine", { self.keptRefusal($0, index) }) {
      patients.changeKnown(id) { $0.refused.append(refused) }
    }
    for (id, enrolment) in try all(rows[3], "enrolment", { self.keptEnrolment($0, index) }) {
      patients.changeKnown(id) { $0.enrolments.append(enrolment) }
    }
    for (id, reading) in try all(rows[4], "observation", { self.keptReading($0, index) }) {
      patients.changeKnown(id) { $0.readings.append(reading) }
    }
    for (id, ahead) in try all(rows[5], "line_ahead", { self.keptLinesAhead($0, index) }) {
      patients.changeKnown(id) { $0.linesAhead.append(ahead) }
    }
    return patients.all
  }

  private static let queriesOfKept = [
    """
    SELECT rowid, patient, id, form, line, received FROM submission
    WHERE patient BETWEEN ? AND ? ORDER BY patient, authored_ms, id
    """,
    """
    SELECT decision.sequence, submission.patient, decision.id, submission.id, decision.protocol,
      decision.json
    FROM submission CROSS JOIN decision ON decision.submission = submission.id
    WHERE submission.patient BETWEEN ? AND ? ORDER BY decision.sequence
    """,
    """
    SELECT \(quarantineColumns) FROM quarantine WHERE patient BETWEEN ? AND ? ORDER BY sequence
    """,
    """
    SELECT sequence, patient, json FROM enrolment WHERE patient BETWEEN ? AND ? ORDER BY sequence
    """,
    """
    SELECT id, patient, code, value, unit, time, device, sequence FROM observation
    WHERE patient BETWEEN ? AND ? ORDER BY patient, time_ms, id
    """,
    """
    SELECT sequence, patient, inputs FROM line_ahead
    WHERE patient BETWEEN ? AND ? ORDER BY sequence
    """,
  ]

  private func keptForm(_ row: Row, _ index: AuditIndex) -> (String, KeptPatient.Form)? {
    guard let number = row.whole(0), let patient = row.text(1), let id = row.text(2),
      let form = row.text(3), let line = row.bytes(4), let received = row.instant(5)
    else { return nil }
    let written = index.written("submission", number)
    return (patient, .init(id: id, form: form, line: line, received: received, written: written))
  }

  private func keptDecision(_ row: Row, _ index: AuditIndex) -> (String, KeptPatient.Decided)? {
    guard let number = row.whole(0), let patient = row.text(1), let id = row.text(2),
      let submission = row.text(3), let rules = row.text(4), let json = row.bytes(5)
    else { return nil }
    let decided = KeptPatient.Decided(
      id: id,
      submission: submission,
      rules: rules,
      json: json,
      written: index.written("decision", number),
      zone: index.zone("decision", number),
      keepsLinesAhead: index.keepsLinesAhead("decision", number)
    )
    return (patient, decided)
  }

  private func keptRefusal(_ row: Row, _ index: AuditIndex) -> (String, KeptPatient.Refused)? {
    guard let number = row.whole(0), let line = quarantined(row), let patient = line.patient else {
      return nil
    }
    return (patient, .init(line, written: index.written("quarantine", number)))
  }

  private func keptEnrolment(
    _ row: Row,
    _ index: AuditIndex
  ) -> (String, (patient: Patient, written: Written))? {
    guard let number = row.whole(0), let id = row.text(1),
      let patient = row.bytes(2).flatMap({ Patient(json: $0) })
    else { return nil }
    return (id, (patient, index.written("enrolment", number)))
  }

  private func keptLinesAhead(
    _ row: Row,
    _ index: AuditIndex
  ) -> (String, (inputs: [ContentHash], written: Written))? {
    guard let number = row.whole(0), let id = row.text(1), let bytes = row.bytes(2) else {
      return nil
    }
    let inputs = stride(from: 0, to: bytes.count, by: 32).compactMap { start in
      ContentHash(bytes: Array(bytes[start..<min(start + 32, bytes.count)]))
    }
    return (id, (inputs, index.written("line_ahead", number)))
  }

  private func keptReading(
    _ row: Row,
    _ index: AuditIndex
  ) -> (String, (reading: Reading, written: Written))? {
    guard let reading = reading(row), let number = row.whole(7) else { return nil }
    return (reading.patient, (reading, index.written("observation", number)))
  }
}

/// Patients in the order in which they were first named.
private struct KeptPatients {
  private(set) var all: [KeptPatient] = []
  private var places: [ExactName: Int] = [:]

  mutating func change(_ id: String, _ body: (inout KeptPatient) -> Void) {
    let name = ExactName(id)
    let place = places[name] ?? all.count
    if place == all.count {
      places[name] = place
      all.append(KeptPatient(id))
    }
    body(&all[place])
  }

  /// Changes nothing where the patient has sent nothing that was decided.
  mutating func changeKnown(_ id: String, _ body: (inout KeptPatient) -> Void) {
    if let place = places[ExactName(id)] { body(&all[place]) }
  }
}
