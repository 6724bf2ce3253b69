import Testing
import Triage
import Values

@testable import Storage

struct ExplainingTests {
  private let store: Store

  init() throws { store = try Store(path: Store.memory) }

  @Test func decisionBytesComeBackIdenticalNewestFirst() throws {
    let first = try Samples.decision("s-1", .grey)
    let second = try Samples.decision("s-1", .red, supersedes: "s-1#1")
    let line = Samples.bytes(#"{"id":"s-1"} "#)
    try store.commit([
      .decided(line: line, submission: try Samples.submission("s-1"), WrittenDecision(first)),
      .redecided(submission: "s-1", WrittenDecision(second)), try Samples.entry("s-2"),
    ])
    let found = try store.decisions(of: "s-1")
    #expect(found.map(\.id) == ["s-1#2", "s-1#1"])
    #expect(found.map(\.decision) == [second, first])
    #expect(found.map(\.json) == [second.json, first.json])
    #expect(found.allSatisfy { $0.line == line && Decision(json: $0.json) == $0.decision })
    #expect(try store.decisions(of: "s-3").isEmpty)
  }

  @Test func refusedLinesComeBackAsTheyWere() throws {
    let bare = try Samples.refused(2, submission: "s-1", patient: nil, form: nil, authored: nil)
    let full = try Samples.refused(1, submission: "s-1")
    try store.commit([.refused(full), .refused(bare), .refused(try Samples.refused(3))])
    #expect(try store.quarantined(submission: "s-1") == [full, bare])
  }

  /// The line may have had an id that could not be read then, or one that another line had.
  @Test func aLineThatIsStoredByteForByteIsTakenIn() throws {
    func decided(_ id: String, _ line: [UInt8]) throws -> LedgerEntry {
      var decision = try Samples.decision(id, .green)
      decision.input = ContentHash(of: line)
      return .decided(
        line: line,
        submission: try Samples.submission(id),
        WrittenDecision(decision)
      )
    }
    let (unread, other) = (Samples.bytes("line 1"), Samples.bytes("line 2"))
    try store.commit([
      .refused(try Samples.refused(line: unread)),
      .refused(try Samples.refused(line: other, submission: "s-2", code: "conflict")),
      .refused(try Samples.refused(1)),
      .refused(try Samples.refused(2, submission: "s-2", code: "conflict")),
      try decided("s-1", unread), try decided("s-2", other),
    ])
    #expect(try store.keptLines(count: 9).map(\.isTakenIn) == [true, true, false, false])
  }
}
