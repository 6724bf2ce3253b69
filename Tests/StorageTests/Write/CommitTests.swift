import Foundation
import GRDB
import Testing
import Triage
import Values

@testable import Storage

struct CommitTests {
  private let store: Store

  init() throws { store = try Store(path: Store.memory) }

  private func counts() throws -> [String] {
    try ["submission", "decision", "finding", "quarantine"].flatMap {
      try store.column("SELECT count(*) FROM \($0)")
    }
  }

  private func redecided(
    of id: String = "s-1",
    _ colour: Colour,
    insteadOf superseded: String
  ) throws -> LedgerEntry {
    .redecided(
      submission: id,
      WrittenDecision(try Samples.decision(id, colour, supersedes: superseded))
    )
  }

  /// One whose decision waits for the operator.
  private func waiting(_ id: String) throws -> LedgerEntry {
    var decision = try Samples.decision(id, .grey)
    decision.faults = [try Samples.refused().fault]
    return .decided(
      line: Samples.line(id),
      submission: try Samples.submission(id),
      WrittenDecision(decision)
    )
  }

  @Test func aDecisionIsKeptWithItsFindingsAndOpenTests() throws {
    try store.commit([try Samples.entry("s-1"), .refused(try Samples.refused(1))])
    #expect(try counts() == ["1", "1", "2", "1"])
    let rows = try store.column(
      """
      SELECT position || ' ' || id || ' ' || colour || ' ' || state
      FROM finding ORDER BY position
      """
    )
    #expect(rows == ["0 self_harm red fired", "1 low_mood yellow open"])
  }

  @Test func theColumnsSayWhatTheDecisionSays() throws {
    try store.commit([try Samples.entry("s-1", .grey)])
    let row = try store.column(
      """
      SELECT id || ' ' || colour || ' ' || proven || ' ' || protocol || ' ' || protocol_version
        || ' ' || engine || ' ' || now || ' ' || deadline || ' ' || hex(protocol_hash)
        || ' ' || coalesce(form_hash, 'none')
      FROM decision
      """
    )
    let hash = String(repeating: "0F", count: 32)
    #expect(
      row == [
        "s-1#1 grey red epilepsy_follow_up 1.0.0 0.1.0 2026-11-02T18:30:00+01:00 2026-11-02 "
          + "\(hash) none"
      ]
    )
  }

  @Test func aFaultInTheMiddleLeavesNothing() throws {
    try store.commit([try Samples.entry("s-1")])
    let before = try counts()
    let conflict = StorageError.conflict(path: Store.memory, rule: "submission.id")
    #expect(throws: conflict) {
      try store.commit([
        try Samples.entry("s-2"), .refused(try Samples.refused(1)), try Samples.entry("s-1"),
        try Samples.entry("s-3"),
      ])
    }
    #expect(try counts() == before)
    #expect(try store.standing(of: "s-2") == nil)
  }

  @Test func aFailingFindingTakesItsDecisionAndSubmissionWithIt() throws {
    try store.execute(
      """
      CREATE TRIGGER fails BEFORE INSERT ON finding WHEN NEW.position = 1
      BEGIN SELECT RAISE(ABORT, 'told to fail'); END
      """
    )
    #expect(throws: StorageError.self) { try store.commit([try Samples.entry("s-1")]) }
    #expect(try counts() == ["0", "0", "0", "0"])
  }

  @Test("what is written together is what would be written one by one")
  func manyTogetherAreTheSameAsOneByOne() throws {
    var entries = [try waiting("s-0")]
    for number in 1...70 {
      let colour = [Colour.red, .green, .grey, .yellow][number % 4]
      entries.append(try Samples.entry("s-\(number)", patient: "p\(number % 9)", colour))
      if number == 40 {
        entries.append(.refused(try Samples.refused(1)))
        entries.append(try redecided(.yellow, insteadOf: "s-1#1"))
        entries.append(try redecided(of: "s-0", .yellow, insteadOf: "s-0#1"))
      }
    }
    let apart = try Store(path: Store.memory)
    try store.commit(entries)
    for entry in entries { try apart.commit([entry]) }
    let tables = ["submission", "decision", "finding", "quarantine", "concern", "settlement"]
    for table in tables + ["open_concern"] {
      let rows = try store.table(table)
      #expect(try apart.table(table) == rows, "\(table)")
      #expect(!rows.isEmpty, "\(table)")
    }
    #expect(try store.column("SELECT count(*) FROM finding") == ["146"])
    #expect(try store.integrityFaults().isEmpty)
  }

  @Test func aFaultAmongManyLeavesNothing() throws {
    var entries = try (1...40).map { try Samples.entry("s-\($0)") }
    entries[30] = try Samples.entry("s-7")
    #expect(throws: StorageError.conflict(path: Store.memory, rule: "submission.id")) {
      try store.commit(entries)
    }
    #expect(try counts() == ["0", "0", "0", "0"])
    try store.commit([try Samples.entry("s-7")])
    #expect(try store.integrityFaults().isEmpty)
  }

  @Test func aStoreGoesOnAfterAFailedCommit() throws {
    try store.commit([try Samples.entry("s-1")])
    #expect(throws: StorageError.self) { try store.commit([try Samples.entry("s-1")]) }
    try store.commit([try Samples.entry("s-2")])
    #expect(try store.integrityFaults().isEmpty)
  }

  @Test func decisionsOfASubmissionAreAChain() throws {
    try store.commit([try Samples.entry("s-1", .grey)])
    try store.commit([
      try redecided(.yellow, insteadOf: "s-1#1"), try redecided(.red, insteadOf: "s-1#2"),
    ])
    #expect(try store.standing(of: "s-1")?.decision == "s-1#3")
    #expect(try store.standing(of: "s-1")?.colour == .red)
    #expect(throws: StorageError.conflict(path: Store.memory, rule: "decision.supersedes")) {
      try store.commit([try redecided(.green, insteadOf: "s-1#1")])
    }
    #expect(try store.standing(of: "s-1")?.colour == .red)
  }

  @Test func idsThatOnlyLookAlikeStayApart() throws {
    try store.commit([try Samples.entry("s"), try Samples.entry("s#1"), try Samples.entry("S")])
    let composed = "\u{E9}"
    let decomposed = "e\u{301}"
    try store.commit([try Samples.entry(composed), try Samples.entry(decomposed)])
    #expect(try store.standing(of: "s#1")?.decision == "s#1#1")
    #expect(try counts().first == "5")
  }

  @Test func aRefusedLineIsKeptOnceForEachFault() throws {
    let refused = try Samples.refused(1)
    try store.commit([.refused(refused), .refused(refused)])
    try store.commit([.refused(refused), .refused(try Samples.refused(1, code: "no-protocol"))])
    #expect(try store.column("SELECT code FROM quarantine") == ["duplicate-key", "no-protocol"])
  }

  @Test func anEmptyCommitIsNone() throws {
    try store.commit([])
    try store.record([Patient]())
    try store.record([StoredContent]())
    #expect(try counts() == ["0", "0", "0", "0"])
  }
}

