extension Schema {
  /// Which run gave out what, and which runs wrote it to the end.
  static let dueOutput = """
    CREATE TABLE due_output (
      run INTEGER PRIMARY KEY,
      day TEXT NOT NULL,
      now TEXT NOT NULL
    ) STRICT;
    CREATE TABLE due_written (
      run INTEGER PRIMARY KEY REFERENCES due_output (run),
      now TEXT NOT NULL
    ) STRICT;
    ALTER TABLE dispatch ADD COLUMN run INTEGER REFERENCES due_output (run);
    CREATE INDEX dispatch_of_run ON dispatch (run) WHERE run IS NOT NULL;

    """ + ["due_output", "due_written"].map(appendOnly).joined()
}
