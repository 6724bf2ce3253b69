import Testing
import Triage

@testable import Storage

@Suite("What is decided again is read by patients")
struct KeptPatientsTests {
  @Test func aPageHasAsManyAsAreAskedForWhateverEachHasSent() throws {
    let store = try Store(path: Store.memory)
    let sent = [("s-1", "p1"), ("s-2", "p1"), ("s-3", "p1"), ("s-4", "p2"), ("s-5", "p3")]
    try store.commit(try sent.map { try Samples.entry($0.0, patient: $0.1) })
    let index = try store.auditIndex()
    #expect(try store.keptPatients(after: nil, count: 2, index).map(\.id) == ["p1", "p2"])
    #expect(try store.keptPatients(after: "p2", count: 2, index).map(\.id) == ["p3"])
  }
}
