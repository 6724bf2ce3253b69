import FollowUp
import Scheduling
import Testing
import Triage
import Values

@testable import Storage

@Suite("What each desk has is counted as that desk's")
struct ReportedDesksTests {
  private static let own = "epilepsy_follow_up"
  private let store: Store
  private let calendar: ClinicCalendar

  init() throws {
    store = try Store(path: Store.memory)
    calendar = try #require(ClinicCalendar(zone: "Europe/Oslo"))
  }

  /// The counts of November and the month after it, seen at the end of the year.
  private func november() throws -> [ReportCounts] {
    let period = ReportPeriod(
      from: try #require(CivilDate("2026-11-01")),
      through: try #require(CivilDate("2026-12-30"))
    )
    let today = try #require(CivilDate("2026-12-31"))
    let counts = try store.reportCounts(in: #require(period), today: today, calendar: calendar)
    return Array(counts.values)
  }

  @Test func oneCauseOfTwoDesksIsTwoEntries() throws {
    for desk in ["operator", "author"] {
      try store.execute(
        """
        INSERT INTO concern
          (id, desk, entry_patient, protocol, cause, kind, colour, contact, deadline, raised)
        VALUES ('\(desk)', '\(desk)', '', '\(Self.own)', 'x', 'decision', 'grey', 'none',
          '2026-11-03', '2026-11-02T09:00:00+01:00')
        """
      )
    }
    let open = try november().map { $0.open.values.reduce(0, +) }
    #expect(open.reduce(0, +) == 2)
  }

  /// A form that another desk has to mend first has a deadline there; the clinic's begin when it has it.
  @Test func onlyTheClinicsDeadlinesAreTheClinics() throws {
    func count(of proven: Verdict, _ id: String) throws -> [Colour: Kept] {
      var decision = try Samples.decision(id, .grey, now: "2026-11-02T09:00:00+01:00")
      decision.proven = proven
      decision.faults = [try Samples.refused().fault]
      try store.commit([
        .decided(
          line: Samples.bytes("{}"),
          submission: Samples.submission(id),
          WrittenDecision(decision)
        )
      ])
      return try november().reduce(into: [:]) { sum, counts in
        sum.merge(counts.deadlines) { Kept(kept: $0.kept + $1.kept, all: $0.all + $1.all) }
      }
    }
    #expect(try count(of: .green, "s1") == [:])
    #expect(try count(of: .yellow, "s2") == [.grey: Kept(kept: 0, all: 1)])
  }

  @Test func aDeadlineIsOfThePeriodItFallsInAndNotMissedOnItsDay() throws {
    try store.commit([try Samples.entry("s1", .yellow)])
    let entry = try #require(try store.openEntry(of: "p1", in: Self.own))
    let deadline = entry.deadline
    func deadlines(_ from: CivilDate, _ through: CivilDate, today: CivilDate) throws -> Int {
      let period = try #require(ReportPeriod(from: from, through: through))
      let counts = try store.reportCounts(in: period, today: today, calendar: calendar)
      return counts.values.reduce(0) { $0 + $1.deadlines.values.reduce(0) { $0 + $1.all } }
    }
    let later = deadline.adding(days: 9)
    #expect(try deadlines(deadline, deadline, today: later) == 1)
    #expect(try deadlines(deadline.adding(days: 1), later, today: later) == 0)
    #expect(try deadlines(deadline.adding(days: -5), deadline.adding(days: -1), today: later) == 0)
    #expect(try deadlines(deadline, later, today: deadline) == 0)
    #expect(try deadlines(deadline, later, today: deadline.adding(days: 1)) == 1)
  }

  @Test func aRuleThatFiredAndCouldBeWorseIsOneRuleOfTheDecision() throws {
    let sample = try Samples.decision("s1", .yellow, now: "2026-11-02T09:00:00+01:00")
    let finding = try #require(sample.findings.first?.id)
    let open = try #require(sample.open.first?.id)
    let text = String(decoding: WrittenDecision(sample).json, as: UTF8.self)
    let json = Samples.bytes(text.replacing("\"\(open)\"", with: "\"\(finding)\""))
    let decision = try #require(Decision(json: json))
    try store.commit([
      .decided(
        line: Samples.bytes("{}"),
        submission: Samples.submission("s1"),
        WrittenDecision(decision)
      )
    ])
    let entry = try #require(try store.openEntry(of: "p1", in: Self.own))
    let now = try Samples.instant("2026-11-03T09:00:00+01:00")
    let act = EntryAct(.override(.known, contact: nil), by: "Ola", note: "n", now: now)
    _ = try store.act(on: entry.id, act).get()
    let name = RuleName(protocol: Self.own, finding: finding)
    #expect(try november().map(\.rules) == [[name: Judged(all: 1, overridden: [.known: 1])]])
  }
}
