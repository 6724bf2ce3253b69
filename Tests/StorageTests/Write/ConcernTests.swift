import FollowUp
import Testing
import Triage
import Values

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

  private func technical(
    _ id: String,
    proven: Verdict,
    supersedes: String? = nil
  ) throws -> Decision {
    var decision = try Samples.decision(id, .grey, supersedes: supersedes)
    decision.proven = proven
    decision.faults = [DecisionFault(code: "unknown-item", cause: .technical, message: "-")]
    return decision
  }

  private func commit(_ id: String, proven: Verdict) throws {
    let decision = try technical(id, proven: proven)
    let submission = try Samples.submission(id)
    try store.commit([.decided(line: [], submission: submission, WrittenDecision(decision))])
  }

  private func override() throws -> EntryStep {
    let act = EntryAct(
      .override(.unreadable, contact: nil),
      by: "Drift",
      note: "n",
      now: try Samples.instant("2026-11-04T09:00:00+01:00")
    )
    return try store.act(on: 1, act).get()
  }

  @Test func aTechnicalGreyThatProvesSomethingIsTheClinicsToo() throws {
    try commit("s-1", proven: .yellow)
    #expect(try open() == ["decision s-1#1", "decision s-1#1 clinic"])
    _ = try override()
    #expect(try open() == ["decision s-1#1 clinic"])
    let entry = try #require(try store.entry(ofDecision: "s-1#1"))
    #expect(entry.key == .patient("p1", "epilepsy_follow_up"))
    #expect(entry.handling(ofDecision: "s-1#1") == .open)
  }

  @Test func whatTheOperatorGivesUpIsTheClinicsOnce() throws {
    try commit("s-1", proven: .green)
    #expect(try open() == ["decision s-1#1"])
    _ = try override()
    #expect(try open() == ["decision s-1#1 clinic"])
    #expect(try store.feedback().isEmpty)
  }

  @Test func decidedAgainTheFormWaitsOnlyForTheClinic() throws {
    try commit("s-1", proven: .yellow)
    let again = try technical("s-1", proven: .yellow, supersedes: "s-1#1")
    try store.commit([.redecided(submission: "s-1", WrittenDecision(again))])
    #expect(
      try open() == ["decision s-1#1 clinic", "decision s-1#2", "decision s-1#2 clinic"]
    )
  }

  @Test func whatWasTheOperatorsAloneInAnOlderStoreIsTheClinics() throws {
    try commit("s-1", proven: .yellow)
    try commit("s-2", proven: .green)
    try commit("s-3", proven: .green)
    try store.execute(
      """
      INSERT INTO entry_event (desk, entry_patient, protocol, cause, version, kind, person, now)
      VALUES ('operator', '', 'epilepsy_follow_up', 'x', 9, 'overridden', 'Drift', 'now');
      INSERT INTO settlement (concern, event) SELECT sequence, 1 FROM concern
      WHERE id = 'decision s-3#1';
      DROP TRIGGER concern_keeps_its_rows;
      DELETE FROM open_concern WHERE concern = 2;
      DELETE FROM concern WHERE desk = 'clinic';
      """
    )
    #expect(try open() == ["decision s-1#1", "decision s-2#1"])
    try store.execute(Schema.provenIsTheClinics)
    #expect(
      try open() == [
        "decision s-1#1", "decision s-1#1 clinic", "decision s-2#1", "decision s-3#1 clinic",
      ]
    )
  }

  @Test func aRefusedLineOfAKnownPatientIsRaisedOnce() throws {
    for _ in 1...2 { try store.commit([.refused(try Samples.refused(1))]) }
    #expect(try open().count == 1)
  }

  @Test func aRefusedLineIsOfTheOneProtocolThatThePatientIsIn() throws {
    let patient = Patient(id: "p1", protocol: "epilepsy_follow_up")
    var changed = patient
    changed.unit = "nevrologi"
    try store.record([patient, changed])
    try store.commit([.refused(try Samples.refused(1))])
    #expect(try store.worklist().map(\.key) == [.patient("p1", "epilepsy_follow_up")])
    try store.record([Patient(id: "p1", protocol: "other")])
    try store.commit([.refused(try Samples.refused(2))])
    #expect(try store.worklist().map(\.key.protocol).sorted() == ["", "epilepsy_follow_up"])
  }

  @Test func whatAnotherDeskHasIsTheClinicsOnTheDayAfterItsDeadline() throws {
    try commit("s-1", proven: .green)
    let deadline = try #require(try store.worklist().first?.deadline)
    let now = try Samples.instant("2026-11-04T09:00:00+01:00")
    func passOn(_ days: Int, isTrial: Bool = false) throws -> Int {
      try store.passOn(overdueOn: deadline.adding(days: days), now: now, isTrial: isTrial)
    }
    #expect(try passOn(0) == 0)
    #expect(try passOn(1, isTrial: true) == 1)
    #expect(try open() == ["decision s-1#1"])
    #expect(try passOn(1) == 1)
    #expect(try open() == ["decision s-1#1", "decision s-1#1 clinic"])
    #expect(try passOn(2) == 0)
  }

  @Test func aSettledConcernIsNotRaisedAgain() throws {
    try store.commit([.refused(try Samples.refused(1))])
    try store.execute("INSERT INTO settlement (concern, decision) VALUES (1, 'x')")
    try store.commit([.refused(try Samples.refused(1))])
    #expect(try open().isEmpty)
  }
}
