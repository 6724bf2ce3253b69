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

extension Store {
  /// In which circumstances what is stored was decided, up to now.
  public func circumstances() throws(StorageError) -> any Circumstances { try auditIndex() }
}

extension AuditIndex: Circumstances {
  /// Whether a decision was made in a time zone and after an enrolment was written, or with it; not
  /// where no entry of the audit covers the decision.
  public func isMade(_ decision: Int, in zone: String, after enrolment: Int?) -> Bool {
    guard self.zone("decision", decision) == zone else { return false }
    guard let enrolment else { return true }
    return written("enrolment", enrolment).entry <= written("decision", decision).entry
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
  private var isCounted = false
  private var sender = Repeated<Sender>(0...1)
  private var decidedBy = Repeated<StoredForm.DecidedBy>(1...7)
  private var received = Repeated<Instant>(8...8)
  private var now = Repeated<Instant>(9...9)

  init(since earliest: Int, enough: Int) {
    self.earliest = earliest
    self.enough = enough
  }

  static let sql = """
    SELECT submission.patient, submission.form, submission.form_version, decision.protocol,
      decision.protocol_version, decision.protocol_hash, decision.form_hash, decision.engine,
      submission.received, decision.now, submission.authored_ms, submission.line, submission.input,
      decision.sequence, decision.id, decision.colour, decision.supersedes, decision.json
    FROM submission CROSS JOIN decision_in_force AS decision
      ON decision.submission = submission.id
    WHERE (submission.patient, submission.form) > (?, ?)
      AND submission.form <> '\(ReadingLine.kind)' AND decision.protocol = ?
    ORDER BY submission.patient, submission.form
    """

  /// Adds a row; whether more are wanted.
  mutating func add(_ row: FastStatement) throws -> Bool {
    if own == nil || !sender.isSame(row) {
      endSender()
      if count >= enough { return false }
      guard let sender = sender.value(row, Sender.init) else { throw unreadable(row) }
      own = (sender, [])
    }
    guard let authored = row.whole(10), let form = self.form(row) else { throw unreadable(row) }
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
    UnreadableRow(table: "submission", id: row.text(14) ?? "?")
  }

  private mutating func form(_ row: FastStatement) -> StoredForm? {
    guard let decidedBy = self.decidedBy.value(row, StoredForm.DecidedBy.init),
      let received = self.received.value(row, { $0.instant(8) }),
      let now = self.now.value(row, { $0.instant(9) }),
      let line = row.bytes(11), let input = row.hash(12), let number = row.whole(13),
      let id = row.text(14), let colour = row.text(15).flatMap({ Colour($0) }),
      let json = row.bytes(17)
    else { return nil }
    return StoredForm(
      line: line,
      input: input,
      received: received,
      decisionID: id,
      number: number,
      colour: colour,
      decidedBy: decidedBy,
      now: now,
      supersedes: row.text(16),
      json: json
    )
  }
}

extension Sender {
  fileprivate init?(_ row: FastStatement) {
    guard let patient = row.text(0), let form = row.text(1) else { return nil }
    self.init(patient: patient, form: form)
  }
}

extension StoredForm.DecidedBy {
  fileprivate init?(_ row: FastStatement) {
    guard let form = row.text(1), let formVersion = row.text(2), let rules = row.text(3),
      let version = row.text(4), let engine = row.text(7)
    else { return nil }
    self.init(
      rules: ContentReference(id: rules, version: version, hash: row.hash(5)),
      form: ContentReference(id: form, version: formVersion, hash: row.hash(6)),
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

  /// Whether the columns are those of the row before.
  func isSame(_ row: FastStatement) -> Bool { value != nil && row.has(key, in: columns) }

  mutating func value(_ row: FastStatement, _ make: (FastStatement) -> Value?) -> Value? {
    if !isSame(row) { (value, key) = (make(row), row.key(of: columns)) }
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

  private func enrolment(
    of patient: String,
    _ protocolID: String
  ) throws -> StoredSender.Enrolment? {
    var statement = try FastStatement(
      self,
      """
      SELECT json, sequence FROM enrolment WHERE patient = ? AND protocol = ?
      ORDER BY sequence DESC LIMIT 1
      """
    )
    statement.bind(patient)
    statement.bind(protocolID)
    return try statement.first { row in
      guard let json = row.bytes(0), let number = row.whole(1) else { return nil }
      return StoredSender.Enrolment(json: json, number: number)
    } ?? nil
  }
}
