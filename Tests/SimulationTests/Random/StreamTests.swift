import Testing

@testable import Simulation

/// The numbers everything is drawn from.
struct StreamTests {
  /// Computed by another program, from the definition.
  @Test func isTheSameOnEveryMachine() {
    var stream = Stream(7, patient: 42, .course, 20_000)
    #expect((0..<3).map { _ in stream.next() } == Self.known)
  }

  private static let known: [UInt64] = [
    2_788_550_182_896_101_271, 16_283_140_325_664_380_209, 4_559_611_900_463_437_685,
  ]

  @Test func differsByEachOfItsKeys() {
    let streams = [
      Stream(7, patient: 1, .course, 2, 3), Stream(8, patient: 1, .course, 2, 3),
      Stream(7, patient: 2, .course, 2, 3), Stream(7, patient: 1, .reply, 2, 3),
      Stream(7, patient: 1, .course, 3, 3), Stream(7, patient: 1, .course, 2, 4),
      Stream(7, patient: 1, .course, 3, 2),
    ]
    let firsts = streams.map { stream in
      var stream = stream
      return stream.next()
    }
    #expect(Set(firsts).count == streams.count)
  }

  @Test(arguments: [1, 2, 3, 7, 1000, 1_000_000])
  func isSpreadEvenlyBelow(_ count: Int) {
    var tally = Array(repeating: 0, count: min(count, 10))
    for patient in 0..<20_000 {
      var stream = Stream(1, patient: patient, .answers)
      let drawn = stream.below(count)
      #expect((0..<count).contains(drawn))
      tally[drawn * tally.count / count] += 1
    }
    let expected = 20_000 / tally.count
    #expect(tally.allSatisfy { abs($0 - expected) < expected / 10 + 300 }, "\(tally)")
  }

  @Test(arguments: [0, 1, 100, 500, 1000])
  func aNearbyPositionLeavesAllPositionsEven(_ spread: Int) {
    var tally = Array(repeating: 0, count: 10)
    for patient in 0..<20_000 {
      var stream = Stream(3, patient: patient, .spread)
      let position = stream.position()
      let near = position.near(spread, &stream)
      #expect((0..<Position.steps).contains(near.step))
      #expect(abs(near.step - position.step) <= Position.steps / 1000 * spread)
      if spread == 0 { #expect(near == position) }
      tally[near.step * 10 / Position.steps] += 1
    }
    #expect(tally.allSatisfy { abs($0 - 2000) < 250 }, "\(tally)")
  }

  @Test func weightsArePickedByTheirShares() throws {
    let weights = try #require(
      Weights([(outcome: "a", weight: 1), (outcome: "none", weight: 0), (outcome: "b", weight: 3)])
    )
    let quarter = Position.steps / 4
    #expect(weights.pick(Position(step: 0)).outcome == "a")
    #expect(weights.pick(Position(step: quarter - 1)).outcome == "a")
    #expect(weights.pick(Position(step: quarter)).outcome == "b")
    #expect(weights.pick(Position(step: Position.steps - 1)).outcome == "b")
    #expect(weights.pick(Position(step: quarter)).inside.number(in: 5...9) == 5)
    #expect(weights.pick(Position(step: Position.steps - 1)).inside.number(in: 5...9) == 9)
    let nothing = Weights([(outcome: "a", weight: 0)])
    #expect(nothing == nil)
  }
}
