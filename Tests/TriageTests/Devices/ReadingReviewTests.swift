import Forms
import Testing
import Values

@testable import Triage

/// Readings that come after the form was decided.
struct ReadingReviewTests {
  private static let generator = Generator("diabetes_type_1_annual")
  private static let authored = Instant(milliseconds: 1_780_000_000_000)
  private static let now = authored.adding(minutes: 30)
  private static let code = "http://loinc.org|105272-9"

  private static func ledger(_ devices: DeviceData) -> MemoryLedger {
    let ledger = MemoryLedger()
    ledger.devices = devices
    return ledger
  }

  private static func batch(_ ledger: MemoryLedger) -> Batch<MemoryLedger, MemoryLines> {
    var filled = generator.healthyForm(authored)
    filled.answers["last_foot_check"] = .text("2026-03-02")
    filled.answers["last_eye_photo"] = .text("2026-03-02")
    let lines = MemoryLines([filled.line(generator.form)])
    return Batch(by: generator.triageProtocol, lines, ledger, now: now)
  }

  private static func readings(_ random: inout Seeded) throws -> [Reading] {
    let unit = try #require(Unit("mmol/L"))
    let low = Int.random(in: 0...8, using: &random)
    return try (0..<1300).map { index in
      let value = Int.random(in: 0..<100, using: &random) < low ? "2.5" : "6.5"
      return Reading(
        id: "r-\(index)",
        patient: "p",
        code: code,
        value: try Number(parsing: value),
        unit: unit,
        time: authored.adding(minutes: -15 * index)
      )
    }
  }

  private static func arrival(_ reading: Reading) -> ArrivedReading {
    ArrivedReading(code: reading.code, time: reading.time, isRefused: false)
  }

  /// Whenever a reading comes, the form ends with the decision it would have had with all of them.
  @Test(arguments: 1...20)
  func theOrderInWhichReadingsAndFormComeChangesNothing(seed: Int) throws {
    var random = Seeded(UInt64(seed))
    let all = try Self.readings(&random)
    let share = Int.random(in: 0...100, using: &random)
    let early = all.filter { _ in Int.random(in: 0..<100, using: &random) < share }
    let known = Set(early)
    let late = all.filter { !known.contains($0) }

    let ledger = Self.ledger(DeviceData(readings: early))
    let batch = Self.batch(ledger)
    _ = try batch.run { _ in }
    ledger.devices = DeviceData(readings: all)
    var told = 0
    try batch.review(readingsOf: ["p"], { _ in late.map(Self.arrival) }) { _ in told += 1 }

    let whole = Self.ledger(DeviceData(readings: all))
    _ = try Self.batch(whole).run { _ in }
    let (found, expected) = (
      try #require(ledger.inForce.values.first), try #require(whole.inForce.values.first)
    )
    #expect(found.isSameInSubstance(as: expected), "seed \(seed)")
    #expect((told == 1) == (found.supersedes != nil) && told <= 1, "seed \(seed)")
  }

  @Test func aReadingAfterTheFormChangesNothing() throws {
    var random = Seeded(3)
    let all = try Self.readings(&random)
    let ledger = Self.ledger(DeviceData(readings: all))
    let batch = Self.batch(ledger)
    _ = try batch.run { _ in }
    let later = ArrivedReading(
      code: Self.code,
      time: Self.authored.adding(minutes: 1),
      isRefused: false
    )
    try batch.review(readingsOf: ["p"], { _ in [later] }) { _ in Issue.record("decided again") }
  }

  @Test func aRefusedReadingOfUnknownTimeMakesAGreenUncertain() throws {
    let unit = try #require(Unit("mmol/L"))
    let good = (0..<1344).map { index in
      Reading(
        id: "r-\(index)",
        patient: "p",
        code: Self.code,
        value: Number(6),
        unit: unit,
        time: Self.authored.adding(minutes: -15 * index)
      )
    }
    let ledger = Self.ledger(DeviceData(readings: good))
    let batch = Self.batch(ledger)
    _ = try batch.run { _ in }
    #expect(ledger.inForce.values.map(\.colour) == [.green])
    ledger.devices.refused = [RefusedReading(id: nil, code: nil, time: nil)]
    let arrived = ArrivedReading(code: nil, time: nil, isRefused: true)
    try batch.review(readingsOf: ["p"], { _ in [arrived] }) { _ in }
    #expect(ledger.inForce.values.allSatisfy { $0.colour > .green && $0.supersedes != nil })
  }
}
