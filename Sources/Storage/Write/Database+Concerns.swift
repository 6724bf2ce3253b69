import FollowUp
import Foundation
import GRDB
import Triage
import Values

extension Database {
  /// Raises a concern; one that was raised before stays as it is, settled or not.
  func raise(_ concern: Concern) throws {
    let key = concern.key
    var row = try FastStatement(
      self,
      """
      INSERT INTO concern
        (id, desk, entry_patient, protocol, cause, kind, colour, contact, by_role, deadline,
         patient, submission, decision, subject, raised)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO NOTHING
      """
    )
    row.bind(concern.id)
    row.bind(key.desk.rawValue)
    row.bind(key.patient)
    row.bind(key.protocol)
    row.bind(key.cause)
    row.bind(concern.kind.rawValue)
    row.bind(concern.colour.description)
    row.bind(concern.contact)
    row.bind(concern.by)
    row.bind(concern.deadline.description)
    row.bind(concern.patient)
    row.bind(concern.submission)
    row.bind(concern.decision)
    row.bind(concern.subject)
    row.bind(concern.raised.description)
    try row.run()
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
    let hasLeft =
      try decision.isQuiet
      && hasLeft(decision.patient, decision.rules.id, on: decision.now.date)
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
