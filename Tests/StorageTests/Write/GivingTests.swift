import FollowUp
import Scheduling
import Testing
import Triage
import Values

@testable import Storage

@Suite("What is given out is kept once, with what a person is told of it")
struct GivingTests {
  private let store: Store
  private let oslo: ClinicCalendar

  init() throws {
    store = try Store(path: Store.memory)
    oslo = try #require(ClinicCalendar(zone: "Europe/Oslo"))
  }

  private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  private func enrol(_ ids: [String], in protocols: [String] = ["knee"]) throws {
    let patients = protocols.flatMap { id in ids.map { Patient(id: $0, protocol: id) } }
    let now = try Samples.instant("2026-11-02T08:00:00+01:00")
    try store.enrol(patients, on: day("2026-11-02"), by: "triage", now: now)
  }

  private func outcomes(on text: String) throws -> [DueOutcome] {
    var plan = FollowUpPlan()
    plan.regular = .init(every: Period(1, .month))
    plan.unanswered = .init(after: Period(14, .day), is: .yellow)
    let due = Due(
      DuePlan(id: "knee", form: "knee", plan: plan),
      calendar: oslo,
      today: try day(text),
      now: try Samples.instant("\(text)T08:00:00+01:00")
    )
    return try store.records(after: nil, count: 500, calendar: oslo).map(due.outcome)
  }

  @Test func aSecondRunFindsNothingNew() throws {
    try enrol(["p1", "p2"])
    try store.give(try outcomes(on: "2026-11-02"))
    #expect(try store.column("SELECT kind FROM dispatch") == ["form", "form"])
    #expect(try outcomes(on: "2026-11-02").allSatisfy(\.dispatches.isEmpty))
    #expect(try store.lastDispatchDay() == day("2026-11-02"))
  }

  @Test func whatIsGivenTwiceStandsNotAtAll() throws {
    try enrol(["p1"])
    try store.give(try outcomes(on: "2026-11-02"))
    let silence = try outcomes(on: "2026-11-20")
    try store.give(silence)
    try enrol(["p0"])
    let both = silence + (try outcomes(on: "2026-11-20"))
    #expect(throws: StorageError.self) { try store.give(both) }
    #expect(try store.column("SELECT patient FROM dispatch") == ["p1", "p1"])
    #expect(try store.column("SELECT id FROM concern").count == 1)
  }

  @Test func aSilenceIsOpenOnTheWorkList() throws {
    try enrol(["p1"])
    try store.give(try outcomes(on: "2026-11-02"))
    try store.give(try outcomes(on: "2026-11-16"))
    let open = try store.worklist().flatMap(\.open).map(\.concern)
    #expect(open.map(\.kind) == [.unanswered])
    #expect(open.first?.subject == "every 1 month 2026-11-02")
    let record = try #require(try store.records(after: nil, count: 1, calendar: oslo).first)
    #expect(record.openUntil == open.first?.deadline)
  }

  @Test func everyPageTogetherIsEveryoneOnce() throws {
    // The two last differ only in how the accent is written.
    let ids = ["b", "a", "c", "caf\u{E9}", "cafe\u{301}"]
    try enrol(ids, in: ["knee", "hip"])
    for count in 1...11 {
      var found: [Store.RecordPlace] = []
      var last: Store.RecordPlace?
      while true {
        let page = try store.records(after: last, count: count, calendar: oslo)
        found += page.map { Store.RecordPlace($0) }
        last = found.last
        #expect(page.allSatisfy { $0.events.count == 1 })
        if page.count < count { break }
      }
      #expect(found.count == 10, "pages of \(count)")
      let names = found.map { "\(Array($0.patient.utf8)) \($0.protocol)" }
      #expect(Set(names).count == 10, "pages of \(count)")
    }
  }

  @Test func aRecordHasTheFormsOfItsProtocolByTheClinicsDays() throws {
    let id = "epilepsy_follow_up"
    try enrol(["p1"], in: [id, "knee"])
    try store.commit([try Samples.entry("s-1", authored: "2026-11-01T23:30:00Z")])
    let records = try store.records(after: nil, count: 10, calendar: oslo)
    #expect(records.map(\.patient.protocol) == [id, "knee"])
    let form = try #require(records.first?.forms.first)
    #expect(form.authored == (try day("2026-11-02")))
    #expect(form.colour == .red)
    #expect(records.last?.forms.isEmpty == true)
  }

  @Test(arguments: [(DecisionFault.Cause.technical, false), (.patient, true), (.protocol, true)])
  func aFormThatNobodyCanAssessIsNoAnswer(cause: DecisionFault.Cause, isAnswer: Bool) throws {
    try enrol(["p1"], in: ["epilepsy_follow_up"])
    var decision = try Samples.decision("s-1", .grey)
    decision.open = []
    decision.faults = [DecisionFault(code: "x", cause: cause, message: "-")]
    let submission = try Samples.submission("s-1")
    try store.commit([.decided(line: [], submission: submission, WrittenDecision(decision))])
    let records = try store.records(after: nil, count: 10, calendar: oslo)
    #expect(records.first?.forms.map(\.isAnswer) == [isAnswer])
  }

  @Test func aContactThatWasHeldIsOfItsPatientAndProtocol() throws {
    try enrol(["p1"], in: ["hip", "knee"])
    try store.execute(
      """
      INSERT INTO entry_event
        (desk, entry_patient, protocol, cause, version, kind, person, other, now)
      VALUES ('clinic', 'p1', 'knee', '', 1, 'done', 'Kari', 'phone', '2026-11-05T23:30:00Z')
      """
    )
    let records = try store.records(after: nil, count: 10, calendar: oslo)
    #expect(records.first?.contacts.isEmpty == true)
    let contact = HeldContact(day: try day("2026-11-06"), contact: "phone")
    #expect(records.last?.contacts == [contact])
  }

  @Test func aBatchDoesNotEnrolAnewOneWhoHasLeft() throws {
    try enrol(["p1"])
    let left = EnrolmentEvent(
      patient: "p1",
      protocol: "knee",
      kind: .left,
      day: try day("2026-11-03"),
      reason: .dead,
      person: "Kari",
      now: try Samples.instant("2026-11-03T08:00:00+01:00")
    )
    try store.record([left])
    try enrol(["p1"])
    #expect(try store.events(of: "p1", in: "knee").map(\.kind) == [.enrolled, .left])
    #expect(try outcomes(on: "2026-11-04").allSatisfy(\.dispatches.isEmpty))
  }
}
