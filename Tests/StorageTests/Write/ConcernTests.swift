import Testing
import Triage

@testable import Storage

@Suite("Concerns stand with what raised them")
struct ConcernTests {
  private let store: Store

  init() throws { store = try Store(path: Store.memory) }

  private func open() throws -> [String] {
    try store.column("SELECT id FROM concern JOIN open_concern ON concern = sequence ORDER BY 1")
  }

  @Test func aDecisionAndItsConcernAreOneCommit() throws {
    try store.commit([try Samples.entry("s-1"), try Samples.entry("s-2")])
    #expect(try open() == ["decision s-1#1", "decision s-2#1"])
  }

  @Test func aRefusedLineOfAKnownPatientIsRaisedOnce() throws {
    for _ in 1...2 { try store.commit([.refused(try Samples.refused(1))]) }
    #expect(try open().count == 1)
  }

  @Test func aSettledConcernIsNotRaisedAgain() throws {
    try store.commit([.refused(try Samples.refused(1))])
    try store.execute("INSERT INTO settlement (concern, decision) VALUES (1, 'x')")
    try store.commit([.refused(try Samples.refused(1))])
    #expect(try open().isEmpty)
  }
}
