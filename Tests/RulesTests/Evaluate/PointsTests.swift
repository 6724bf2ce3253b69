import Expressions
import Testing
import Values

@testable import Rules

/// Where the colour of a value can change, a value on either side is tried.
struct PointsTests {
  @Test func aLimitIsTriedOnUnderAndOver() {
    let value = ValueSet.interval(.zero, Number(10), step: .one)
    let expected = [0, 3, 4, 5, 10].map { Number($0) }
    #expect(value.points(between: [Number(4)]) == expected)
    #expect(value.points(between: [Number(11)]) == [.zero, Number(10)])
  }

  @Test func aLimitAmongMoreStepsThanCanBeCountedIsTriedAllTheSame() throws {
    let step = try #require(Number(1, over: 1_000_000_000_000_000_000))
    let value = ValueSet.interval(.zero, Number(100), step: step)
    let points = value.points(between: [Number(50)])
    #expect(points.contains(Number(50)))
    #expect(points.contains { .zero < $0 && $0 < Number(50) })
    #expect(points.contains { Number(50) < $0 && $0 < Number(100) })
  }
}
