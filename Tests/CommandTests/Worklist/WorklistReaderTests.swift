import FollowUp
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
