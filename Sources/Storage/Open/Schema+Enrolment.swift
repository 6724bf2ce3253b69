extension Schema {
  /// What happened to enrolments.
  static let enrolmentEvents = """
    CREATE TABLE enrolment_event (
      sequence INTEGER PRIMARY KEY,
      patient TEXT NOT NULL,
      protocol TEXT NOT NULL,
      kind TEXT NOT NULL,
      day TEXT NOT NULL,
      until TEXT,
      unit TEXT,
      reason TEXT,
      person TEXT NOT NULL CHECK (person <> ''),
      note TEXT,
      now TEXT NOT NULL
    ) STRICT;
    CREATE INDEX enrolment_event_of_patient ON enrolment_event (patient, protocol);

    """ + appendOnly("enrolment_event")
}
