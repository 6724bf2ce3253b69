import Diagnostics
import FollowUp
import Scheduling
import Testing
import Triage
import Values

@testable import Forms
@testable import Storage

@Suite("A form with its corrections is counted once")
struct ReportedFormTests {
  private static let own = "epilepsy_follow_up"
  private let store: Store
  private let calendar: ClinicCalendar

  init() throws {
    store = try Store(path: Store.memory)
    calendar = try #require(ClinicCalendar(zone: "Europe/Oslo"))
    let patients = ["p1", "p2", "p3"].map { Patient(id: $0, protocol: Self.own, unit: "a") }
    let day = try #require(CivilDate("2026-11-01"))
    try store.enrol(patients, on: day, by: "Kari", now: instant("2026-11-01T08:00:00+01:00"))
  }

  private func instant(_ text: String) throws -> Instant { try #require(Instant(text)) }

  private func send(
    _ id: String,
    _ patient: String,
    _ colour: Colour,
    form: String = Self.own,
    authored: String = "2026-11-02T08:00:00+01:00",
    now: String,
    replaces: String? = nil,
    enteredBy: String? = nil,
    reporter: Submission.Reporter = .patient
  ) throws {
    let submission = Submission(
      id: id,
      patient: patient,
      form: form,
      version: Version(1, 0, 0),
      authored: try instant(authored),
      reporter: reporter,
      enteredBy: enteredBy,
      trigger: .planned,
      replaces: replaces,
      correctionReason: nil,
      answers: Span(0, 0),
      faults: []
    )
    let line = enteredBy.map { #"{"id":"\#(id)","entered_by":"\#($0)"}"# } ?? "{}"
    let decision = try Samples.decision(id, patient: patient, colour, now: now)
    try store.commit([
      .decided(line: Samples.bytes(line), submission: submission, WrittenDecision(decision))
    ])
  }

  private func act(_ kind: EntryAct.Kind, on patient: String, _ now: String) throws {
    let entry = try #require(try store.openEntry(of: patient, in: Self.own))
    let act = EntryAct(kind, by: "Ola", note: "n", seen: entry.version, now: try instant(now))
    _ = try store.act(on: entry.id, act).get()
  }

  private func counts(_ from: String, _ through: String) throws -> [String?: ReportCounts] {
    let period = ReportPeriod(
      from: try #require(CivilDate(from)),
      through: try #require(CivilDate(through))
    )
    let today = try #require(CivilDate("2026-12-31"))
    let counts = try store.reportCounts(in: #require(period), today: today, calendar: calendar)
    return Dictionary(counts.map { ($0.key.unit, $0.value) }) { first, _ in first }
  }

  /// What an operator or an author has to mend first is not over for the patient either.
  @Test(arguments: ["clinic", "operator", "author"])
  func oneThatAnyDeskHasIsOpen(_ desk: String) throws {
    try send("s1", "p1", .yellow, now: "2026-11-02T09:00:00+01:00")
    try act(.override(.known, contact: nil), on: "p1", "2026-11-02T10:00:00+01:00")
    #expect(try november().handling == [.withoutContact: 1])
    try store.execute(
      """
      INSERT INTO concern (id, desk, entry_patient, protocol, cause, kind, colour, contact, deadline,
        patient, submission, raised)
      VALUES ('x', '\(desk)', 'p1', '\(Self.own)', 'x', 'decision', 'grey', 'none', '2026-11-03',
        'p1', 's1', '2026-11-02T09:00:00+01:00')
      """
    )
    #expect(try november().handling == [.open: 1])
  }

  private func november() throws -> ReportCounts {
    try #require(try counts("2026-11-01", "2026-11-30")["a"])
  }

  /// The patient is rung, and what is answered makes the grey green.
  private func ring(_ patient: String, _ id: String, _ now: String) throws {
    try send("\(id)+1", patient, .green, now: now, replaces: id, enteredBy: "Ola")
    let grey = try #require(try store.decisions(of: id).first?.id)
    let green = try #require(try store.decisions(of: "\(id)+1").first?.id)
    _ = try store.settleGrey(of: grey, by: green)
  }

  @Test func whatWasToldByTelephoneIsOneFormAndOneCall() throws {
    try send("s1", "p1", .grey, now: "2026-11-02T09:00:00+01:00")
    try ring("p1", "s1", "2026-11-03T08:00:00+01:00")
    let counts = try november()
    #expect(counts.colours == [.green: 1])
    #expect(counts.causes == [:])
    #expect(counts.contacts == ["phone": 1])
    #expect(counts.handling == [.contact: 1])
    // The grey waited for the call, and nothing else did.
    #expect(counts.waiting.mapValues(\.count) == [.grey: 1])
    #expect(counts.waiting[.grey]?.percentile(50) == 24 * 60)
  }

  @Test func severalAnswersOfADayAreOneCall() throws {
    try send("s1", "p1", .grey, now: "2026-11-02T09:00:00+01:00")
    try ring("p1", "s1", "2026-11-03T08:00:00+01:00")
    try ring("p1", "s1+1", "2026-11-03T08:05:00+01:00")
    #expect(try november().contacts == ["phone": 1])
    #expect(try november().colours == [.green: 1])
    try ring("p1", "s1+1+1", "2026-11-04T08:05:00+01:00")
    #expect(try november().contacts == ["phone": 2])
    #expect(try november().waiting[.grey]?.percentile(50) == 24 * 60)
  }

  @Test func aCallThatWasRecordedAsWellIsOne() throws {
    try send("s1", "p1", .grey, now: "2026-11-02T09:00:00+01:00")
    try ring("p1", "s1", "2026-11-03T08:00:00+01:00")
    try act(.done(contact: "phone"), on: "p1", "2026-11-03T08:10:00+01:00")
    #expect(try november().contacts == ["phone": 1])
  }

  @Test func thePatientsOwnCorrectionIsNoCall() throws {
    try send("s1", "p1", .red, now: "2026-11-02T09:00:00+01:00")
    let later = "2026-11-02T10:00:00+01:00"
    try send("s2", "p1", .green, authored: later, now: later, replaces: "s1")
    try send("s3", "p2", .red, now: "2026-11-02T09:00:00+01:00")
    try send("s4", "p2", .green, authored: later, now: later, replaces: "s3", enteredBy: "Ola")
    let counts = try november()
    #expect(counts.colours == [.green: 2])
    #expect(counts.contacts == [:])
    // What the first form raised is open still.
    #expect(counts.handling == [.open: 2])
  }

  @Test func whatCannotTakeAnothersPlaceIsAFormOfItsOwn() throws {
    let later = "2026-11-02T10:00:00+01:00"
    try send("s1", "p1", .yellow, now: "2026-11-02T09:00:00+01:00")
    try send("s2", "p1", .green, authored: later, now: later, replaces: "s1", reporter: .staff)
    try send("s3", "p2", .red, authored: later, now: later, replaces: "s1")
    #expect(try november().colours == [.yellow: 1, .green: 1, .red: 1])
  }

  @Test func whatReadingsStartedIsNoForm() throws {
    try send("r1", "p1", .red, form: ReadingLine.kind, now: "2026-11-02T09:00:00+01:00")
    #expect(try november().colours == [:])
    #expect(try november().asked == [:])
  }

  @Test func onlyAConversationIsOne() throws {
    for (patient, contact) in [("p1", "letter"), ("p2", "own_word"), ("p3", "video")] {
      try send("s-\(patient)", patient, .yellow, now: "2026-11-02T09:00:00+01:00")
      try act(.done(contact: contact), on: patient, "2026-11-03T09:00:00+01:00")
    }
    let counts = try november()
    #expect(counts.handling == [.withoutContact: 2, .contact: 1])
    #expect(counts.waiting[.yellow]?.count == 1)
    #expect(counts.contacts == ["letter": 1, "own_word": 1, "video": 1])
  }

  @Test func whatAnOperatorGivesUpIsNotJudged() throws {
    var decision = try Samples.decision("s1", .grey, now: "2026-11-02T09:00:00+01:00")
    decision.proven = .green
    decision.faults = [try Samples.refused().fault]
    try store.commit([
      .decided(
        line: Samples.bytes("{}"),
        submission: Samples.submission("s1"),
        WrittenDecision(decision)
      )
    ])
    let entry = try #require(try store.worklist().first { $0.key.desk == .operator })
    let now = try instant("2026-11-03T09:00:00+01:00")
    let act = EntryAct(.override(.unreadable, contact: "phone"), by: "Ola", note: "n", now: now)
    _ = try store.act(on: entry.id, act).get()
    // Whom the operator has rung is not said, and no contact of the clinic's is.
    #expect(try counts("2026-11-01", "2026-11-30").values.allSatisfy { $0.contacts == [:] })
    let counts = try november()
    #expect(counts.judged == Judged())
    #expect(counts.rules == [:])
  }

  // MARK: Units

  private func move(_ patient: String, _ unit: String?, _ day: String) throws {
    let patient = Patient(id: patient, protocol: Self.own, unit: unit)
    let now = try instant("\(day)T08:00:00+01:00")
    try store.enrol([patient], on: now.date, by: "Kari", now: now)
  }

  @Test func aUnitIsThatOfThePeriodWhateverIsSaidLater() throws {
    try send("s1", "p1", .yellow, now: "2026-11-02T09:00:00+01:00")
    try move("p1", "b", "2026-12-10")
    let november = try counts("2026-11-01", "2026-11-30")
    #expect(november["a"]?.colours == [.yellow: 1] && november["b"] == nil)
    #expect(november["a"]?.followUpDays == 90)
    let december = try counts("2026-11-01", "2026-12-10")
    #expect(december["b"]?.colours == [.yellow: 1])
    #expect(december["b"]?.followUpDays == 40)
  }

  @Test func theUnitIsWhatWasSaidLastByTheEndOfThePeriod() throws {
    for (unit, day) in [("b", "2026-11-05"), ("a", "2026-11-07"), ("b", "2026-11-20")] {
      try move("p1", unit, day)
    }
    for (through, unit) in [
      ("2026-11-04", "a"), ("2026-11-05", "b"), ("2026-11-06", "b"), ("2026-11-07", "a"),
      ("2026-11-19", "a"), ("2026-11-20", "b"),
    ] {
      let counts = try counts("2026-11-01", through)
      let days = try #require(CivilDate(through)).components.day
      #expect(counts[unit]?.followUpDays == (unit == "a" ? 3 : 1) * days, "\(through)")
    }
  }

  @Test func whoHasLostTheirUnitHasNone() throws {
    try move("p1", nil, "2026-11-05")
    #expect(try counts("2026-11-01", "2026-11-30")[nil]?.followUpDays == 30)
    #expect(try counts("2026-11-01", "2026-11-04")[nil] == nil)
  }

  @Test func aUnitThatWasRecordedWithoutADayIsTheLast() throws {
    let patient = Patient(id: "p1", protocol: Self.own, unit: "c")
    try store.record([patient])
    #expect(try counts("2026-11-01", "2026-11-30")["c"]?.followUpDays == 30)
    try move("p1", "b", "2026-12-10")
    #expect(try counts("2026-11-01", "2026-11-30")["a"]?.followUpDays == 90)
  }

  /// What is said for the last day of the period is said by its end, and nothing is said later.
  @Test func aUnitThatWasRecordedAfterWhatWasSaidForTheLastDayHolds() throws {
    try move("p1", "b", "2026-11-30")
    try store.record([Patient(id: "p1", protocol: Self.own, unit: "c")])
    #expect(try counts("2026-11-01", "2026-11-30")["c"]?.followUpDays == 30)
  }

  /// As a store was before an enrolment said its unit as it happened.
  @Test func aStoreFromBeforeTellsTheFirstUnitOfOneWhoMovedLater() throws {
    let old = try Store(path: Store.memory)
    let patient = Patient(id: "p9", protocol: Self.own, unit: "a")
    var moved = patient
    moved.unit = "b"
    func event(
      _ kind: EnrolmentEvent.Kind,
      _ text: String,
      _ unit: String?
    ) throws -> EnrolmentEvent {
      let now = try instant(text)
      return EnrolmentEvent(
        patient: "p9",
        protocol: Self.own,
        kind: kind,
        day: now.date,
        unit: unit,
        person: "Kari",
        now: now
      )
    }
    try old.record([event(.enrolled, "2026-11-01T08:00:00+01:00", nil)], [patient])
    try old.record([event(.moved, "2026-12-10T08:00:00+01:00", "b")], [moved])
    for (through, unit) in [("2026-11-30", "a"), ("2026-12-10", "b")] {
      let period = ReportPeriod(
        from: try #require(CivilDate("2026-11-01")),
        through: try #require(CivilDate(through))
      )
      let today = try #require(CivilDate("2026-12-31"))
      let counts = try old.reportCounts(in: #require(period), today: today, calendar: calendar)
      #expect(counts.keys.map(\.unit) == [unit], "\(through)")
    }
  }
}
