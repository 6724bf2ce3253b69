import FollowUp
import Scheduling
import Testing
import Triage
import Values

@testable import Storage

@Suite("What was given out and not written to its end is told until it is")
struct DueOutputTests {
  private let store: Store
  private let now: Instant

  init() throws {
    store = try Store(path: Store.memory)
    now = try Samples.instant("2026-11-02T08:00:00+01:00")
  }

  private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  /// Gives out a form to a patient on a day.
  private func give(_ patient: String, on text: String, _ run: Int) throws {
    var plan = FollowUpPlan()
    plan.regular = .init(every: Period(1, .month))
    let oslo = try #require(ClinicCalendar(zone: "Europe/Oslo"))
    let rules = DuePlan(id: "knee", form: "knee", plan: plan)
    let due = Due(rules, calendar: oslo, today: try day(text), now: now)
    let record = PatientRecord(patient: Patient(id: patient, protocol: "knee"))
    try store.give([due.outcome(for: record)], run: run)
  }

  private func unwritten() throws -> [String] {
    try store.unwrittenRuns().map { "\($0.day) \($0.count)" }
  }

  @Test func aRunIsUnwrittenUntilItSaysSo() throws {
    let run = try store.beginDueRun(of: day("2026-11-02"), now: now)
    #expect(try unwritten().isEmpty, "it has given out nothing")
    try give("p1", on: "2026-11-02", run)
    try give("p2", on: "2026-11-02", run)
    #expect(try unwritten() == ["2026-11-02 2"])
    try store.keepWritten(run: run, now: now)
    try store.keepWritten(run: run, now: now)
    #expect(try unwritten().isEmpty)
  }

  @Test func aLaterRunThatIsWrittenDoesNotSpeakForTheOneBefore() throws {
    for (patient, text) in [("p1", "2026-11-02"), ("p2", "2026-11-02"), ("p3", "2026-11-03")] {
      let run = try store.beginDueRun(of: day(text), now: now)
      try give(patient, on: text, run)
      if patient == "p2" { try store.keepWritten(run: run, now: now) }
    }
    #expect(try unwritten() == ["2026-11-02 1", "2026-11-03 1"])
  }

  @Test func aDayThatIsWrittenAgainIsWrittenThroughTheRunsThatHadBegun() throws {
    let first = try store.beginDueRun(of: day("2026-11-02"), now: now)
    try give("p1", on: "2026-11-02", first)
    let last = try store.lastDueOutput()
    let second = try store.beginDueRun(of: day("2026-11-02"), now: now)
    try give("p2", on: "2026-11-02", second)
    try store.keepWritten(day("2026-11-02"), through: last, now: now)
    #expect(try unwritten() == ["2026-11-02 1"])
  }
}
