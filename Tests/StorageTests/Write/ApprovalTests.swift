import Testing
import Triage

@testable import Storage

struct ApprovalTests {
  private let store: Store

  init() throws { store = try Store(path: Store.memory) }

  @Test func comesBackAsItWasGivenInOrder() throws {
    let first = try Samples.approval(by: "Kari Nordmann", rules: 1, accepted: "grensen var for lav")
    let second = try Samples.approval(by: "Ola", rules: 1)
    try store.record(first, of: [try Samples.rules(1)])
    try store.record(second, of: [try Samples.rules(1)])
    try store.record(
      try Samples.approval(by: "Ola", of: "b", content: 8, rules: 2),
      of: [try Samples.rules(2)]
    )
    let found = try store.approvals(of: "a")
    #expect(found == [first, second])
    #expect(found.map(\.person.name) == ["Kari Nordmann", "Ola"])
    #expect(try store.content().map(\.bytes) == [[1], [2]])
  }

  @Test func onePersonApprovesAContentOnce() throws {
    let approval = try Samples.approval(by: "Kari", rules: 1)
    try store.record(approval, of: [try Samples.rules(1)])
    #expect {
      try store.record(
        try Samples.approval(by: " KARI ", rules: 2),
        of: [try Samples.rules(2)]
      )
    } throws: { ($0 as? StorageError)?.isBusy == true }
    #expect(try store.approvals(of: "a") == [approval])
    #expect(try store.content().map(\.bytes) == [[1]], "nothing of it stands")
    try store.record(try Samples.approval(by: "Kari", content: 8, rules: 1), of: [])
    #expect(try store.approvals(of: "a").count == 2)
  }

  @Test func approvesNothingThatIsNotKept() throws {
    #expect(throws: StorageError.self) {
      try store.record(try Samples.approval(by: "Kari", rules: 1), of: [])
    }
  }

  @Test func aStoreFromBeforeApprovalsIsBroughtUpToDate() throws {
    let directory = try TemporaryDirectory()
    let old = try Store(path: directory.file())
    try old.commit([try Samples.entry("s-1")])
    try old.execute(
      """
      DROP TABLE approval;
      DROP TRIGGER change_keeps_its_rows;
      DELETE FROM change WHERE name = '0003-approvals';
      """
    )
    try old.close()
    let store = try Store(path: directory.file())
    #expect(try store.approvals(of: "a").isEmpty && store.standing(of: "s-1") != nil)
    try store.record(try Samples.approval(by: "Kari", rules: 1), of: [try Samples.rules(1)])
    #expect(try store.approvals(of: "a").count == 1)
  }

  @Test func aNewerSchemaIsRefusedAsItIs() throws {
    let directory = try TemporaryDirectory()
    let newer = try Store(path: directory.file())
    try newer.execute("INSERT INTO change (name) VALUES ('0099-of-later')")
    try newer.close()
    let refusal = StorageError.newerSchema(path: directory.file(), changes: ["0099-of-later"])
    #expect(throws: refusal) { try Store(path: directory.file()) }
  }
}
