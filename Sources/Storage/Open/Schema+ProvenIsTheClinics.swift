extension Schema {
  /// The clinic's part in what was the operator's or the author's alone: where the form proves
  /// anything, and where a person of another desk has given it up.
  static let provenIsTheClinics = """
    INSERT INTO concern
      (id, desk, entry_patient, protocol, cause, kind, colour, contact, by_role, deadline, patient,
       submission, decision, subject, raised)
    SELECT concern.id || ' clinic', 'clinic', concern.patient, concern.protocol, '', concern.kind,
      concern.colour, concern.contact, concern.by_role, concern.deadline, concern.patient,
      concern.submission, concern.decision, concern.subject, concern.raised
    FROM concern
      JOIN decision_in_force AS decision ON decision.id = concern.decision
      LEFT JOIN settlement ON settlement.concern = concern.sequence
    WHERE concern.desk <> 'clinic' AND concern.patient IS NOT NULL
      AND (settlement.event IS NOT NULL OR settlement.concern IS NULL AND decision.proven <> 'green')
    ORDER BY concern.sequence;

    """
}
