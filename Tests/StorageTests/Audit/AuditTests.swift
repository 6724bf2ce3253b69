import FollowUp
import Foundation
import GRDB
import Testing
import Triage
import Values

@testable import Storage

@Suite("The audit")
struct AuditTests {
  /// A store with one entry for each thing that can be written: 1 and 2 are two forms, 3 is an act,
  /// 4 an approval, 5 an absence.
  private static func filled(_ path: String) throws -> Store {
    let store = try Store(path: path)
    try store.commit([try Samples.entry("s-1"), .refused(try Samples.refused(1))])
    try store.commit([try Samples.entry("s-2", patient: "p2")])
    try store.write { database in
      try database.execute(
        sql: """
          INSERT INTO entry_event (desk, entry_patient, protocol, cause, version, kind, person, now)
          SELECT desk, entry_patient, protocol, cause, 2, 'done', 'Kari', 'now'
          FROM concern WHERE sequence = 1;
          INSERT INTO settlement (concern, event) VALUES (1, 1);
          """
      )
    }
    let rules = StoredContent(
      kind: .rules,
      id: "a",
      version: "1",
      hash: ContentHash(of: [1]),
      path: "a",
      bytes: [1]
    )
    try store.record([rules])
    let day = try #require(CivilDate("2026-11-02"))
    try store.record(
      Absence(
        person: "Kari",
        from: day,
        until: day.adding(days: 1),
        by: "Ola",
        now: try Samples.instant("2026-11-02T19:00:00+01:00")
      )
    )
    return store
  }

  struct Meddling: Sendable, CustomTestStringConvertible {
    let name: String
    let sql: String
    let faults: [AuditFault]
    var testDescription: String { name }

    init(_ name: String, _ sql: String, _ faults: AuditFault...) {
      self.name = name
      self.sql = sql
      self.faults = faults
    }
  }

  private static func row(_ table: String, _ number: Int, _ entry: Int) -> AuditFault {
    .rows(table: table, first: number, last: number, entry: entry)
  }

  static let meddlings = [
    Meddling("nothing", "SELECT 1"),
    Meddling(
      "a decision's bytes",
      "UPDATE decision SET json = CAST(replace(CAST(json AS TEXT), 'red', 'grn') AS BLOB) WHERE sequence = 1",
      row("decision", 1, 1)
    ),
    Meddling(
      "a decision's version",
      "UPDATE decision SET protocol_version = '9' WHERE sequence = 2",
      row("decision", 2, 2)
    ),
    Meddling(
      "a form's bytes",
      "UPDATE submission SET line = x'00' WHERE id = 's-2'",
      row("submission", 2, 2)
    ),
    Meddling(
      "a form's bytes with their hash",
      "UPDATE submission SET patient = 'p9' WHERE id = 's-1'",
      row("submission", 1, 1)
    ),
    Meddling(
      "a finding",
      "UPDATE finding SET colour = 'green' WHERE decision = 1 AND position = 0",
      row("finding", 1, 1)
    ),
    Meddling(
      "a refused line",
      "UPDATE quarantine SET line = x'01'",
      row("quarantine", 1, 1)
    ),
    Meddling("who did it", "UPDATE entry_event SET person = 'Ola'", row("entry_event", 1, 3)),
    Meddling("what it settled", "DELETE FROM settlement", row("settlement", 1, 3)),
    Meddling("a file", "UPDATE content SET bytes = x'02'", row("content", 1, 4)),
    Meddling("an absence", "UPDATE absence SET person = 'Ola'", row("absence", 1, 5)),
    Meddling(
      "a decision removed",
      "DELETE FROM finding WHERE decision = 2; DELETE FROM decision WHERE sequence = 2",
      row("decision", 2, 2),
      .rows(table: "finding", first: 2, last: 2, entry: 2)
    ),
    Meddling(
      "two decisions in each other's place",
      """
      UPDATE decision SET sequence = 9 WHERE sequence = 1;
      UPDATE decision SET sequence = 1 WHERE sequence = 2;
      UPDATE decision SET sequence = 2 WHERE sequence = 9;
      """,
      row("decision", 1, 1),
      row("decision", 2, 2)
    ),
    Meddling(
      "an act added",
      """
      INSERT INTO entry_event (desk, entry_patient, protocol, cause, version, kind, person, now)
      VALUES ('clinic', 'p2', 'x', '', 7, 'done', 'Kari', 'now')
      """,
      .uncovered(table: "entry_event", count: 1)
    ),
    Meddling(
      "an entry's words",
      "UPDATE audit SET person = 'Ola' WHERE sequence = 3",
      .altered(first: 3, last: 3)
    ),
    Meddling(
      "an entry and its hash",
      "UPDATE audit SET hash = zeroblob(32) WHERE sequence = 3",
      .altered(first: 3, last: 4)
    ),
    Meddling(
      "an entry removed",
      "DELETE FROM audit WHERE sequence = 3",
      .missing(first: 3, last: 3),
      .uncovered(table: "entry_event", count: 1),
      .uncovered(table: "settlement", count: 1)
    ),
    Meddling(
      "two entries in each other's place",
      """
      UPDATE audit SET sequence = 9 WHERE sequence = 4;
      UPDATE audit SET sequence = 4 WHERE sequence = 5;
      UPDATE audit SET sequence = 5 WHERE sequence = 9;
      """,
      .altered(first: 4, last: 5)
    ),
  ]

