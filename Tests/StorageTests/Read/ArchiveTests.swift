import Testing
import Triage
import Values

@testable import Storage

struct ArchiveTests {
  private let store: Store

  init() throws {
    store = try Store(path: Store.memory)
    try store.commit([
      try Samples.entry("s-1", patient: "p2", authored: "2026-10-01T08:00:00+02:00"),
      try Samples.entry("s-2", patient: "p1", authored: "2026-11-01T08:00:00+01:00"),
      try Samples.entry("s-3", patient: "p1", authored: "2026-11-02T08:00:00+01:00"),
      try Samples.entry("s-4", patient: "p1", form: "another"),
    ])
  }

  private func senders(
    of id: String = "epilepsy_follow_up",
    since: String? = nil,
    after: Sender? = nil,
    count: Int = 10
  ) throws -> [String] {
    try store.sent(
      decidedBy: id,
      since: since.flatMap { CivilDate($0) },
      after: after,
      forms: count
    ).map { "\($0.sender.patient) \($0.sender.form)" }
  }

  @Test func eachPatientAndFormStandsOnceInOrder() throws {
    #expect(
      try senders() == ["p1 another", "p1 epilepsy_follow_up", "p2 epilepsy_follow_up"]
    )
    #expect(try senders(of: "wrist").isEmpty)
  }

  @Test func aPartStartsAfterTheLast() throws {
    #expect(try senders(count: 2) == ["p1 another", "p1 epilepsy_follow_up"])
    let last = Sender(patient: "p1", form: "epilepsy_follow_up")
    #expect(try senders(after: last, count: 2) == ["p2 epilepsy_follow_up"])
    #expect(try senders(after: Sender(patient: "p2", form: "f"), count: 2).isEmpty)
  }

  @Test func formsOfBeforeADayAreLeftOutButForADayToSpare() throws {
    #expect(try senders(since: "2026-10-03") == ["p1 another", "p1 epilepsy_follow_up"])
    #expect(try senders(since: "2026-10-02").count == 3)
  }
}
