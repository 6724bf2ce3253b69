import FollowUp
import Foundation
import GRDB
import Triage
import Values

extension Database {
  /// Raises concerns; one that was raised before stays as it is, settled or not.
  func raise(_ concerns: [Concern]) throws {
    try Self.concerns.insert(concerns, into: self) { concern, row in
      let key = concern.key
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
    }
  }

  private static let concerns = RowInsertion(
    "concern",
    [
      "id", "desk", "entry_patient", "protocol", "cause", "kind", "colour", "contact", "by_role",
      "deadline", "patient", "submission", "decision", "subject", "raised",
    ],
    "ON CONFLICT (id) DO NOTHING"
  )

  /// Settles what waited for the operator or the author with a form that is decided again.
  ///
  /// What waits for the clinic goes on waiting, because a later decision neither lowers nor closes an
  /// entry.
  func settleElsewhere(_ decision: Decision, id: String) throws {
    try cachedStatement(
      sql: """
        INSERT INTO settlement (concern, decision)
        SELECT sequence, ? FROM concern JOIN open_concern ON concern = sequence
        WHERE submission = ? AND desk <> 'clinic'
        """
    ).execute(arguments: [id, decision.submission])
  }

  /// What a decision leaves to people.
  func concerns(of decision: Decision, id: String) throws -> [Concern] {
    let hasLeft =
      try decision.isQuiet
      && hasLeft(decision.patient, decision.rules.id, on: decision.now.date)
    return Concern.all(of: decision, id: id, hasLeft: hasLeft)
  }

  /// Raises a refused line whose patient could be read.
  func raiseConcern(of refused: Quarantined) throws {
    guard let patient = refused.patient else { return }
    let statement = try cachedStatement(
      sql: "SELECT DISTINCT protocol FROM enrolment WHERE patient = ? ORDER BY protocol"
    )
    let protocols = try String.fetchAll(statement, arguments: [patient])
    if let concern = Concern(refused, protocols: protocols) { try raise([concern]) }
  }
}