  @Test("tells", arguments: meddlings)
  func findsWhatWasMeddledWith(_ meddling: Meddling) throws {
    let directory = try TemporaryDirectory()
    let store = try Self.filled(directory.file())
    let sound = try store.verifyAudit()
    #expect(sound.faults == [] && sound.entries == 5)
    try Self.meddle(directory.file(), meddling.sql)
    #expect(try store.verifyAudit().faults == meddling.faults)
    try store.close()
  }

  @Test("tells what another wrote also after the engine has written again")
  func aLaterEntryHidesNothing() throws {
    let directory = try TemporaryDirectory()
    let store = try Self.filled(directory.file())
    try Self.meddle(
      directory.file(),
      """
      INSERT INTO entry_event (desk, entry_patient, protocol, cause, version, kind, person, now)
      VALUES ('clinic', 'p2', 'x', '', 7, 'done', 'Kari', 'now')
      """
    )
    try store.record(Access(.read, subject: "p2", patients: ["p2"]))
    let faults = try store.verifyAudit().faults
    #expect(faults == [.foreign(table: "entry_event", count: 1, entry: 6)])
    try store.record(Access(.read, subject: "p2", patients: ["p2"]))
    #expect(try store.verifyAudit().faults == faults)
    try store.close()
  }

  @Test("tells a hash that no longer is that of the bytes beside it")
  func aHashIsHeldAgainstItsBytes() throws {
    let directory = try TemporaryDirectory()
    let store = try Self.filled(directory.file())
    try Self.meddle(directory.file(), "UPDATE submission SET input = zeroblob(32) WHERE rowid = 1")
    #expect(try store.verifyAudit().faults.count == 1)
    try store.close()
  }

