extension Schema {
  /// Approvals of protocols, by content; a person approves a content once.
  static let approvals = """
    CREATE TABLE approval (
      sequence INTEGER PRIMARY KEY,
      content BLOB NOT NULL CHECK (length(content) = 32),
      protocol TEXT NOT NULL,
      version TEXT NOT NULL,
      rules BLOB NOT NULL REFERENCES content (hash),
      person TEXT NOT NULL CHECK (person <> ''),
      person_key TEXT NOT NULL CHECK (person_key <> ''),
      in_force_from TEXT NOT NULL,
      accepted TEXT CHECK (accepted <> ''),
      basis BLOB NOT NULL,
      engine TEXT NOT NULL,
      now TEXT NOT NULL,
      UNIQUE (content, person_key)
    ) STRICT;
    CREATE INDEX approval_of_protocol ON approval (protocol);

    """ + appendOnly("approval")
}
