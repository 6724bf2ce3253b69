import Testing
import Triage
import Values

@testable import Storage

struct HistoryTests {
  private let store: Store
  private let form = "epilepsy_follow_up"

  init() throws { store = try Store(path: Store.memory) }

  @Test func standingIsThatOfTheDecisionInForce() throws {
    #expect(try store.standing(of: "s-1") == nil)
    try store.commit([try Samples.entry("s-1", .grey)])
    let input = ContentHash(of: Samples.line("s-1"))
    let first = Standing(input: input, colour: .grey, decision: "s-1#1")
    #expect(try store.standing(of: "s-1") == first)
    let again = try Samples.decision("s-1", .yellow, supersedes: "s-1#1")
    try store.commit([.redecided(submission: "s-1", WrittenDecision(again))])
    let second = Standing(input: input, colour: .yellow, decision: "s-1#2")
    #expect(try store.standing(of: "s-1") == second)
  }

  @Test func historyIsOfOnePatientAndFormByAuthoredTimeThenId() throws {
    try store.commit([
      try Samples.entry("s-3", authored: "2026-11-02T00:30:00+01:00"),
      try Samples.entry("s-2", authored: "2026-11-01T23:30:00Z"),
      try Samples.entry("s-1", authored: "2026-12-01T08:00:00Z"),
      try Samples.entry("s-4", patient: "p2"), try Samples.entry("s-5", form: "other"),
    ])
    let found = try store.earlier(of: "p1", form: form)
    #expect(found.submissions.map(\.decision.submission) == ["s-2", "s-3", "s-1"])
    #expect(try store.earlier(of: "p3", form: form).submissions.isEmpty)
  }

  @Test func historyHasTheLineWhenItWasFirstDecidedAndTheDecisionInForce() throws {
    let line: [UInt8] = [0x7B, 0x00, 0xFF, 0xC3, 0xB8, 0x7D]
    let later = try Samples.decision(
      "s-1",
      .yellow,
      now: "2026-12-24T06:00:00.125Z",
      supersedes: "s-1#1"
    )
    try store.commit([
      .decided(
        line: line,
        submission: try Samples.submission("s-1"),
        WrittenDecision(try Samples.decision("s-1"))
      ), .redecided(submission: "s-1", WrittenDecision(later)),
    ])
    let found = try #require(try store.earlier(of: "p1", form: form).submissions.first)
    #expect(found.line == line && found.decisionID == "s-1#2" && found.decision == later)
    #expect(found.received.description == "2026-11-02T18:30:00+01:00")
  }

  @Test func aFormThatIsDecidedAgainIsOneDecidedForm() throws {
    try store.commit([try Samples.entry("s-1", .grey), try Samples.entry("s-2")])
    let again = try Samples.decision("s-1", .yellow, supersedes: "s-1#1")
    try store.commit([.redecided(submission: "s-1", WrittenDecision(again))])
    #expect(try store.decidedForms(of: "p1", in: form) == 2)
    #expect(try store.decidedForms(of: "p1", in: "other") == 0)
    #expect(try store.decidedForms(of: "p2", in: form) == 0)
  }

  @Test func whoIsInTwoProtocolsIsEnrolledOnce() throws {
    try store.record([
      Patient(id: "p2", protocol: form), Patient(id: "p1", protocol: form),
      Patient(id: "p1", protocol: "other"),
    ])
    #expect(try store.enrolledPatients() == ["p1", "p2"])
  }

  @Test func refusedLinesOfThePatientCountAlsoWhereTheFormIsNotKnown() throws {
    try store.commit([
      .refused(try Samples.refused(1)), .refused(try Samples.refused(2, authored: nil)),
      .refused(try Samples.refused(3, form: nil)),
      .refused(try Samples.refused(4, form: "other")),
      .refused(try Samples.refused(5, patient: "p2")),
      .refused(try Samples.refused(6, patient: nil)),
    ])
    let found = try store.earlier(of: "p1", form: form).refused
    #expect(
      found.map { $0?.description } == [
        "2026-10-01T08:00:00.250+02:00", nil, "2026-10-01T08:00:00.250+02:00",
      ]
    )
  }

  @Test func aRefusedLineNoLongerCountsOnceItHasArrivedReadable() throws {
    try store.commit([
      .refused(try Samples.refused(1, submission: "s-1")),
      .refused(try Samples.refused(line: Samples.line("s-1"))),
      .refused(try Samples.refused(3, submission: "s-2")),
    ])
    #expect(try store.earlier(of: "p1", form: form).refused.count == 3)
    try store.commit([try Samples.entry("s-1")])
    #expect(try store.earlier(of: "p1", form: form).refused.count == 1)
    try store.commit([try Samples.entry("s-2", patient: "p2")])
    #expect(try store.earlier(of: "p1", form: form).refused.count == 1)
  }

  @Test func theLatestEnrolmentWinsAlsoWhenItIsAnEarlierOne() throws {
    let first = try Samples.patient(#"{"patient":"p1","protocol":"a","unit":"x"}"#)
    let second = try Samples.patient(#"{"patient":"p1","protocol":"a","unit":"y"}"#)
    #expect(try store.hasEnrolments() == false)
    for patient in [first, second, first] {
      try store.record([patient, patient])
      #expect(try store.enrolments(of: "p1") == [patient])
    }
    #expect(try store.column("SELECT count(*) FROM enrolment") == ["3"])
    #expect(try store.hasEnrolments())
  }

  @Test func enrolmentsAreOnePerProtocolAndComeBackWhole() throws {
    let full = try Samples.patient(
      """
      {"patient":"p1","protocol":"b","anchor":"2026-09-01","birth_date":"1961-04-02",\
      "sex":"female","language":"nn","unit":"nevrologi","channel":"digital",\
      "interval":"4 months","limits":[{"id":"dose_limit","value":6.5,"by":"Dr. Ås",\
      "reason":"x","from":"2026-09-01","until":"2027-03-01"}]}
      """
    )
    let other = try Samples.patient(#"{"patient":"p1","protocol":"a"}"#)
    try store.record([full, other, try Samples.patient(#"{"patient":"p2","protocol":"a"}"#)])
    #expect(try store.enrolments(of: "p1") == [other, full])
    #expect(try store.enrolments(of: "p3").isEmpty)
  }

  @Test func contentIsKeptOnceByItsHash() throws {
    let files = try [StoredContent.Kind.rules, .form, .archetype].enumerated().map { index, kind in
      StoredContent(
        kind: kind,
        id: "epilepsy",
        version: "1.0.0",
        hash: try Samples.hash(UInt8(index)),
        path: "Rules/\(kind).x",
        bytes: [0x00, 0xFF, UInt8(index)]
      )
    }
    try store.record(files)
    try store.record(files)
    #expect(try store.content() == files)
  }
}