  private static func meddle(_ path: String, _ sql: String, losing lost: String? = nil) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let other = try DatabaseQueue(path: path, configuration: configuration)
    try other.write { database in
      let all = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
      let names = "SELECT name FROM sqlite_schema WHERE type = 'table'"
      let triggers = try Row.fetchAll(database, sql: all)
      let tables = try String.fetchSet(database, sql: names)
      for trigger in triggers { try database.execute(sql: "DROP TRIGGER \(trigger[0] as String)") }
      try database.execute(sql: sql)
      // Whoever meddles leaves no trace that is easily found.
      let gone = tables.subtracting(try String.fetchSet(database, sql: names))
      let kept = triggers.filter { $0[0] != lost }.map { $0[1] as String }
        .filter { !gone.contains(where: $0.contains) }
      for trigger in kept { try database.execute(sql: trigger) }
    }
    try other.close()
  }

  @Test("tells a cut end, and a chain that was written anew, only against an anchor")
  func findsACutEnd() throws {
    let directory = try TemporaryDirectory()
    let store = try Self.filled(directory.file())
    let anchor = try #require(try store.auditAnchor())
    #expect(anchor.entry == 5)
    try Self.meddle(
      directory.file(),
      "DELETE FROM audit WHERE sequence = 5; DELETE FROM absence"
    )
    #expect(try store.verifyAudit().faults == [])
    #expect(try store.verifyAudit([anchor]).faults == [.cut(anchor: 5, last: 4)])
    try store.execute("INSERT INTO due_run (day, now) VALUES ('a', 'b')")
    try store.record(Access(.read, subject: "s-1", patients: ["p1"]))
    #expect(try store.verifyAudit([anchor]).faults == [.rewritten(anchor: 5)])
    #expect(try store.verifyAudit().faults == [])
    try store.close()
  }

  @Test("has one entry for a batch, and none where nothing was written")
  func hasOneEntryForABatch() throws {
    let store = try Store(path: Store.memory)
    try store.hold()
    try store.commit(try (1...40).map { try Samples.entry("s-\($0)") })
    #expect(try store.verifyAudit().entries == 1)
    try store.commit([])
    try store.record([StoredContent]())
    #expect(throws: StorageError.self) { try store.commit([try Samples.entry("s-1")]) }
    let report = try store.verifyAudit()
    #expect(report.entries == 1 && report.faults == [])
    // Of each: submission, decision, finding, finding, concern.
    #expect(report.rows >= 40 * 4)
  }

  @Test("tells who, in which role, with what, why and when")
  func tellsWho() throws {
    let now = try Samples.instant("2026-11-02T18:30:00+01:00")
    let author = Author(
      account: "kari",
      person: "Kari Nordmann",
      role: "nurse",
      command: "why",
      purpose: "\u{FE}'; --",
      zone: "Europe/Oslo",
      engine: "1",
      now: now
    )
    let store = try Author.$current.withValue(author) { try Store(path: Store.memory) }
    try store.commit([try Samples.entry("s-1"), try Samples.entry("s-2", patient: "p2")])
    try store.record(Access(.exported, subject: "s-1", patients: ["p1", "p\"3"]))
    var told: [AuditTrail] = []
    try store.eachAudited(AuditChoice(patient: "p1")) { told.append($0) }
    #expect(told.map(\.act) == [.decided, .exported] && told.map(\.entry) == [1, 2])
    #expect(told.map(\.subject) == ["s-1#1", "s-1"])
    #expect(told[1].patients == ["p1", "p\"3"] && told[1].purpose == "\u{FE}'; --")
    for one in told {
      #expect(one.person == "Kari Nordmann" && one.role == "nurse" && one.account == "kari")
      #expect(one.command == "why" && one.now == now)
    }
    told = []
    try store.eachAudited(AuditChoice(patient: "p\"3")) { told.append($0) }
    #expect(told.map(\.act) == [.exported])
    told = []
    try store.eachAudited(AuditChoice(from: now.adding(minutes: 1))) { told.append($0) }
    #expect(told.isEmpty)
    #expect(try store.verifyAudit().faults == [])
  }

  @Test("tells the host's clock where a person named another moment, and covers it")
  func tellsTheClock() throws {
    let now = try Samples.instant("2026-11-02T18:30:00+01:00")
    let clock = try Samples.instant("2026-11-15T09:00:00+01:00")
    let author = Author(
      account: "kari",
      command: "worklist done",
      zone: "Europe/Oslo",
      engine: "1",
      now: now,
      clock: clock
    )
    let directory = try TemporaryDirectory()
    let store = try Author.$current.withValue(author) { try Store(path: directory.file()) }
    try store.commit([try Samples.entry("s-1")])
    for from in [clock, now] {
      var told: [AuditTrail] = []
      try store.eachAudited(AuditChoice(from: from, before: from.adding(minutes: 1))) {
        told.append($0)
      }
      #expect(told.map(\.clock) == [clock])
    }
    #expect(try store.verifyAudit().faults == [])
    for change in ["NULL", "'2026-11-02T18:30:00+01:00'"] {
      try Self.meddle(directory.file(), "UPDATE audit SET clock = \(change)")
      #expect(try store.verifyAudit().faults == [.altered(first: 1, last: 1)], "\(change)")
    }
    try store.close()
  }

  @Test("goes on where an engine without its later columns and tables left it")
  func goesOnAfterAnOlderEngine() throws {
    let directory = try TemporaryDirectory()
    let old = try Self.filled(directory.file())
    let anchor = try #require(try old.auditAnchor())
    try old.close()
    try Self.meddle(
      directory.file(),
      """
      \(Samples.olderIndexes)
      DROP TABLE line_ahead; ALTER TABLE audit DROP COLUMN clock;
      DELETE FROM change WHERE name > '0012-audit';
      """,
      losing: "first_decision_is_number_one"
    )
    let store = try Store(path: directory.file())
    #expect(try store.settings().changes == Schema.changes.map(\.name))
    #expect(try store.verifyAudit([anchor]).faults == [])
    try store.commit([.ahead(patient: "p1", [ContentHash(of: [1]), ContentHash(of: [2])])])
    let report = try store.verifyAudit([anchor])
    #expect(report.faults == [] && report.entries == 6)
    try store.close()
  }

  static let schemaMeddlings: [(sql: String, fault: SchemaFault)] = [
    ("DROP INDEX concern_of_entry", .init(.index, "concern_of_entry", .removed)),
    ("DROP TRIGGER finding_keeps_its_rows", .init(.trigger, "finding_keeps_its_rows", .removed)),
    (
      "DROP VIEW decision_in_force; CREATE VIEW decision_in_force AS SELECT * FROM decision",
      .init(.view, "decision_in_force", .changed)
    ),
    (
      "CREATE TRIGGER calm AFTER INSERT ON decision BEGIN DELETE FROM open_concern; END",
      .init(.trigger, "calm", .added)
    ),
    ("CREATE TABLE \"other\" (a)", .init(.table, "other", .added)),
  ]

  @Test("tells a schema that is not the engine's", arguments: schemaMeddlings)
  func findsAnotherSchema(_ meddling: (sql: String, fault: SchemaFault)) throws {
    let directory = try TemporaryDirectory()
    let store = try Self.filled(directory.file())
    try DatabaseQueue(path: directory.file()).write { try $0.execute(sql: meddling.sql) }
    #expect(try store.verifyAudit().faults == [.schema(meddling.fault)])
    try store.close()
  }

  @Test("covers by its first entry what was stored before there was an audit")
  func coversWhatWasThere() throws {
    let directory = try TemporaryDirectory()
    let store = try Self.filled(directory.file())
    try store.close()
    try Self.meddle(
      directory.file(),
      """
      \(Samples.olderIndexes)
      DROP TABLE audit; DROP TABLE settlement_order; DROP TABLE line_ahead;
      DELETE FROM change WHERE name >= '0012-audit';
      """,
      losing: "first_decision_is_number_one"
    )
    let mended = try Store(path: directory.file())
    #expect(try mended.verifyAudit().faults.contains(.uncovered(table: "decision", count: 2)))
    try mended.record(Access(.read, subject: nil, patients: nil))
    let report = try mended.verifyAudit()
    #expect(report.faults == [] && report.entries == 1 && report.rows > 10)
    try mended.close()
  }

  /// `BEHOV_AUDIT_ENTRIES=1000000` takes a minute, and wants a million verified in ten seconds.
  @Test("holds as many entries as there are")
  func holdsManyEntries() throws {
    let wanted = ProcessInfo.processInfo.environment["BEHOV_AUDIT_ENTRIES"].flatMap { Int($0) }
    let count = wanted ?? 2_000
    let store = try Store(path: Store.memory)
    for entry in 1...count {
      try store.record(Access(.read, subject: "s-\(entry)", patients: ["p\(entry % 1000)"]))
    }
    let clock = ContinuousClock()
    let start = clock.now
    let report = try store.verifyAudit()
    let taken = clock.now - start
    #expect(report.entries == count && report.faults == [])
    if wanted != nil {
      print("\(count) entries verified in \(taken)")
      #expect(taken < .seconds(10))
    }
  }
}
