public import FollowUp
import GRDB
import Values

/// A concern as it is stored.
public struct StoredConcern: Sendable, Hashable {
  /// Its place among all concerns: a later one is greater.
  public let sequence: Int
  /// The concern.
  public let concern: Concern
}

extension Store {
  /// Every concern that nobody has settled, in the order they were raised.
  public func openConcerns() throws(StorageError) -> [StoredConcern] {
    let rows = try read { database in
      try database.rows(
        """
        SELECT sequence, id, desk, entry_patient, protocol, cause, kind, colour, contact, by_role,
          deadline, patient, submission, decision, subject, raised
        FROM open_concern CROSS JOIN concern ON concern.sequence = open_concern.concern
        ORDER BY open_concern.concern
        """,
        []
      )
    }
    return try all(rows, "concern") { row in
      guard let sequence = row.whole(0), let concern = Concern(row) else { return nil }
      return StoredConcern(sequence: sequence, concern: concern)
    }
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
