public import FollowUp
import Foundation
import GRDB
public import Triage
import Values

extension Store {
  /// Records what happened to enrolments, with the patients' data where these are new or changed.
  public func record(
    _ events: [EnrolmentEvent],
    _ patients: [Patient] = []
  ) throws(StorageError) {
    try write { database in
      for patient in patients { try database.insert(patient) }
      for event in events { try database.insert(event) }
    }
  }

  /// What happened to a patient's enrolment in a protocol, in the order it was recorded.
  public func events(
    of patient: String,
    in protocolID: String
  ) throws(StorageError) -> [EnrolmentEvent] {
    let rows = try read { try $0.enrolmentEvents(patient, protocolID) }
    return try all(rows, "enrolment_event", EnrolmentEvent.init)
  }
}

extension Database {
  func insert(_ event: EnrolmentEvent) throws {
    let values: [(any DatabaseValueConvertible)?] = [
      event.patient, event.protocol, event.kind.rawValue, event.day.description,
      event.until?.description, event.unit, event.reason?.rawValue, event.person, event.note,
      event.now.description,
    ]
    try cachedStatement(
      sql: """
        INSERT INTO enrolment_event
          (patient, protocol, kind, day, until, unit, reason, person, note, now)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: StatementArguments(values))
  }

  fileprivate func enrolmentEvents(_ patient: String, _ protocolID: String) throws -> [Row] {
    try rows(
      """
      SELECT sequence, patient, protocol, kind, day, until, unit, reason, person, note, now
      FROM enrolment_event WHERE patient = ? AND protocol = ? ORDER BY sequence
      """,
      [patient, protocolID]
    )
  }

  /// Whether nobody waits for the patient's forms any more, on a day.
  func hasLeft(_ patient: String, _ protocolID: String, on day: CivilDate) throws -> Bool {
    let events = try enrolmentEvents(patient, protocolID).compactMap { EnrolmentEvent($0) }
    return EnrolmentState(events, on: day).hasEnded
  }
}

extension EnrolmentEvent {
  init?(_ row: Row) {
    guard let patient = row.text(1), let protocolID = row.text(2),
      let kind = row.text(3).flatMap({ Kind(rawValue: $0) }),
      let day = row.text(4).flatMap({ CivilDate($0) }),
      let person = row.text(8), let now = row.instant(10)
    else { return nil }
    self.init(
      patient: patient,
      protocol: protocolID,
      kind: kind,
      day: day,
      until: row.text(5).flatMap { CivilDate($0) },
      unit: row.text(6),
      reason: row.text(7).flatMap { Reason(rawValue: $0) },
      person: person,
      note: row.text(9),
      now: now
    )
  }
}
