extension Schema {
  /// What the host's clock said, where a person had named another moment.
  static let clock = "ALTER TABLE audit ADD COLUMN clock TEXT;"

  /// The chain of the audit: who wrote, read or took out what, and a hash of all that was written.
  ///
  /// An entry's hash is of the entry before it, of its own columns, and of the rows that it covers.
  /// Settlements have no order of their own, and get one so that the chain can cover them.
  static let audit = """
    CREATE TABLE audit (
      sequence INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('written', 'read', 'exported', 'found')),
      now TEXT,
      now_ms INTEGER,
      account TEXT,
      person TEXT,
      role TEXT,
      command TEXT,
      purpose TEXT,
      zone TEXT,
      engine TEXT,
      batch INTEGER NOT NULL,
      subject TEXT,
      patients TEXT,
      covers TEXT NOT NULL,
      marks TEXT NOT NULL,
      hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT;

    CREATE TABLE settlement_order (
      sequence INTEGER PRIMARY KEY,
      concern INTEGER NOT NULL REFERENCES settlement (concern)
    ) STRICT;
    INSERT INTO settlement_order (concern) SELECT concern FROM settlement ORDER BY concern;
    CREATE TRIGGER settlement_has_a_place AFTER INSERT ON settlement
    BEGIN
      INSERT INTO settlement_order (concern) VALUES (NEW.concern);
    END;

    """ + ["audit", "settlement_order"].map(appendOnly).joined()
}
