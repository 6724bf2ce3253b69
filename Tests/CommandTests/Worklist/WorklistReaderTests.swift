import FollowUp
import Scheduling
import Storage
import Testing
import Triage
import Values

@testable import behov

@Suite("Whose an entry is")
struct WorklistReaderTests {
  @Test(
    arguments: [
      ([], "clinic"),
      ([#"{"patient":"p1","protocol":"knee"}"#], "knee"),
      ([#"{"patient":"p1","protocol":"knee","unit":"ortopedi"}"#], "ortopedi"),
      (
        [
          #"{"patient":"p1","protocol":"knee"}"#,
          #"{"patient":"p1","protocol":"wrist","unit":"hånd"}"#,
        ], "hånd"
      ),
    ]
  )
  func isNeverNobodys(enrolments: [String], unit: String) throws {
    let store = try Store(path: Store.memory)
    try store.record(enrolments.compactMap { Patient(json: Array($0.utf8)) })
    try store.commit([.refused(try refused())])
    let today = try #require(CivilDate("2026-11-02"))
    var reader = try WorklistReader(store, on: today)
    let entry = try #require(try store.worklist().first)
    #expect(try reader.row(entry).unit == unit)
    #expect(entry.deadline == today)
  }

  @Test func isOfTheUnitThatWasSaidLastWhetherByAMoveOrAnEnrolment() throws {
    let store = try Store(path: Store.memory)
    try store.commit([.refused(try refused())])
    let today = try #require(CivilDate("2026-11-06"))
    let entry = try #require(try store.worklist().first)
    let oslo = try #require(ClinicCalendar(zone: "Europe/Oslo"))
    for (unit, isMove) in [("ortopedi", false), ("hånd", true), ("kne", false), ("hånd", true)] {
      let patient = Patient(id: "p1", protocol: "knee", unit: unit)
      let event = EnrolmentEvent(
        patient: "p1",
        protocol: "knee",
        kind: isMove ? .moved : .enrolled,
        day: try #require(CivilDate("2026-11-03")),
        unit: isMove ? unit : nil,
        person: "Kari",
        now: try #require(Instant("2026-11-03T08:00:00+01:00"))
      )
      try store.record([event], [patient])
      var reader = try WorklistReader(store, on: today)
      #expect(try reader.row(entry).unit == unit)
      let record = try store.records(after: nil, count: 1, calendar: oslo).first
      #expect([try #require(record).patient].unit(in: "knee") == unit)
    }
  }

  private func refused() throws -> Quarantined {
    Quarantined(
      line: [],
      input: try #require(ContentHash(bytes: [UInt8](repeating: 1, count: 32))),
      submission: "s-1",
      patient: "p1",
      form: "knee",
      authored: nil,
      fault: DecisionFault(code: "duplicate-key", cause: .technical, message: "-"),
      now: try #require(Instant("2026-11-02T09:00:00+01:00"))
    )
  }
}
