import FollowUp
import Testing

@Suite("Shares, and how far chance may have moved them")
struct ShareTests {
  /// - SeeAlso: Newcombe 1998, table I, method 3,
  ///   doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E
  @Test(
    arguments: [
      (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
      (1, 29, 0.0061, 0.1718),
    ]
  )
  func intervalsAreThePublishedOnes(part: Int, whole: Int, low: Double, high: Double) throws {
    let interval = try #require(Share(part, of: whole).interval)
    #expect(abs(interval.lowerBound - low) < 0.00005)
    #expect(abs(interval.upperBound - high) < 0.00005)
  }

  /// - SeeAlso: Newcombe 1998, table II, contrast (a), method 10,
  ///   doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I
  @Test func theDifferenceOfTwoIsThePublishedOne() throws {
    let change = try #require(Share(56, of: 70).difference(from: Share(48, of: 80)))
    #expect(abs(change.value - 0.2) < 0.00005)
    #expect(abs(change.interval.lowerBound - 0.0524) < 0.00005)
    #expect(abs(change.interval.upperBound - 0.3339) < 0.00005)
  }

  @Test func aShareOfNothingIsNone() {
    #expect(Share(0, of: 0).value == nil)
    #expect(Share(0, of: 0).interval == nil)
    #expect(Share(1, of: 2).difference(from: Share(0, of: 0)) == nil)
  }

  @Test func theIntervalHoldsTheShareAndStaysWithinAll() throws {
    for whole in 1...60 {
      for part in 0...whole {
        let share = Share(part, of: whole)
        let interval = try #require(share.interval)
        #expect(interval.contains(try #require(share.value)), "\(part) of \(whole)")
        #expect(interval.lowerBound >= 0 && interval.upperBound <= 1)
      }
    }
  }

  @Test(
    arguments: [
      (0.25, 1, "0.3"), (-0.04, 1, "0.0"), (-0.05, 1, "-0.1"), (99.96, 1, "100.0"),
      (0.0624, 4, "0.0624"), (1.005, 0, "1"),
    ]
  )
  func numbersAreRounded(value: Double, decimals: Int, expected: String) {
    #expect(value.text(decimals: decimals) == expected)
  }
}

@Suite("How long things took")
struct DurationsTests {
  @Test func percentilesAreThoseOfTheSortedTimes() {
    var generator = SeededGenerator(seed: 41)
    for _ in 0..<300 {
      let times = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
        Int.random(in: 0...30, using: &generator)
      }
      var (durations, half) = (Durations(), Durations())
      for (index, time) in times.enumerated() {
        index % 2 == 0 ? durations.add(time) : half.add(time)
      }
      durations.add(half)
      #expect(durations.count == times.count)
      let sorted = times.sorted()
      for percent in [1, 50, 90, 100] {
        let least = sorted.first { limit in
          times.count { $0 <= limit } * 100 >= percent * times.count
        }
        #expect(durations.percentile(percent) == least)
      }
    }
    #expect(Durations().percentile(50) == nil)
  }
}
