public import FollowUp
import GRDB

/// How often a rule's finding was dealt with in one way.
public struct RuleFeedback: Sendable, Hashable {
  /// The protocol's id.
  public let `protocol`: String
  /// The id of the threshold, rule or status.
  public let finding: String
  /// Whether it had fired, or was open.
  public let hadFired: Bool
  /// Why a person judged otherwise; `nil` where nobody did.
  public let reason: OverrideReason?
  /// How often.
  public let count: Int
}

extension Store {
  /// How every finding that a person has dealt with was dealt with, at the clinic: an operator who gives
  /// up a form has not judged what it says.
  ///
  /// - Complexity: O(what was ever dealt with).
  public func feedback() throws(StorageError) -> [RuleFeedback] {
    let rows = try read { database in
      try database.rows(
        """
        SELECT finding.id, decision.protocol, finding.state, entry_event.reason, count(*)
        FROM settlement
          CROSS JOIN entry_event ON entry_event.sequence = settlement.event
          CROSS JOIN concern ON concern.sequence = settlement.concern AND concern.desk = 'clinic'
          CROSS JOIN decision ON decision.id = concern.decision
          CROSS JOIN finding ON finding.decision = decision.sequence
        GROUP BY decision.protocol, finding.id, finding.state, entry_event.reason
        ORDER BY decision.protocol, finding.id, finding.state, entry_event.reason
        """,
        []
      )
    }
    return try all(rows, "finding") { row in
      guard let finding = row.text(0), let protocolID = row.text(1), let state = row.text(2),
        let count = row.whole(4)
      else { return nil }
      return RuleFeedback(
        protocol: protocolID,
        finding: finding,
        hadFired: state == "fired",
        reason: row.text(3).flatMap { OverrideReason(rawValue: $0) },
        count: count
      )
    }
  }
}
