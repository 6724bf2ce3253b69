import FollowUp
import GRDB
import Triage
import Values

/// A form with its corrections is one form, and counts as the last of them.
extension ReportReading {
  /// Somebody spoke with the patient.
  private static let isConversation: String = {
    let words = HeldContact.conversations.sorted().map { "'\($0)'" }.joined(separator: ", ")
    return "entry_event.kind IN ('done', 'overridden') AND entry_event.other IN (\(words))"
  }()

  /// Whether a submission corrects another, as decisions take it: an earlier one of the same patient and
  /// reporter.
  private static func corrects(_ later: String, _ earlier: String) -> String {
    """
    \(earlier).id = \(later).replaces AND \(earlier).patient = \(later).patient
      AND coalesce(\(earlier).reporter, '') = coalesce(\(later).reporter, '')
      AND (\(earlier).authored_ms, \(earlier).id) < (\(later).authored_ms, \(later).id)
    """
  }

  /// Whether a correction is what staff were told by telephone, as `behov answer` enters it: typed in by
  /// somebody, and of the time of the form.
  private static func isCall(_ later: String, _ earlier: String) -> String {
    """
    \(later).authored_ms = \(earlier).authored_ms
      AND CAST(\(later).line AS TEXT) ->> '$.entered_by' IS NOT NULL
    """
  }

  /// The form of a row and all that it corrects, as a table.
  private static let parts = """
    WITH RECURSIVE part AS (
      SELECT submission.id, submission.patient, submission.reporter, submission.replaces,
        submission.authored_ms
      UNION
      SELECT earlier.id, earlier.patient, earlier.reporter, earlier.replaces, earlier.authored_ms
      FROM part CROSS JOIN submission AS earlier ON \(corrects("part", "earlier"))
    )
    """

  /// When somebody first spoke with the patient about a form, and the colour it had until then.
  private var conversation: String {
    """
    (\(Self.parts)
      SELECT min(printf('%011d %s', spoken.moment, spoken.colour)) FROM (
        SELECT \(second("entry_event.now")) AS moment, concern.colour FROM part
          CROSS JOIN concern ON concern.submission = part.id
          CROSS JOIN settlement ON settlement.concern = concern.sequence
          CROSS JOIN entry_event ON entry_event.sequence = settlement.event
        WHERE \(Self.isConversation)
        UNION ALL
        SELECT \(second("told.received")), decision.colour FROM part AS later
          CROSS JOIN part AS earlier ON \(Self.corrects("later", "earlier"))
          CROSS JOIN submission AS told ON told.id = later.id
          CROSS JOIN decision_in_force AS decision ON decision.submission = earlier.id
        WHERE \(Self.isCall("told", "earlier"))
      ) AS spoken)
    """
  }

  func readForms(_ database: Database, _ counts: inout Counts) throws {
    let sql = """
      SELECT decision.protocol, \(unit("submission.patient", "decision.protocol")), submission.id,
        decision.colour,
        CASE WHEN decision.colour = 'grey' THEN CAST(decision.json AS TEXT) ->> '$.cause' END,
        submission.authored_ms,
        coalesce((SELECT contact FROM concern WHERE id = 'decision ' || decision.id), 'none'),
        (\(Self.parts) SELECT EXISTS (SELECT 1 FROM part
          CROSS JOIN concern ON concern.submission = part.id
          CROSS JOIN open_concern ON open_concern.concern = concern.sequence)),
        \(conversation)
      FROM submission
        CROSS JOIN decision_in_force AS decision ON decision.submission = submission.id
      WHERE submission.authored_ms BETWEEN \(seconds.lowerBound * 1000)
          AND \(seconds.upperBound * 1000 + 999)
        AND submission.form <> '\(ReadingLine.kind)'
        AND NOT EXISTS (SELECT 1 FROM submission AS later
          WHERE later.patient = submission.patient AND \(Self.corrects("later", "submission")))
      """
    try each(database, sql, "submission", &counts) { row, counts in
      Self.form(row).map { counts.add($0) }
    }
  }

  private static func form(_ row: Row) -> ReportedForm? {
    guard let colour = row.text(3).flatMap({ Colour($0) }), let authored = row.whole(5),
      let asked = row.text(6), let open = row.whole(7)
    else { return nil }
    let cause = row.text(4).flatMap { DecisionFault.Cause(rawValue: $0) }
    if colour == .grey, cause == nil { return nil }
    let spoken = row.text(8)
    let conversation = spoken.flatMap(Self.conversation)
    if spoken != nil, conversation == nil { return nil }
    return ReportedForm(
      colour: colour,
      cause: cause,
      asked: asked,
      authored: Instant(milliseconds: authored),
      isOpen: open != 0,
      conversation: conversation
    )
  }

  private static func conversation(_ text: String) -> ReportedForm.Conversation? {
    let words = text.split(separator: " ")
    guard words.count == 2, let second = Int(words[0]), let colour = Colour(String(words[1])) else {
      return nil
    }
    return .init(moment: Instant(milliseconds: second * 1000), colour: colour)
  }
}

// MARK: Contacts

extension ReportReading {
  func readContacts(_ database: Database, _ counts: inout Counts) throws {
    try add(
      """
      SELECT protocol, \(unit("entry_patient", "entry_event.protocol")), other, count(*)
      FROM entry_event
      WHERE desk = 'clinic' AND kind IN ('done', 'overridden') AND other <> 'none'
        AND \(isInPeriod("now"))
      GROUP BY 1, 2, 3
      """,
      database,
      &counts
    )
    try add(calls, database, &counts)
  }

  /// The calls in which staff were told answers: one a patient and day, and none where a conversation
  /// was recorded for the day, which is the same.
  private var calls: String {
    """
    SELECT call.protocol, \(unit("call.patient", "call.protocol")), 'phone', count(*) FROM (
      SELECT DISTINCT later.patient, decision.protocol, substr(later.received, 1, 10) AS day
      FROM submission AS later CROSS JOIN submission AS earlier
          ON \(Self.corrects("later", "earlier"))
        CROSS JOIN decision_in_force AS decision ON decision.submission = later.id
      WHERE \(isInPeriod("later.received")) AND \(Self.isCall("later", "earlier"))
    ) AS call
    WHERE NOT EXISTS (SELECT 1 FROM entry_event
      WHERE desk = 'clinic' AND entry_patient = call.patient AND protocol = call.protocol
        AND substr(now, 1, 10) = call.day AND \(Self.isConversation))
    GROUP BY 1, 2
    """
  }

  private func add(_ sql: String, _ database: Database, _ counts: inout Counts) throws {
    try each(database, sql, "entry_event", &counts) { row, counts in
      guard let contact = row.text(2), let count = row.whole(3) else { return nil }
      return counts.contacts[contact, default: 0] += count
    }
  }
}
