extension Schema {
  /// Readings of devices; a patient has one of each identifier.
  ///
  /// A refused line of readings stands in `quarantine`, as of the form `Observation`.
  static let observations = """
    CREATE TABLE observation (
      sequence INTEGER PRIMARY KEY,
      patient TEXT NOT NULL CHECK (patient <> ''),
      id TEXT NOT NULL CHECK (id <> ''),
      code TEXT NOT NULL,
      value TEXT NOT NULL,
      unit TEXT NOT NULL,
      time TEXT NOT NULL,
      time_ms INTEGER NOT NULL,
      device TEXT,
      line BLOB NOT NULL,
      received TEXT NOT NULL,
      UNIQUE (patient, id)
    ) STRICT;
    CREATE INDEX observation_of_patient ON observation (patient, code, time_ms);

    """ + appendOnly("observation")
}
