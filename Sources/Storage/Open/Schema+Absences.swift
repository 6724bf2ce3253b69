extension Schema {
  /// Who is away when, and what acting on the work list looks things up by.
  static let absences = """
    CREATE TABLE absence (
      sequence INTEGER PRIMARY KEY,
      person TEXT NOT NULL CHECK (person <> ''),
      from_day TEXT NOT NULL,
      until_day TEXT NOT NULL CHECK (until_day > from_day),
      by TEXT NOT NULL CHECK (by <> ''),
      now TEXT NOT NULL
    ) STRICT;
    CREATE INDEX settlement_by_event ON settlement (event) WHERE event IS NOT NULL;
    CREATE INDEX submission_that_replaces ON submission (replaces) WHERE replaces IS NOT NULL;

    """ + appendOnly("absence")
}
