/// A table whose rows the audit covers: in which order, and which columns of a row.
///
/// The order of ``all`` is a format: marks of the chain stand in it, and a table is only ever added
/// at the end.
struct SealedTable: Sendable {
  let name: String
  /// What numbers the rows, in the order in which they were written.
  let key: String
  /// Where the rows stand.
  let source: String
  /// What is hashed, in order.
  let columns: [String]
  /// Bytes that stand beside their hash: the hash is covered, after the other columns, and the bytes
  /// through it.
  let hashed: (bytes: String, hash: String)?

  private init(
    _ name: String,
    key: String = "sequence",
    source: String? = nil,
    _ columns: [String],
    hashed: (bytes: String, hash: String)? = nil
  ) {
    self.name = name
    self.key = key
    self.source = source ?? name
    self.columns = columns
    self.hashed = hashed
  }

  /// The rows after one number and up to another: the number, and all that is hashed.
  var rows: String {
    select(hashed?.hash) + " WHERE \(key) > ? AND \(key) <= ? ORDER BY \(order)"
  }

  /// Every row, with the bytes themselves in the place of their hash.
  ///
  /// The hash that stands beside the bytes comes last, to be held against them.
  var allRows: String {
    let last = hashed.map { "\($0.bytes), \($0.hash)" }
    return select(last) + " ORDER BY \(order)"
  }

  private func select(_ last: String?) -> String {
    let all = [key] + columns + [last].compactMap(\.self)
    return "SELECT \(all.joined(separator: ", ")) FROM \(source)"
  }

  private var order: String { name == "finding" ? "decision, position" : key }

  /// The last number in each table, in the order of ``all``.
  static let marks =
    "SELECT "
    + all.map { table in
      "(SELECT max(\(table.key)) FROM \(table.source.prefix { $0 != " " }))"
    }
    .joined(separator: ", ")

  /// Every table that the audit covers.
  static let all = [
    SealedTable(
      "submission",
      key: "rowid",
      ["id", "patient", "form", "form_version", "authored_ms", "reporter", "replaces", "received"],
      hashed: ("line", "input")
    ),
    SealedTable(
      "decision",
      [
        "sequence", "id", "submission", "colour", "proven", "possible", "protocol",
        "protocol_version", "protocol_hash", "form_hash", "engine", "now", "deadline", "supersedes",
        "json",
      ]
    ),
    SealedTable("finding", key: "decision", ["decision", "position", "id", "colour", "state"]),
    SealedTable(
      "quarantine",
      [
        "sequence", "code", "cause", "item", "line_number", "column_number", "message",
        "submission", "patient", "form", "authored", "now",
      ],
      hashed: ("line", "input")
    ),
    SealedTable("enrolment", ["sequence", "patient", "protocol", "json"]),
    SealedTable(
      "content",
      key: "rowid",
      ["kind", "id", "version", "path"],
      hashed: ("bytes", "hash")
    ),
    SealedTable(
      "approval",
      [
        "sequence", "content", "protocol", "version", "rules", "person", "person_key",
        "in_force_from", "accepted", "engine", "now", "basis",
      ]
    ),
    SealedTable(
      "concern",
      [
        "sequence", "id", "desk", "entry_patient", "protocol", "cause", "kind", "colour", "contact",
        "by_role", "deadline", "patient", "submission", "decision", "subject", "raised",
      ]
    ),
    SealedTable(
      "entry_event",
      [
        "sequence", "desk", "entry_patient", "protocol", "cause", "version", "kind", "person",
        "other", "reason", "note", "now",
      ]
    ),
    SealedTable(
      "settlement",
      key: "settlement_order.sequence",
      source: "settlement_order LEFT JOIN settlement USING (concern)",
      ["settlement_order.concern", "event", "decision"]
    ),
    SealedTable(
      "enrolment_event",
      [
        "sequence", "patient", "protocol", "kind", "day", "until", "unit", "reason", "person",
        "note", "now",
      ]
    ),
    SealedTable(
      "dispatch",
      [
        "sequence", "patient", "protocol", "occurrence", "kind", "number", "due", "day", "form",
        "channel", "language", "unit", "answer_by", "colour", "now", "run",
      ]
    ),
    SealedTable("absence", ["sequence", "person", "from_day", "until_day", "by", "now"]),
    SealedTable(
      "observation",
      [
        "sequence", "patient", "id", "code", "value", "unit", "time", "time_ms", "device",
        "received", "line",
      ]
    ),
    linesAhead,
  ]

  private static let linesAhead = SealedTable("line_ahead", ["sequence", "patient", "inputs"])

  /// Whether the engine that wrote an entry kept what lines of a batch were still to come: an entry
  /// has a mark of each table that its engine knew.
  static func keepsLinesAhead(_ marks: [Int]) -> Bool {
    all.firstIndex { $0.name == linesAhead.name }.map { $0 < marks.count } ?? false
  }
}
