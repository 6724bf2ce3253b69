extension Schema {
  /// Submissions, decisions and refused lines.
  ///
  /// A submission has one decision that supersedes none, and a decision is superseded once: the
  /// decisions of a submission are a chain, and its last one is in force.
  static let decisions = """
    CREATE TABLE change (
      sequence INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE
    ) STRICT;

    CREATE TABLE submission (
      id TEXT NOT NULL PRIMARY KEY,
      patient TEXT NOT NULL,
      form TEXT NOT NULL,
      form_version TEXT NOT NULL,
      authored_ms INTEGER NOT NULL,
      reporter TEXT,
      replaces TEXT,
      input BLOB NOT NULL CHECK (length(input) = 32),
      line BLOB NOT NULL,
      received TEXT NOT NULL
    ) STRICT;
    CREATE INDEX submission_of_patient ON submission (patient, form);

    CREATE TABLE decision (
      sequence INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      submission TEXT NOT NULL REFERENCES submission (id),
      colour TEXT NOT NULL CHECK (colour IN ('green', 'yellow', 'grey', 'red')),
      proven TEXT NOT NULL CHECK (proven IN ('green', 'yellow', 'red')),
      possible TEXT NOT NULL CHECK (possible IN ('green', 'yellow', 'red')),
      protocol TEXT NOT NULL,
      protocol_version TEXT NOT NULL,
      protocol_hash BLOB CHECK (length(protocol_hash) = 32),
      form_hash BLOB CHECK (length(form_hash) = 32),
      engine TEXT NOT NULL,
      now TEXT NOT NULL,
      deadline TEXT,
      supersedes TEXT UNIQUE CHECK (supersedes <> id),
      json BLOB NOT NULL,
      UNIQUE (submission, id),
      FOREIGN KEY (submission, supersedes) REFERENCES decision (submission, id)
    ) STRICT;
    CREATE UNIQUE INDEX first_decision ON decision (submission) WHERE supersedes IS NULL;
    CREATE VIEW decision_in_force AS
      SELECT * FROM decision
      WHERE NOT EXISTS (SELECT 1 FROM decision AS later WHERE later.supersedes = decision.id);

    CREATE TABLE finding (
      decision INTEGER NOT NULL REFERENCES decision (sequence),
      position INTEGER NOT NULL CHECK (position >= 0),
      id TEXT NOT NULL,
      colour TEXT NOT NULL CHECK (colour IN ('green', 'yellow', 'red')),
      state TEXT NOT NULL CHECK (state IN ('fired', 'open')),
      PRIMARY KEY (decision, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE quarantine (
      sequence INTEGER PRIMARY KEY,
      input BLOB NOT NULL CHECK (length(input) = 32),
      code TEXT NOT NULL,
      cause TEXT NOT NULL CHECK (cause IN ('patient', 'technical', 'protocol')),
      item TEXT,
      line_number INTEGER,
      column_number INTEGER,
      message TEXT NOT NULL,
      line BLOB NOT NULL,
      submission TEXT,
      patient TEXT,
      form TEXT,
      authored TEXT,
      now TEXT NOT NULL,
      UNIQUE (input, code)
    ) STRICT;
    CREATE INDEX quarantine_of_submission ON quarantine (submission);
    CREATE INDEX quarantine_of_patient ON quarantine (patient, form);

    """ + ["change", "submission", "decision", "finding", "quarantine"].map(appendOnly).joined()

  /// Enrolments, of which the latest counts, and the files that were decided by.
  static let patientsAndContent = """
    CREATE TABLE enrolment (
      sequence INTEGER PRIMARY KEY,
      patient TEXT NOT NULL,
      protocol TEXT NOT NULL,
      json BLOB NOT NULL
    ) STRICT;
    CREATE INDEX enrolment_of_patient ON enrolment (patient, protocol);
    CREATE TRIGGER enrolment_is_unchanged BEFORE INSERT ON enrolment
      WHEN NEW.json = (
        SELECT json FROM enrolment
        WHERE patient = NEW.patient AND protocol = NEW.protocol
        ORDER BY sequence DESC LIMIT 1
      )
    BEGIN
      SELECT RAISE(IGNORE);
    END;

    CREATE TABLE content (
      hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
      kind TEXT NOT NULL CHECK (kind IN ('form', 'archetype', 'rules')),
      id TEXT NOT NULL,
      version TEXT NOT NULL,
      path TEXT NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT;

    """ + ["enrolment", "content"].map(appendOnly).joined()

  /// Triggers that refuse to change or remove a row.
  static func appendOnly(_ table: String) -> String {
    """
    CREATE TRIGGER \(table)_keeps_its_values BEFORE UPDATE ON \(table)
    BEGIN
      SELECT RAISE(ABORT, '\(table) is append-only');
    END;
    CREATE TRIGGER \(table)_keeps_its_rows BEFORE DELETE ON \(table)
    BEGIN
      SELECT RAISE(ABORT, '\(table) is append-only');
    END;

    """
  }
}
