public import FollowUp
import GRDB
import Triage
import Values

extension Store {
  /// The forms that were filled in last, with the decisions in force.
  ///
  /// - Parameter count: how many at most; `nil` is all.
  /// - Returns: the latest first.
  /// - Throws: where the store cannot be read.
  public func latestForms(_ count: Int?) throws(StorageError) -> [ShadowedForm] {
    let rows = try read { database in
      try database.rows(
        """
        SELECT submission.id, submission.patient, submission.authored_ms, decision.colour,
          coalesce(CAST(decision.json AS TEXT) ->> '$.consultation.contact', 'none')
        FROM submission JOIN decision_in_force AS decision ON decision.submission = submission.id
        ORDER BY submission.authored_ms DESC, submission.id DESC LIMIT ?
        """,
        [count ?? -1]
      )
    }
    return try all(rows, "submission") { row in
      guard let id = row.text(0), let patient = row.text(1), let authored = row.whole(2),
        let colour = row.text(3).flatMap({ Colour($0) }), let contact = row.text(4)
      else { return nil }
      return ShadowedForm(
        submission: id,
        patient: patient,
        authored: Instant(milliseconds: authored),
        colour: colour,
        contact: contact
      )
    }
  }
}
