import Foundation
import GRDB
import Testing

@testable import Storage

struct IntegrityTests {
  /// What is found after another program has meddled with a sound store.
  private func check(_ meddling: String, expect faults: [IntegrityFault]) throws {
    let directory = try TemporaryDirectory()
    let store = try Store(path: directory.file())
    try store.commit([try Samples.entry("s-1"), try Samples.entry("s-2")])
    #expect(try store.integrityFaults().isEmpty)
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let other = try DatabaseQueue(path: directory.file(), configuration: configuration)
    try other.write { database in
      for trigger in try String.fetchAll(
        database,
        sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
      ) {
        try database.execute(sql: "DROP TRIGGER \(trigger)")
      }
      try database.execute(sql: meddling)
    }
    #expect(try store.integrityFaults() == faults)
    #expect(faults.allSatisfy { !$0.message.isEmpty })
  }

  @Test func findsASubmissionWithoutADecision() throws {
    try check(
      "DELETE FROM finding; DELETE FROM decision WHERE submission = 's-2'",
      expect: [.undecided(submission: "s-2")]
    )
  }

  @Test func findsASubmissionWithTwoDecisionsInForce() throws {
    try check(
      """
      INSERT INTO decision
      SELECT 9, 's-1#9', submission, colour, proven, possible, protocol, protocol_version,
        protocol_hash, form_hash, engine, now, deadline, NULL, json
      FROM decision WHERE submission = 's-1'
      """,
      expect: [.decidedTwice(submission: "s-1", count: 2)]
    )
  }

  @Test func findsRowsThatReferToNone() throws {
    try check(
      "DELETE FROM submission WHERE id = 's-2'",
      expect: [.danglingReference(table: "decision", count: 1)]
    )
  }

  @Test func findsADecisionThatIsNotWhatItsColumnsSay() throws {
    try check(
      """
      UPDATE decision SET colour = 'green' WHERE id = 's-1#1';
      UPDATE decision SET json = x'7B' WHERE id = 's-2#1'
      """,
      expect: [.unreadable(decision: "s-1#1"), .unreadable(decision: "s-2#1")]
    )
  }

  @Test func findsBytesThatAreNotWhatWasWritten() throws {
    try check(
      """
      UPDATE submission SET line = CAST(replace(CAST(line AS TEXT), 's-2', 's-3') AS BLOB)
      WHERE id = 's-2'
      """,
      expect: [.altered(table: "submission", id: "s-2")]
    )
  }

  @Test func aCopyIsASoundStoreWithAllThatIsStored() throws {
    let directory = try TemporaryDirectory()
    let store = try Store(path: directory.file())
    try store.commit([try Samples.entry("s-1")])
    let path = directory.file("copy.sqlite")
    #expect(try store.backUp(to: path) == [])
    try store.commit([try Samples.entry("s-2")])
    let copy = try Store(path: path, .existing)
    #expect(try copy.decisions(of: "s-1") == store.decisions(of: "s-1"))
    #expect(try copy.decisions(of: "s-2").isEmpty)
    try copy.commit([try Samples.entry("s-2")])
    #expect(throws: StorageError.taken(path: path)) { try store.backUp(to: path) }
    #expect(try copy.decisions(of: "s-2").count == 1)
    let left = try FileManager.default.contentsOfDirectory(atPath: directory.path)
    #expect(!left.contains { $0.contains(".part") }, "\(left)")
  }

  @Test func aCopyWithNowhereToStandLeavesNothing() throws {
    let directory = try TemporaryDirectory()
    let store = try Store(path: directory.file())
    #expect(throws: StorageError.self) { try store.backUp(to: directory.file("no/copy.sqlite")) }
  }

  /// A page is overwritten: either opening, reading or checking says so.
  @Test(arguments: [2, 3, 5, 8, 11])
  func findsADamagedPage(page: Int) throws {
    let directory = try TemporaryDirectory()
    let path = directory.file()
    let store = try Store(path: path)
    try store.commit(try (1...200).map { try Samples.entry("s-\($0)") })
    try store.close()
    var bytes = [UInt8](try #require(FileManager.default.contents(atPath: path)))
    for index in (page - 1) * 4096..<page * 4096 { bytes[index] = 0x55 }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    do throws(StorageError) {
      let faults = try Store(path: path).integrityFaults()
      #expect(!faults.isEmpty)
    } catch {
      guard case .corrupt = error else { throw error }
    }
  }
}
