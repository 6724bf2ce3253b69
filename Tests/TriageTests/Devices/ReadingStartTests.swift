import Expressions
import Forms
import Testing
import Values

@testable import Triage

/// What readings start by themselves, without a form.
struct ReadingStartTests {
  private static let generator = Generator("diabetes_type_1_annual")
  private static let end = Instant(milliseconds: 1_780_000_000_000)

  private static var patient: Patient {
    Patient(
      id: "p",
      protocol: "diabetes_type_1_annual",
      anchor: nil,
      birthDate: nil,
      sex: nil,
      language: nil,
      unit: nil,
      channel: nil,
      interval: nil,
      limits: []
    )
  }

  /// A reading every quarter of an hour, the last of them at the end.
  private static func readings(_ values: [String]) throws -> [Reading] {
    let unit = try #require(Unit("mmol/L"))
    return try values.enumerated().map { index, value in
      Reading(
        id: "r-\(index)",
        patient: "p",
        code: "http://loinc.org|105272-9",
        value: try Number(parsing: value),
        unit: unit,
        time: end.adding(minutes: -15 * (values.count - 1 - index))
      )
    }
  }

  private static func started(
    _ readings: [Reading],
    arrived: Int
  ) throws -> [Decision] {
    let triage = Triage(
      generator.triageProtocol,
      calendar: Content.calendar,
      engine: "test"
    )
    let form = generator.form
    let start = ReadingStart(
      triage: triage,
      reading: triage.protocol.readings[0],
      blank: try #require(Content.forms.blank(form.id, form.version)),
      patient: patient,
      history: History(),
      devices: DeviceData(readings: readings),
      now: end.adding(minutes: 1)
    )
    return try start.decisions(at: readings.suffix(arrived).map(\.time)) { _ in true }
      .map(\.decision)
  }

  private static let good = Array(repeating: "6.5", count: 1344)

  @Test func goodReadingsStartNothing() throws {
    #expect(try Self.started(try Self.readings(Self.good), arrived: 40).isEmpty)
  }

  @Test func aTestThatBeginsToFireStartsOneTriage() throws {
    let values = Self.good.dropLast(20) + Array(repeating: "2.0", count: 20)
    let started = try Self.started(try Self.readings(Array(values)), arrived: 40)
    // 13 of 1344 are 1.0 %: one triage when that is reached, and none for each reading after it.
    let first = try #require(started.first)
    #expect(started.count == 1)
    #expect(first.findings.map(\.id) == ["time_very_low"] && first.colour == .yellow)
    #expect(first.submission.hasPrefix("readings:p:diabetes_type_1_annual:"))
    #expect(first.submission.hasSuffix(Self.end.adding(minutes: -15 * 7).description))
    #expect(first.isStartedByReadings && first.scores.isEmpty && first.faults.isEmpty)
    #expect(first.consultation.contact == "video" && first.nextForm == nil)
    #expect(Decision(json: first.json) == first)
  }

  @Test func whatFiredBeforeIsNotToldAgain() throws {
    let values = Self.good.dropLast(20) + Array(repeating: "2.0", count: 20)
    #expect(try Self.started(try Self.readings(Array(values)), arrived: 6).isEmpty)
  }

  @Test func aWorseColourStartsAnother() throws {
    let values = Self.good.dropLast(80) + Array(repeating: "2.0", count: 80)
    let started = try Self.started(try Self.readings(Array(values)), arrived: 90)
    #expect(started.map(\.colour) == [.yellow, .yellow, .red])
    let found = started.map { decision in decision.findings.map { "\($0.id) \($0.colour)" } }
    #expect(
      found == [
        ["time_very_low yellow"], ["time_low yellow", "time_very_low yellow"],
        ["time_very_low red", "time_low yellow"],
      ]
    )
  }

  @Test func silenceAndTooFewReadingsStartNothing() throws {
    for count in [1, 2, 300, 900] {
      let values = Array(repeating: "6.5", count: count)
      #expect(try Self.started(try Self.readings(values), arrived: min(count, 30)).isEmpty)
    }
  }

  /// Whatever the readings are: no green, no colour without a reason, and nothing of the form.
  @Test(arguments: 1...30)
  func nothingIsGreenOrOfTheForm(seed: Int) throws {
    var random = Seeded(UInt64(seed))
    let low = Int.random(in: 0...60, using: &random)
    let values = (0..<1344).map { index -> String in
      let isRecent = index > 1300
      let share = isRecent ? 60 : low
      return Int.random(in: 0..<100, using: &random) < share
        ? ["1.5", "3.5", "15.0", "999"].randomElement(using: &random) ?? "" : "6.5"
    }
    let started = try Self.started(try Self.readings(values), arrived: 60)
    let own: Set = ["time_in_range", "time_low", "time_very_low"]
    for decision in started {
      #expect(decision.colour > .green && !decision.findings.isEmpty, "seed \(seed)")
      #expect(Set(decision.findings.map(\.id)).isSubset(of: own), "seed \(seed)")
      #expect(Set(decision.open.map(\.id)).isSubset(of: own), "seed \(seed)")
      #expect(decision.proven == decision.findings.map(\.colour).max(), "seed \(seed)")
    }
    let worst = started.map(\.proven)
    #expect(worst.count <= 6, "seed \(seed)")
  }
}
