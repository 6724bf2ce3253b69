import FollowUp
import Testing
import Triage
import Values

@testable import Storage

@Suite("What people do with an entry is written with what it ends")
struct ActingTests {
  private let directory: TemporaryDirectory
  private let store: Store

  init() throws {
    directory = try TemporaryDirectory()
    store = try Store(path: directory.file())
    try store.commit([try Samples.entry("s-1"), try Samples.entry("s-2", patient: "p2", .green)])
  }

  private func act(
    _ kind: EntryAct.Kind,
    by person: String = "Kari",
    seen: Int? = nil,
    note: String? = nil
  ) throws -> EntryAct {
    EntryAct(
      kind,
      by: person,
      note: note,
      seen: seen,
      now: try Samples.instant("2026-11-04T09:00:00+01:00")
    )
  }

  @Test func anEntryReadsBackWithAllThatWasDone() throws {
    for kind in [EntryAct.Kind.open, .claim, .handOver(to: "Ola")] {
      _ = try store.act(on: 1, act(kind)).get()
    }
    _ = try store.act(on: 1, act(.release, by: "Ola")).get()
    _ = try store.act(on: 1, act(.confirm, seen: 5)).get()
    let step = try store.act(on: 1, act(.override(.known, contact: "video"), note: "n")).get()
    #expect(step.settles == [1])
    let entry = try #require(try store.entry(holding: 1))
    #expect(
      entry.events.map(\.kind) == [
        .opened, .claimed, .handedOver(to: "Ola"), .released, .agreed,
        .overridden(.known, contact: "video"),
      ]
    )
    #expect(entry.events.map(\.version) == Array(2...7))
    #expect(entry.events.last?.note == "n")
    #expect(entry.concerns.first?.settlement == .event(version: 7))
    #expect(try store.worklist().map(\.id) == [2])
    #expect(try store.entry(ofDecision: "s-1#1") == entry)
  }

  @Test func ofTwoThatActOnWhatTheySawTheSecondIsRefused() throws {
    let other = try Store(path: directory.file(), .existing)
    let seen = try #require(try other.worklist().first).version
    _ = try store.act(on: 1, act(.claim, seen: seen)).get()
    let refused = try other.act(on: 1, act(.claim, by: "Ola", seen: seen))
    guard case .failure(.claimed(let claim)) = refused else {
      Issue.record("not refused")
      return
    }
    #expect(claim.person == "Kari")
    #expect(try store.column("SELECT count(*) FROM entry_event") == ["1"])
  }

  @Test func aRefusedActWritesNothing() throws {
    #expect(try store.act(on: 99, act(.claim)) == .failure(.unknown))
    let refusal = EntryRefusal.lessContact(held: "none", asked: "phone")
    #expect(try store.act(on: 1, act(.done(contact: "none"))) == .failure(refusal))
    #expect(try store.column("SELECT count(*) FROM entry_event") == ["0"])
    #expect(try store.worklist().count == 2)
  }

  @Test func aSignatureEndsGreensAndNothingElse() throws {
    try store.commit([try Samples.entry("s-3", patient: "p3", .green)])
    let now = try Samples.instant("2026-11-04T09:00:00+01:00")
    // The sample decision asks for a phone call, so its greens are no greens to confirm.
    let signature = Signature(by: "Kari", now: now)
    #expect(try store.sign(signature) { _ in true } == .failure(.nothingToConfirm))
    #expect(try store.worklist().count == 3)
  }

  @Test func onlyAPatientsGreyEndsByALaterDecision() throws {
    try store.commit([try Samples.entry("s-3", patient: "p3", .grey)])
    #expect(try store.settleGrey(of: "s-3#1", by: "s-3+1#1"))
    #expect(try !store.settleGrey(of: "s-3#1", by: "s-3+1#1"))
    #expect(try !store.settleGrey(of: "s-1#1", by: "s-3+1#1"))
    #expect(try store.worklist().map(\.id) == [1, 2])
    let entry = try #require(try store.entry(holding: 3))
    #expect(entry.handling(ofDecision: "s-3#1") == .replaced(by: "s-3+1#1"))
  }

  @Test func onlyWhoHasDoneAnythingIsKnown() throws {
    _ = try store.act(on: 1, act(.handOver(to: "Åse"))).get()
    #expect(try store.people() == ["Kari"])
  }

  @Test func absencesAreReadWhileTheyLast() throws {
    let absence = Absence(
      person: "Kari",
      from: try #require(CivilDate("2026-11-02")),
      until: try #require(CivilDate("2026-11-05")),
      by: "Ola",
      now: try Samples.instant("2026-11-01T09:00:00+01:00")
    )
    try store.record(absence)
    #expect(try store.absences(after: try #require(CivilDate("2026-11-04"))) == [absence])
    #expect(try store.absences(after: try #require(CivilDate("2026-11-05"))).isEmpty)
  }

  @Test func theTrailIsTheLatestColoursInTheOrderTheyWereAnswered() throws {
    for (number, colour) in [Colour.green, .yellow, .grey].enumerated() {
      let entry = try Samples.entry(
        "t-\(number)",
        patient: "p9",
        authored: "2026-10-0\(number + 1)T08:00:00+02:00",
        colour
      )
      try store.commit([entry])
    }
    let trail = try store.trail(of: "p9", in: "epilepsy_follow_up", count: 2)
    #expect(trail == [.yellow, .grey])
  }

  @Test func overridesAreCountedForEachFinding() throws {
    _ = try store.act(on: 1, act(.override(.known, contact: nil))).get()
    let feedback = try store.feedback()
    #expect(feedback.map(\.finding) == ["low_mood", "self_harm"])
    #expect(feedback.allSatisfy { $0.reason == .known && $0.count == 1 })
    #expect(feedback.map(\.hadFired) == [false, true])
  }

  @Test func whenSomethingCameLastIsTold() throws {
    #expect(try store.lastReceived().submissions == 2)
    #expect(try store.lastReceived().moment == (try Samples.instant("2026-11-02T18:30:00+01:00")))
    let empty = try Store(path: Store.memory)
    #expect(try empty.lastReceived().moment == nil)
  }
}
