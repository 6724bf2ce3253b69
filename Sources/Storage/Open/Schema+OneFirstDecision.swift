extension Schema {
  /// An entry less in an index for each form, which stands on a page of its own where ids are in no order.
  ///
  /// That a submission has one first decision is what the name of its first decision says, which is unique.
  static let oneFirstDecision = """
    DROP INDEX first_decision;
    CREATE TRIGGER first_decision_is_number_one BEFORE INSERT ON decision
      WHEN NEW.supersedes IS NULL AND NEW.id <> NEW.submission || '#1'
    BEGIN
      SELECT RAISE(ABORT, 'the first decision of a submission is its number 1');
    END;

    """
}
