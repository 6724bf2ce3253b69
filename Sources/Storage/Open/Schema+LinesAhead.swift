extension Schema {
  /// What a batch knew of a patient when it decided the first of the patient's lines: the hashes of
  /// those lines of its file that it had not written yet.
  static let linesAhead = """
    CREATE TABLE line_ahead (
      sequence INTEGER PRIMARY KEY,
      patient TEXT NOT NULL,
      inputs BLOB NOT NULL CHECK (length(inputs) > 0 AND length(inputs) % 32 = 0)
    ) STRICT;
    CREATE INDEX line_ahead_of_patient ON line_ahead (patient);

    """ + appendOnly("line_ahead")
}
