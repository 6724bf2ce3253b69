import Foundation
import GRDB
public import Triage
public import Values

extension Store: Archive {
  /// What is stored of those who have sent a form whose decision in force was made by a protocol.
  ///
  /// They are read in the order of an index, so that a part costs what stands in it.
  public func sent(
    decidedBy protocolID: String,
    since: CivilDate?,
    after last: Sender?,
    forms count: Int
  ) throws(StorageError) -> [StoredSender] {
    // An offset from UTC is less than a day.
    let earliest = since.map { ($0.dayNumber - 1) * 86_400_000 } ?? .min
    return try read { database in
      var rows = try FastStatement(database, SentForms.sql)
      rows.bind(last?.patient ?? "")
      rows.bind(last?.form ?? "")
      rows.bind(protocolID)
      var sent = SentForms(since: earliest, enough: count)
      try rows.each { try sent.add($0) }
      sent.endSender()
      return try database.senders(sent.senders, protocolID)
    }
  }
}

/// The forms of senders, one after another, with what is the same from row to row read once.
private struct SentForms {
  /// A sender with those of their forms that one protocol has decided.
  typealias Forms = (sender: Sender, forms: [StoredForm])

  private(set) var senders: [Forms] = []
  private let earliest: Int
  private let enough: Int
  private var count = 0
  private var own: Forms?
  private var ownKey: [UInt8] = []
  private var isCounted = false
  private var decidedBy = Repeated<StoredForm.DecidedBy>(7...13)
  private var received = Repeated<Instant>(14...14)
  private var now = Repeated<Instant>(15...15)

  init(since earliest: Int, enough: Int) {
    self.earliest = earliest
    self.enough = enough
  }

  static let sql = """
    SELECT submission.patient, submission.authored_ms, submission.line, decision.id, decision.json,
      decision.supersedes, submission.input, submission.form, decision.protocol,
      decision.protocol_version, decision.protocol_hash, submission.form_version,
      decision.form_hash, decision.engine, submission.received, decision.now
    FROM submission CROSS JOIN decision_in_force AS decision
      ON decision.submission = submission.id
    WHERE (submission.patient, submission.form) > (?, ?)
      AND submission.form <> '\(ReadingLine.kind)' AND decision.protocol = ?
    ORDER BY submission.patient, submission.form
    """

  /// Adds a row; whether more are wanted.
  mutating func add(_ row: FastStatement) throws -> Bool {
    let key = row.key(of: [0, 7])
    if own == nil || key != ownKey {
      endSender()
      if count >= enough { return false }
      guard let patient = row.text(0), let form = row.text(7) else { throw unreadable(row) }
      (own, ownKey) = ((Sender(patient: patient, form: form), []), key)
    }
    guard let authored = row.whole(1), let form = self.form(row) else { throw unreadable(row) }
    if authored >= earliest { isCounted = true }
    own?.forms.append(form)
    return true
  }

  /// Takes the sender whose rows came last, if one of the forms counts.
  mutating func endSender() {
    if let own, isCounted {
      senders.append(own)
      count += own.forms.count
    }
    (own, isCounted) = (nil, false)
  }

  private func unreadable(_ row: FastStatement) -> UnreadableRow {
    UnreadableRow(table: "submission", id: row.text(3) ?? "?")
  }

  private mutating func form(_ row: FastStatement) -> StoredForm? {
    guard let line = row.bytes(2), let id = row.text(3), let json = row.bytes(4),
      let input = row.hash(6), let decidedBy = self.decidedBy.value(row, StoredForm.DecidedBy.init),
      let received = self.received.value(row, { $0.instant(14) }),
      let now = self.now.value(row, { $0.instant(15) })
    else { return nil }
    return StoredForm(
      line: line,
      input: input,
      received: received,
      decisionID: id,
      decidedBy: decidedBy,
      now: now,
      supersedes: row.text(5),
      json: json
    )
  }
}

extension StoredForm.DecidedBy {
  fileprivate init?(_ row: FastStatement) {
    guard let form = row.text(7), let rules = row.text(8), let version = row.text(9),
      let formVersion = row.text(11), let engine = row.text(13)
    else { return nil }
    self.init(
      rules: ContentReference(id: rules, version: version, hash: row.hash(10)),
      form: ContentReference(id: form, version: formVersion, hash: row.hash(12)),
      engine: engine
    )
  }
}

/// A value of columns that are the same in most rows that follow each other, made anew only where they
/// are not.
private struct Repeated<Value> {
  private let columns: ClosedRange<Int32>
  private var key: [UInt8] = []
  private var value: Value?

  init(_ columns: ClosedRange<Int32>) { self.columns = columns }

  mutating func value(_ row: FastStatement, _ make: (FastStatement) -> Value?) -> Value? {
    let key = row.key(of: columns)
    if value == nil || key != self.key { (value, self.key) = (make(row), key) }
    return value
  }
}

extension Database {
  /// Adds how senders are enrolled and what of theirs was refused, both looked up only where there is any
  /// of somebody from the first of them to the last.
  fileprivate func senders(
    _ senders: [SentForms.Forms],
    _ protocolID: String
  ) throws -> [StoredSender] {
    guard let first = senders.first?.sender, let last = senders.last?.sender else { return [] }
    let areEnrolled = try holds(Self.anyEnrolment, first.patient, last.patient)
    let areRefused = try holds(Self.anyRefused, first.patient, last.patient)
    return try senders.map { own in
      StoredSender(
        sender: own.sender,
        enrolment: areEnrolled ? try enrolment(of: own.sender.patient, protocolID) : nil,
        forms: own.forms,
        refused: areRefused
          ? try Store.refused(self, of: own.sender.patient, form: own.sender.form) : []
      )
    }
  }

  private static let anyEnrolment = "SELECT 1 FROM enrolment WHERE patient BETWEEN ? AND ? LIMIT 1"
  private static let anyRefused = "SELECT 1 FROM quarantine WHERE patient BETWEEN ? AND ? LIMIT 1"

  private func holds(_ sql: String, _ first: String, _ last: String) throws -> Bool {
    var statement = try FastStatement(self, sql)
    statement.bind(first)
    statement.bind(last)
    return try statement.first { $0.whole(0) } != nil
  }

  private func enrolment(of patient: String, _ protocolID: String) throws -> [UInt8]? {
    var statement = try FastStatement(
      self,
      """
      SELECT json FROM enrolment WHERE patient = ? AND protocol = ?
      ORDER BY sequence DESC LIMIT 1
      """
    )
    statement.bind(patient)
    statement.bind(protocolID)
    return try statement.first { $0.bytes(0) } ?? nil
  }
}
