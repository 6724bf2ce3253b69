import FollowUp
import Foundation
import GRDB
import Triage
import Values

extension Database {
  /// Raises a concern; one that was raised before stays as it is, settled or not.
  func raise(_ concern: Concern) throws {
    let key = concern.key
    let values: [(any DatabaseValueConvertible)?] = [
      concern.id, key.desk.rawValue, key.patient, key.protocol, key.cause, concern.kind.rawValue,
      concern.colour.description, concern.contact, concern.by, concern.deadline.description,
      concern.patient, concern.submission, concern.decision, concern.subject,
      concern.raised.description,
    ]
    try cachedStatement(
      sql: """
        INSERT INTO concern
          (id, desk, entry_patient, protocol, cause, kind, colour, contact, by_role, deadline,
           patient, submission, decision, subject, raised)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO NOTHING
        """
    ).execute(arguments: StatementArguments(values))
  }

  /// Raises what a decision leaves to a person.
  ///
  /// Decided again, a form no longer waits for the operator or the author; what waits for the clinic
  /// goes on waiting, because a later decision neither lowers nor closes an entry.
  func raiseConcern(of decision: Decision, id: String) throws {
    if decision.supersedes != nil {
      try cachedStatement(
        sql: """
          INSERT INTO settlement (concern, decision)
          SELECT sequence, ? FROM concern JOIN open_concern ON concern = sequence
          WHERE submission = ? AND desk <> 'clinic'
          """
      ).execute(arguments: [id, decision.submission])
    }
    let hasLeft = try hasLeft(decision.patient, decision.rules.id, on: decision.now.date)
    for concern in Concern.all(of: decision, id: id, hasLeft: hasLeft) { try raise(concern) }
  }

  /// Raises a refused line whose patient could be read.
  func raiseConcern(of refused: Quarantined) throws {
    guard let patient = refused.patient else { return }
    let statement = try cachedStatement(
      sql: "SELECT DISTINCT protocol FROM enrolment WHERE patient = ? ORDER BY protocol"
    )
    let protocols = try String.fetchAll(statement, arguments: [patient])
    if let concern = Concern(refused, protocols: protocols) { try raise(concern) }
  }
}
