extension Schema {
  /// What was given out, each thing once, and the days that it was looked up for.
  static let dispatches = """
    CREATE TABLE dispatch (
      sequence INTEGER PRIMARY KEY,
      patient TEXT NOT NULL,
      protocol TEXT NOT NULL,
      occurrence TEXT NOT NULL,
      kind TEXT NOT NULL,
      number INTEGER NOT NULL CHECK (number > 0),
      due TEXT NOT NULL,
      day TEXT NOT NULL,
      form TEXT NOT NULL,
      channel TEXT,
      language TEXT,
      unit TEXT,
      answer_by TEXT,
      colour TEXT CHECK (colour IN ('yellow', 'grey', 'red')),
      now TEXT NOT NULL,
      UNIQUE (patient, protocol, occurrence, kind, number)
    ) STRICT;
    CREATE INDEX dispatch_of_day ON dispatch (day);

    CREATE TABLE due_run (
      day TEXT NOT NULL PRIMARY KEY,
      now TEXT NOT NULL
    ) STRICT;

    """ + ["dispatch", "due_run"].map(appendOnly).joined()
}
