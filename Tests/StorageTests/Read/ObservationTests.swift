import Forms
import Testing
import Triage
import Values

@testable import Storage

struct ObservationTests {
  private let store: Store

  init() throws { store = try Store(path: Store.memory) }

  private func read(
    codes: [String] = ["s|c"],
    until end: String = "2026-11-02T12:00:00+01:00"
  ) throws -> DeviceData {
    try store.readings(
      of: "p1",
      codes: codes,
      after: try Samples.instant("2026-10-31T12:00:00+01:00"),
      until: try Samples.instant(end)
    )
  }

  private func refused(_ line: String) throws -> DeviceEntry {
    do {
      _ = try ReadingLine.read(Samples.bytes(line))
      throw StorageError.noStore(path: "the line is read: \(line)")
    } catch let refusal as Refusal {
      return .refused(
        Quarantined(
          line: Samples.bytes(line),
          input: ContentHash(of: Samples.bytes(line)),
          submission: refusal.submission,
          patient: refusal.patient,
          form: refusal.form,
          authored: refusal.authored,
          fault: DecisionFault(code: refusal.code, cause: .technical, message: refusal.message),
          now: try Samples.instant("2026-11-02T18:30:00+01:00")
        )
      )
    }
  }

  @Test func aReadingComesBackAsItWas() throws {
    try store.take([try Samples.reading("r-1", value: "0.1234567890123")])
    let found = try #require(try store.reading("r-1", of: "p1"))
    #expect(found.value.description == "0.1234567890123" && found.unit.code == "mmol/L")
    #expect(found.time.description == "2026-11-01T12:00:00+01:00")
    #expect(try store.reading("r-1", of: "p2") == nil)
    #expect(try read().readings == [found])
  }

  @Test(arguments: [
    ("2026-10-31T12:00:00+01:00", 0), ("2026-10-31T12:00:01+01:00", 1),
    ("2026-11-02T12:00:00+01:00", 1), ("2026-11-02T12:00:01+01:00", 0),
  ])
  func onlyWhatLiesInTheStretchIsRead(time: String, count: Int) throws {
    try store.take([try Samples.reading("r-1", time: time)])
    #expect(try read().readings.count == count)
  }

  @Test func anotherPatientAndAnotherCodeAreLeftOut() throws {
    try store.take([try Samples.reading("r-1", patient: "p2")])
    #expect(try read().readings.isEmpty)
    try store.take([try Samples.reading("r-1")])
    #expect(try read(codes: ["s|d"]).readings.isEmpty)
    #expect(try read(codes: ["s|c", "s|d"]).readings.count == 1)
  }

  @Test func aPatientHasOneReadingOfAnIdentifier() throws {
    try store.take([try Samples.reading("r-1")])
    #expect(throws: StorageError.self) {
      try store.take([try Samples.reading("r-2"), try Samples.reading("r-1", value: "9")])
    }
    #expect(try store.reading("r-2", of: "p1") == nil)
  }

  @Test func aRefusedReadingCountsUntilItComesAgain() throws {
    let line =
      #"{"id":"r-1","patient":"p1","code":"s|c","value":5,"unit":"no","#
      + #""time":"2026-11-01T12:00:00+01:00"}"#
    try store.take([try refused(line)])
    let refused = try read().refused
    #expect(refused.map(\.code) == ["s|c"] && refused.map(\.isConflict) == [false])
    #expect(refused.map { $0.time?.description } == ["2026-11-01T12:00:00+01:00"])
    try store.take([try Samples.reading("r-1")])
    #expect(try read().refused.isEmpty)
  }

  /// A refused reading is no form: no history is in doubt because of it.
  @Test func aRefusedReadingIsNoForm() throws {
    try store.take([try refused(#"{"id":"s-1","patient":"p1","value":5}"#)])
    #expect(try store.earlier(of: "p1", form: "epilepsy_follow_up").refused.isEmpty)
    #expect(try store.quarantined(submission: "s-1").isEmpty)
    #expect(try read().refused.count == 1)
  }
}
