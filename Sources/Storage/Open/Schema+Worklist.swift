extension Schema {
  /// What people have to deal with, and what they did.
  ///
  /// `open_concern` holds the concerns that are not settled, and can be made again from the others:
  /// the only rows that ever go away, so that a work list is read without reading all of history.
  static let worklist = """
    CREATE TABLE concern (
      sequence INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      desk TEXT NOT NULL CHECK (desk IN ('clinic', 'operator', 'author')),
      entry_patient TEXT NOT NULL,
      protocol TEXT NOT NULL,
      cause TEXT NOT NULL,
      kind TEXT NOT NULL,
      colour TEXT NOT NULL CHECK (colour IN ('green', 'yellow', 'grey', 'red')),
      contact TEXT NOT NULL,
      by_role TEXT,
      deadline TEXT NOT NULL,
      patient TEXT,
      submission TEXT,
      decision TEXT,
      subject TEXT,
      raised TEXT NOT NULL
    ) STRICT;
    CREATE INDEX concern_of_entry ON concern (desk, entry_patient, protocol, cause);
    CREATE INDEX concern_of_submission ON concern (submission) WHERE submission IS NOT NULL;

    CREATE TABLE entry_event (
      sequence INTEGER PRIMARY KEY,
      desk TEXT NOT NULL,
      entry_patient TEXT NOT NULL,
      protocol TEXT NOT NULL,
      cause TEXT NOT NULL,
      version INTEGER NOT NULL CHECK (version > 0),
      kind TEXT NOT NULL,
      person TEXT NOT NULL CHECK (person <> ''),
      other TEXT,
      reason TEXT,
      note TEXT,
      now TEXT NOT NULL,
      UNIQUE (desk, entry_patient, protocol, cause, version)
    ) STRICT;

    CREATE TABLE settlement (
      concern INTEGER PRIMARY KEY REFERENCES concern (sequence),
      event INTEGER REFERENCES entry_event (sequence),
      decision TEXT,
      CHECK ((event IS NULL) <> (decision IS NULL))
    ) STRICT;

    CREATE TABLE open_concern (
      concern INTEGER PRIMARY KEY REFERENCES concern (sequence)
    ) STRICT;
    CREATE TRIGGER concern_is_open AFTER INSERT ON concern
    BEGIN
      INSERT INTO open_concern (concern) VALUES (NEW.sequence);
    END;
    CREATE TRIGGER concern_is_settled AFTER INSERT ON settlement
    BEGIN
      DELETE FROM open_concern WHERE concern = NEW.concern;
    END;

    -- What was decided before there was a work list is open.
    INSERT INTO concern
      (id, desk, entry_patient, protocol, cause, kind, colour, contact, deadline, patient,
       submission, decision, raised)
    SELECT 'decision ' || decision.id, 'clinic', submission.patient, protocol, '', 'decision',
      colour, coalesce(CAST(decision.json AS TEXT) ->> '$.consultation.contact', 'none'),
      coalesce(decision.deadline, substr(decision.now, 1, 10)), submission.patient,
      submission.id, decision.id, decision.now
    FROM decision_in_force AS decision JOIN submission ON submission.id = decision.submission;

    """ + ["concern", "entry_event", "settlement"].map(appendOnly).joined()
}
