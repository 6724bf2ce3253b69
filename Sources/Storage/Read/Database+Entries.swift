import FollowUp
import GRDB
import Scheduling
import Values

extension Database {
  /// Which entries are read.
  enum EntryChoice {
    /// Those with something open.
    case open
    /// The one that a concern belongs to.
    case holding(Int)

    fileprivate var keys: String {
      switch self {
      case .open:
        """
        SELECT DISTINCT desk, entry_patient, protocol, cause
        FROM open_concern CROSS JOIN concern ON concern.sequence = open_concern.concern
        """
      case .holding:
        "SELECT desk, entry_patient, protocol, cause FROM concern WHERE sequence = ?"
      }
    }

    fileprivate var arguments: StatementArguments {
      switch self {
      case .open: []
      case .holding(let concern): [concern]
      }
    }
  }

  /// Entries with all that was raised and done, the one with the oldest open concern first.
  func entries(_ choice: EntryChoice) throws -> [WorklistEntry] {
    let events = Dictionary(grouping: try events(choice), by: \.key)
    let concerns = Dictionary(grouping: try concerns(choice), by: \.concern.key)
    let entries = concerns.map { WorklistEntry(concerns: $0.value, events: events[$0.key] ?? []) }
    // An entry's number is looked for among all of its concerns, and so only once.
    return entries.map { (id: $0.id, entry: $0) }.sorted { $0.id < $1.id }.map(\.entry)
  }

  private func concerns(_ choice: EntryChoice) throws -> [RaisedConcern] {
    let rows = try rows(
      """
      SELECT concern.sequence, concern.id, concern.desk, concern.entry_patient, concern.protocol,
        concern.cause, concern.kind, colour, contact, by_role, deadline, patient, submission,
        concern.decision, subject, raised, entry_event.version, settlement.decision
      FROM (\(choice.keys)) AS key CROSS JOIN concern
        ON concern.desk = key.desk AND concern.entry_patient = key.entry_patient
        AND concern.protocol = key.protocol AND concern.cause = key.cause
      LEFT JOIN settlement ON settlement.concern = concern.sequence
      LEFT JOIN entry_event ON entry_event.sequence = settlement.event
      ORDER BY concern.sequence
      """,
      choice.arguments
    )
    return try rows.map { row in
      guard let sequence = row.whole(0), let concern = Concern(row) else {
        throw UnreadableRow(table: "concern", id: row.text(1) ?? "?")
      }
      let event = row.whole(16).map { RaisedConcern.Settlement.event(version: $0) }
      let decision = row.text(17).map { RaisedConcern.Settlement.decision($0) }
      return RaisedConcern(sequence: sequence, concern: concern, settlement: event ?? decision)
    }
  }

  private func events(_ choice: EntryChoice) throws -> [EntryEvent] {
    let rows = try rows(
      """
      SELECT sequence, desk, entry_patient, protocol, cause, version, kind, person, other, reason,
        note, now
      FROM (\(choice.keys)) AS key CROSS JOIN entry_event USING (desk, entry_patient, protocol, cause)
      ORDER BY version
      """,
      choice.arguments
    )
    return try rows.map { row in
      guard let event = EntryEvent(row) else {
        throw UnreadableRow(table: "entry_event", id: row.whole(0).map(String.init) ?? "?")
      }
      return event
    }
  }

  func absences(after day: CivilDate) throws -> [Absence] {
    let rows = try rows(
      """
      SELECT sequence, person, from_day, until_day, by, now FROM absence
      WHERE until_day > ? ORDER BY sequence
      """,
      [day.description]
    )
    return try rows.map { row in
      guard let person = row.text(1), let from = row.text(2).flatMap({ CivilDate($0) }),
        let until = row.text(3).flatMap({ CivilDate($0) }), let by = row.text(4),
        let now = row.instant(5)
      else { throw UnreadableRow(table: "absence", id: row.whole(0).map(String.init) ?? "?") }
      return Absence(person: person, from: from, until: until, by: by, now: now)
    }
  }
}

/// A row that is not as it was written; it is damage of the file it stands in.
struct UnreadableRow: Error {
  let table: String
  let id: String
}

extension EntryEvent {
  fileprivate init?(_ row: Row) {
    guard let desk = row.text(1).flatMap({ EntryKey.Desk(rawValue: $0) }),
      let patient = row.text(2), let protocolID = row.text(3), let cause = row.text(4),
      let version = row.whole(5),
      let kind = Kind(row.text(6), other: row.text(8), reason: row.text(9)),
      let person = row.text(7), let now = row.instant(11)
    else { return nil }
    self.init(
      key: EntryKey(desk: desk, patient: patient, protocol: protocolID, cause: cause),
      version: version,
      kind: kind,
      person: person,
      note: row.text(10),
      now: now
    )
  }
}

extension EntryEvent.Kind {
  /// Whom or what else it names.
  var other: String? {
    switch self {
    case .handedOver(let person): person
    case .done(let contact): contact
    case .overridden(_, let contact): contact
    case .booked(let slot): String(decoding: slot.json, as: UTF8.self)
    case .opened, .claimed, .released, .agreed, .confirmed: nil
    }
  }

  /// The code of its reason.
  var reason: String? {
    if case .overridden(let reason, _) = self { reason.rawValue } else { nil }
  }

  fileprivate init?(_ word: String?, other: String?, reason: String?) {
    switch word {
    case "opened": self = .opened
    case "claimed": self = .claimed
    case "released": self = .released
    case "agreed": self = .agreed
    case "confirmed": self = .confirmed
    case "handed_over":
      guard let other else { return nil }
      self = .handedOver(to: other)
    case "done":
      guard let other else { return nil }
      self = .done(contact: other)
    case "overridden":
      guard let reason = reason.flatMap({ OverrideReason(rawValue: $0) }) else { return nil }
      self = .overridden(reason, contact: other)
    case "booked":
      guard let slot = other.flatMap({ Slot(json: $0) }) else { return nil }
      self = .booked(slot)
    default: return nil
    }
  }
}
