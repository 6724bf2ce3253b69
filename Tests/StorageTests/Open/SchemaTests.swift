import Testing
import Triage

@testable import Storage

struct SchemaTests {
  private let store: Store

  init() throws {
    store = try Store(path: Store.memory)
    try store.commit([try Samples.entry("s-1"), .refused(try Samples.refused(1))])
    try store.record([try Samples.patient(#"{"patient":"p1","protocol":"a"}"#)])
    try store.record([
      .init(kind: .rules, id: "a", version: "1", hash: try Samples.hash(9), path: "a", bytes: [1])
    ])
    try store.record(try Samples.approval(by: "Kari", rules: 9), of: [])
    try store.execute(
      """
      INSERT INTO entry_event (desk, entry_patient, protocol, cause, version, kind, person, now)
      VALUES ('clinic', 'p1', 'a', '', 1, 'done', 'Kari', 'now');
      INSERT INTO settlement (concern, event) SELECT min(sequence), 1 FROM concern;
      INSERT INTO enrolment_event (patient, protocol, kind, day, person, now)
      VALUES ('p1', 'a', 'enrolled', '2026-11-02', 'Kari', 'now');
      INSERT INTO absence (person, from_day, until_day, by, now)
      VALUES ('Kari', '2026-11-02', '2026-11-03', 'Kari', 'now');
      INSERT INTO dispatch (patient, protocol, occurrence, kind, number, due, day, form, now)
      VALUES ('p1', 'a', 'b', 'form', 1, '2026-11-02', '2026-11-02', 'c', 'now');
      INSERT INTO due_run (day, now) VALUES ('2026-11-02', 'now');
      INSERT INTO due_output (day, now) VALUES ('2026-11-02', 'now');
      INSERT INTO due_written (run, now) VALUES (1, 'now');
      INSERT INTO reading_review (observation, refused, now) VALUES (0, 0, 'now');
      INSERT INTO line_ahead (patient, inputs) VALUES ('p1', zeroblob(64));
      """
    )
    try store.take([try Samples.reading("r-1")])
  }

  /// That a statement is refused, and by which words.
  private func check(_ sql: String, refusedBy words: String) {
    #expect { try store.execute(sql) } throws: { error in
      "\(error)".contains(words)
    }
  }

  private static let tables = [
    "change": "name", "submission": "patient", "decision": "colour", "finding": "colour",
    "quarantine": "code", "enrolment": "json", "content": "bytes", "approval": "person",
    "concern": "colour", "entry_event": "kind", "settlement": "decision",
    "enrolment_event": "kind", "dispatch": "kind", "due_run": "now",
    "absence": "person", "observation": "value", "due_output": "day", "due_written": "now",
    "reading_review": "now", "audit": "subject", "settlement_order": "concern",
    "line_ahead": "patient",
  ]

  @Test func everyTableButTheOneMadeOfOthersIsCovered() throws {
    let names = try store.column("SELECT name FROM sqlite_schema WHERE type = 'table'")
    #expect(Set(names) == Set(Self.tables.keys).union(["open_concern"]))
  }

  @Test(arguments: tables.keys.sorted())
  func nothingIsChangedOrRemoved(table: String) throws {
    let column = try #require(Self.tables[table])
    let before = try store.column("SELECT count(*) FROM \(table)")
    #expect(before != ["0"])
    check("UPDATE \(table) SET \(column) = \(column)", refusedBy: "\(table) is append-only")
    check("DELETE FROM \(table)", refusedBy: "\(table) is append-only")
    #expect(try store.column("SELECT count(*) FROM \(table)") == before)
  }

  @Test(arguments: ["submission", "decision", "content", "quarantine", "approval", "observation"])
  func nothingIsReplaced(table: String) {
    check("INSERT OR REPLACE INTO \(table) SELECT * FROM \(table)", refusedBy: "append-only")
  }

  @Test func applyingTheChangesAgainDoesNothing() throws {
    let before = try store.column("SELECT sql FROM sqlite_schema")
    try store.write { try Schema.apply($0, path: store.path) }
    #expect(try store.column("SELECT sql FROM sqlite_schema") == before)
    #expect(try store.settings().changes == Schema.changes.map(\.name))
  }

  @Test func anOlderSchemaIsBroughtUpToDate() throws {
    let directory = try TemporaryDirectory()
    let old = try Store(path: directory.file())
    try old.commit([try Samples.entry("s-1")])
    try old.execute(Samples.olderIndexes)
    for table in [
      "line_ahead",
      "audit", "settlement_order", "settlement", "open_concern", "entry_event", "concern",
      "approval", "enrolment", "content",
      "enrolment_event", "dispatch", "due_run",
      "absence", "observation", "due_written", "due_output", "reading_review",
    ] {
      try old.execute("DROP TABLE \(table)")
    }
    try old.execute("DROP INDEX submission_that_replaces")
    try old.execute("DROP TRIGGER change_keeps_its_rows; DELETE FROM change WHERE sequence >= 2")
    try old.close()
    let store = try Store(path: directory.file())
    #expect(try store.settings().changes == Schema.changes.map(\.name))
    #expect(try store.hasEnrolments() == false && store.standing(of: "s-1") != nil)
    #expect(try store.column("SELECT id FROM concern") == ["decision s-1#1"])
    #expect(try store.column("SELECT concern FROM open_concern") == ["1"])
  }

  @Test func aSecondDecisionThatSupersedesNoneIsRefused() {
    check(decision("s-1#2", "NULL"), refusedBy: "is its number 1")
    check(decision("s-1#1", "NULL"), refusedBy: "decision.id")
  }

  @Test func aDecisionSupersedesOneOfItsOwnSubmission() throws {
    try store.commit([try Samples.entry("s-2")])
    check(decision("s-1#2", "'s-2#1'"), refusedBy: "FOREIGN KEY")
    check(decision("s-1#2", "'s-1#2'"), refusedBy: "CHECK")
    check(decision("s-1#2", "'s-1#9'"), refusedBy: "FOREIGN KEY")
    try store.execute(decision("s-1#2", "'s-1#1'"))
    check(decision("s-1#3", "'s-1#1'"), refusedBy: "decision.supersedes")
  }

  @Test func aWordThatIsNoColourIsRefused() {
    check(decision("s-1#2", "'s-1#1'", colour: "blue"), refusedBy: "CHECK")
  }

  private func decision(_ id: String, _ supersedes: String, colour: String = "red") -> String {
    """
    INSERT INTO decision
      (id, submission, colour, proven, possible, protocol, protocol_version, engine, now,
       supersedes, json)
    VALUES ('\(id)', 's-1', '\(colour)', 'red', 'red', 'a', '1', '0', 'now', \(supersedes), x'00')
    """
  }
}
