import Expressions
import Testing
import Values

@testable import Triage

/// A form is decided with the readings there are up to the moment it was filled in.
struct DeviceDecisionTests {
  private static let generator = Generator("diabetes_type_1_annual")
  private static let authored = Instant(milliseconds: 1_780_000_000_000)

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

  /// A reading every quarter of an hour, the first at the moment the form was filled in.
  private static func readings(_ count: Int, _ value: (Int) -> String) throws -> [Reading] {
    let unit = try #require(Unit("mmol/L"))
    return try (0..<count).map { index in
      Reading(
        id: "r-\(index)",
        patient: "p",
        code: "http://loinc.org|105272-9",
        value: try Number(parsing: value(index)),
        unit: unit,
        time: authored.adding(minutes: -15 * index)
      )
    }
  }

  private static func decision(_ devices: DeviceData) -> Decision {
    var filled = generator.healthyForm(authored)
    filled.answers["last_foot_check"] = .text("2026-03-02")
    filled.answers["last_eye_photo"] = .text("2026-03-02")
    let run = Run(generator, patient: patient)
    var request = run.request(filled)
    request.devices = devices
    return run.triage.decide(request)
  }

  @Test func enoughGoodReadingsAreGreenAndAreTold() throws {
    let decision = Self.decision(DeviceData(readings: try Self.readings(1344) { _ in "6.5" }))
    #expect(decision.colour == .green, "\(decision.findings.map(\.id)) \(decision.faults)")
    let tir = try #require(decision.measured.first { $0.name == "tir" })
    #expect(tir.value == Number(100) && tir.readings == 1344 && tir.coverage == Number(100))
    #expect(Decision(json: decision.json) == decision)
  }

  @Test func aShareIsRoundedOnceAndThenCompared() throws {
    // 941 of 1344 are 70.01 %, which is 70.0 and not under 70.
    let decision = Self.decision(
      DeviceData(readings: try Self.readings(1344) { $0 < 941 ? "6.5" : "12.0" })
    )
    #expect(decision.measured.first { $0.name == "tir" }?.value?.description == "70")
    #expect(!decision.findings.map(\.id).contains("time_in_range"))
  }

  @Test(arguments: [0, 1, 500, 940])
  func tooFewReadingsAreNeverGreen(count: Int) throws {
    let decision = Self.decision(DeviceData(readings: try Self.readings(count) { _ in "6.5" }))
    // Silence is yellow, as the protocol says; what a few readings leave possible is not settled.
    #expect(decision.colour == (count == 0 ? .yellow : .grey))
    #expect(decision.measured.allSatisfy { $0.value == nil && $0.bounds != nil })
  }

  @Test(arguments: ["0.5", "999"])
  func anImplausibleReadingIsNeverGreen(value: String) throws {
    let decision = Self.decision(
      DeviceData(readings: try Self.readings(1344) { $0 == 5 ? value : "6.5" })
    )
    #expect(decision.colour == .yellow)
  }

  @Test func aRefusedReadingIsNeverGreen() throws {
    let good = try Self.readings(1344) { _ in "6.5" }
    let refused = RefusedReading(id: "x", code: nil, time: nil)
    #expect(Self.decision(DeviceData(readings: good, refused: [refused])).colour == .yellow)
    let other = RefusedReading(id: "x", code: "http://loinc.org|29463-7", time: nil)
    #expect(Self.decision(DeviceData(readings: good, refused: [other])).colour == .green)
  }

  @Test func whatIsMeasuredLaterDoesNotCount() throws {
    let good = try Self.readings(1344) { _ in "6.5" }
    let unit = try #require(Unit("mmol/L"))
    let later = (1...500).map { index in
      Reading(
        id: "l-\(index)",
        patient: "p",
        code: "http://loinc.org|105272-9",
        value: Number(2),
        unit: unit,
        time: Self.authored.adding(minutes: index)
      )
    }
    #expect(Self.decision(DeviceData(readings: good + later)).colour == .green)
  }
}
