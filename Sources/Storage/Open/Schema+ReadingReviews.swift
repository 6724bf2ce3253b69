extension Schema {
  /// How far readings have been looked at: what came later may change a decision, or start one.
  static let readingReviews = """
    CREATE TABLE reading_review (
      sequence INTEGER PRIMARY KEY,
      observation INTEGER NOT NULL,
      refused INTEGER NOT NULL,
      now TEXT NOT NULL
    ) STRICT;

    """ + appendOnly("reading_review")
}