struct TwoHandlesTests {
  private let directory: TemporaryDirectory
  private let first: Store
  private let second: Store

  init() throws {
    directory = try TemporaryDirectory()
    first = try Store(path: directory.file(), .creating, patience: 0.2)
    second = try Store(path: directory.file(), .existing, patience: 0.2)
  }

  @Test func oneSeesWhatTheOtherWroteAndCannotWriteItAgain() throws {
    try first.commit([try Samples.entry("s-1")])
    #expect(try second.standing(of: "s-1")?.decision == "s-1#1")
    #expect { try second.commit([try Samples.entry("s-1")]) } throws: { error in
      (error as? StorageError)?.isBusy == true
    }
    try second.commit([try Samples.entry("s-2")])
    #expect(try first.column("SELECT colour FROM decision_in_force") == ["red", "red"])
  }

  @Test func aWriterThatHoldsTheFileTooLongIsBusyToTheOther() throws {
    try first.write { _ in
      let clock = ContinuousClock()
      let taken = clock.measure {
        #expect(throws: StorageError.busy(path: directory.file())) {
          try second.commit([try Samples.entry("s-1")])
        }
      }
      #expect(taken >= .milliseconds(150))
      #expect(throws: Never.self) { try second.standing(of: "s-1") }
    }
    try second.commit([try Samples.entry("s-1")])
  }

  @Test func aWriterIsWaitedFor() async throws {
    let path = directory.file()
    let entries = try (0..<4).map { writer in
      try (0..<25).map { try Samples.entry("s-\(writer)-\($0)") }
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for part in entries {
        group.addTask {
          let store = try Store(path: path, .existing)
          for entry in part { try store.commit([entry]) }
        }
      }
      try await group.waitForAll()
    }
    #expect(try first.column("SELECT count(*) FROM decision_in_force") == ["100"])
    #expect(try first.integrityFaults().isEmpty)
  }
}
