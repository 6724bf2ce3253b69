import GRDB
public import Values

/// Which decisions are asked for: by what they were made.
public struct RecallChoice: Sendable, Hashable {
  /// The protocol's id.
  public var `protocol`: String?
  /// The protocol's version.
  public var version: String?
  /// The form's id.
  public var form: String?
  /// The form's version.
  public var formVersion: String?

  /// Makes a choice.
  public init(
    protocol: String? = nil,
    version: String? = nil,
    form: String? = nil,
    formVersion: String? = nil
  ) {
    self.protocol = `protocol`
    self.version = version
    self.form = form
    self.formVersion = formVersion
  }
}

/// A decision, as one who recalls a protocol or a form has to know it.
public struct RecalledDecision: Sendable, Hashable {
  let sequence: Int
  /// Its id.
  public let id: String
  /// The submission.
  public let submission: String
  /// The patient.
  public let patient: String
  /// The protocol's id.
  public let `protocol`: String
  /// The protocol's version.
  public let version: String
  /// The form's id.
  public let form: String
  /// The form's version.
  public let formVersion: String
  /// The colour.
  public let colour: Colour
  /// When it was made.
  public let now: Instant
  /// Whether it is in force, and no later decision has taken its place.
  public let isInForce: Bool
}

extension Store {
  /// Who was decided by a protocol or a form, in the order in which it was decided.
  ///
  /// - Parameters:
  ///   - choice: by what.
  ///   - last: the last one that was read; `nil` at first.
  ///   - count: how many at most.
  /// - Returns: fewer than `count` only at the end.
  /// - Throws: where the store cannot be read.
  public func recalled(
    _ choice: RecallChoice,
    after last: RecalledDecision?,
    count: Int
  ) throws(StorageError) -> [RecalledDecision] {
    try readOnce { database in
      var statement = try FastStatement(database, Self.recalledDecisions)
      statement.bind(last?.sequence ?? 0)
      statement.bind(choice.protocol)
      statement.bind(choice.version)
      statement.bind(choice.form)
      statement.bind(choice.formVersion)
      statement.bind(count)
      return try statement.rows { row in
        guard let decision = Self.recalled(row) else {
          throw UnreadableRow(table: "decision", id: row.text(1) ?? "?")
        }
        return decision
      }
    }
  }

  /// The versions of each protocol that the store has, or has decided by.
  public func knownProtocols() throws(StorageError) -> [String: [String]] {
    try versions(
      """
      SELECT protocol, protocol_version FROM decision
      UNION SELECT id, version FROM content WHERE kind = 'rules'
      UNION SELECT protocol, version FROM approval
      """
    )
  }

  /// The versions of each form that the store has, or has had answers to.
  public func knownForms() throws(StorageError) -> [String: [String]] {
    try versions(
      """
      SELECT form, form_version FROM submission
      UNION SELECT id, version FROM content WHERE kind = 'form'
      """
    )
  }

  private func versions(_ sql: String) throws(StorageError) -> [String: [String]] {
    let rows = try read { try $0.rows("\(sql) ORDER BY 1, 2", []) }
    return rows.reduce(into: [:]) { known, row in
      if let id = row.text(0), let version = row.text(1) { known[id, default: []].append(version) }
    }
  }

  private static let recalledDecisions = """
    SELECT decision.sequence, decision.id, submission.id, submission.patient, decision.protocol,
      decision.protocol_version, submission.form, submission.form_version, decision.colour,
      decision.now, NOT EXISTS (SELECT 1 FROM decision AS later WHERE later.supersedes = decision.id)
    FROM decision CROSS JOIN submission ON submission.id = decision.submission
    WHERE decision.sequence > ?1
      AND (?2 IS NULL OR decision.protocol = ?2)
      AND (?3 IS NULL OR decision.protocol_version = ?3)
      AND (?4 IS NULL OR submission.form = ?4)
      AND (?5 IS NULL OR submission.form_version = ?5)
    ORDER BY decision.sequence LIMIT ?6
    """

  private static func recalled(_ row: FastStatement) -> RecalledDecision? {
    guard let sequence = row.whole(0), let id = row.text(1), let submission = row.text(2),
      let patient = row.text(3), let rules = row.text(4), let version = row.text(5),
      let form = row.text(6), let formVersion = row.text(7),
      let colour = row.text(8).flatMap({ Colour($0) }), let now = row.instant(9)
    else { return nil }
    return RecalledDecision(
      sequence: sequence,
      id: id,
      submission: submission,
      patient: patient,
      protocol: rules,
      version: version,
      form: form,
      formVersion: formVersion,
      colour: colour,
      now: now,
      isInForce: row.whole(10) == 1
    )
  }
}
