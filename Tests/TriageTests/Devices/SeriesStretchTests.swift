import Expressions
import Testing
import Values

@testable import Triage

/// What is made of readings, with and without gaps.
struct SeriesStretchTests {
  private static let end = Instant(milliseconds: 1_780_000_000_000)
  /// One reading a day in ten days, half of which is enough; plausible is 1 to 30.
  private static let series = DeviceSeries(
    id: "glucose",
    code: "s|c",
    unit: unit("mmol/L"),
    interval: Period(1, .day),
    plausible: Number(1)...Number(30),
    leastCoverage: Number(50)
  )

  private static func unit(_ code: String) -> Unit {
    guard let unit = Unit(code) else { preconditionFailure("no unit \(code)") }
    return unit
  }

  /// A reading some days before the end.
  private static func reading(
    _ days: Int,
    _ value: Int,
    unit code: String = "mmol/L",
    id: String? = nil
  ) -> Reading {
    Reading(
      id: id ?? "r-\(days)-\(value)",
      patient: "p",
      code: "s|c",
      value: Number(value),
      unit: unit(code),
      time: end.adding(minutes: -1440 * days)
    )
  }

  private static func stretch(
    _ readings: [Reading],
    refused: [RefusedReading] = [],
    disputed: Set<String> = []
  ) -> SeriesStretch {
    SeriesStretch(
      series,
      from: end.adding(minutes: -14_400),
      to: end,
      readings: readings,
      refused: refused,
      disputed: disputed
    )
  }

  private static func call(
    _ function: SeriesCall.Function,
    below high: Int? = nil
  ) -> SeriesCall {
    SeriesCall(
      series: "glucose",
      function: function,
      test: high.map {
        ReadingTest(low: nil, high: Number($0), includesLow: false, includesHigh: false)
      },
      stretch: Period(10, .day)
    )
  }

  private static func shown(_ set: ValueSet?) -> String {
    guard let set else { return "anything" }
    return set.isKnown ? "\(set.low)" : "\(set.low)..\(set.high)"
  }

  @Test(arguments: [
    ("mean", "7"), ("min", "4"), ("max", "10"), ("latest", "4"), ("count", "7"),
    ("percent below 6", "28.6"), ("count below 6", "2"),
  ])
  func enoughReadingsGiveANumber(what: String, expected: String) throws {
    let days = [4, 5, 6, 7, 8, 9, 10].enumerated().map { Self.reading($0.offset, $0.element) }
    let found = Self.stretch(days)
    #expect(found.isUsable && found.coverage == Number(70))
    #expect(Self.shown(found.value(try Self.read(what))) == expected)
  }

  @Test(arguments: [
    ("mean", "3.1..23.4"), ("min", "1..7"), ("max", "9..30"), ("latest", "anything"),
    ("count", "3..10"), ("percent below 8", "10..80"), ("count below 8", "1..8"),
  ])
  func tooFewReadingsGiveBounds(what: String, expected: String) throws {
    let found = Self.stretch([Self.reading(0, 7), Self.reading(3, 8), Self.reading(5, 9)])
    #expect(!found.isUsable)
    #expect(Self.shown(found.value(try Self.read(what))) == expected)
  }

  @Test(arguments: ["mean", "min", "max", "latest", "percent below 6"])
  func noReadingsGiveAllThatIsPossible(what: String) throws {
    let value = Self.stretch([]).value(try Self.read(what))
    #expect(["anything", "1..30", "0..100"].contains(Self.shown(value)))
  }

  @Test func manyReadingsInOnePieceCoverItOnce() {
    let crowd = (0..<100).map { Self.reading(0, 5, id: "r-\($0)") }
    let found = Self.stretch(crowd)
    #expect(found.coverage == Number(10) && !found.isUsable)
  }

  @Test(arguments: [0, 31, 999])
  func anImplausibleReadingCountsAsOneOfUnknownValue(value: Int) throws {
    let days = (1...6).map { Self.reading($0, 5) } + [Self.reading(0, value)]
    let found = Self.stretch(days)
    #expect(found.isUsable && found.known.count == 6)
    #expect(Self.shown(found.value(try Self.read("percent below 4"))) == "0..14.3")
    #expect(Self.shown(found.value(try Self.read("latest"))) == "anything")
  }

  @Test func aReadingInAnotherUnitIsConvertedAndOneOfAnotherKindIsNot() throws {
    let days = (1...6).map { Self.reading($0, 5) }
    let micro = Self.stretch(days + [Self.reading(0, 12_000, unit: "umol/L")])
    #expect(Self.shown(micro.value(try Self.read("max"))) == "12")
    let other = Self.stretch(days + [Self.reading(0, 12, unit: "kg")])
    #expect(Self.shown(other.value(try Self.read("max"))) == "5..30")
  }

  @Test func whatIsRefusedOrDisputedIsInDoubt() throws {
    let days = (1...6).map { Self.reading($0, 5) }
    let none = RefusedReading(id: nil, code: nil, time: nil)
    #expect(Self.shown(Self.stretch(days, refused: [none]).value(try Self.read("max"))) == "5..30")
    let old = RefusedReading(id: nil, code: nil, time: Self.end.adding(minutes: -15_000))
    #expect(Self.shown(Self.stretch(days, refused: [old]).value(try Self.read("max"))) == "5")
    let disputed = Self.stretch(days, disputed: ["r-1-5"])
    #expect(Self.shown(disputed.value(try Self.read("latest"))) == "anything")
  }

  @Test func onlyWhatLiesInTheStretchCounts() throws {
    let outside = [Self.reading(10, 20), Self.reading(-1, 20)]
    let found = Self.stretch((0...5).map { Self.reading($0, 5) } + outside)
    #expect(Self.shown(found.value(try Self.read("max"))) == "5")
  }

  /// However the pieces without a reading are filled, the value lies within the bounds.
  @Test(arguments: ["mean", "min", "max", "latest", "count", "percent below 8", "count below 8"])
  func fillingStaysWithinTheBounds(what: String) throws {
    let call = try Self.read(what)
    var random = Seeded(7)
    for _ in 0..<2000 {
      let all = (0..<10).map { Self.reading($0, Int.random(in: 1...30, using: &random)) }
      let there = all.filter { _ in random.chance(60) }
      let full = try #require(Self.stretch(all).value(call)?.knownNumber)
      let found = Self.stretch(there)
      guard !found.isUsable else { continue }
      guard let set = found.value(call) else { continue }
      #expect(set.low <= full && full <= set.high, "\(there.map(\.value))")
    }
  }

  private static func read(_ what: String) throws -> SeriesCall {
    let words = what.split(separator: " ")
    let function = try #require(SeriesCall.Function(rawValue: String(words[0])))
    return call(function, below: words.count == 3 ? Int(words[2]) : nil)
  }
}
