import Testing
import Values

struct NumberTests {
  @Test func isHeldInLowestTerms() throws {
    let half = try #require(Number(-3, over: -6))
    #expect((half.numerator, half.denominator) == (1, 2))
    let minusHalf = try #require(Number(3, over: -6))
    #expect((minusHalf.numerator, minusHalf.denominator) == (-1, 2))
    #expect(Number(0, over: 5) == .zero)
    #expect(Number(1, over: 0) == nil)
    #expect(Number(0, over: 0) == nil)
  }

  @Test func roundsOnlyOnceSoThatScoresAreExact() throws {
    let ninths = try #require(Number(7).divided(by: Number(9)))
    let weight = try #require(Number(9, over: 2))
    let score = try #require(ninths.multiplied(by: weight))
    #expect(score == Number(7, over: 2))
    #expect(score.rounded(toDecimals: 0) == Number(4))
    #expect(score.rounded(toDecimals: 1) == score)
  }

  @Test(arguments: [
    ("0.5", 0, "1"), ("-0.5", 0, "-1"), ("1.5", 0, "2"), ("2.5", 0, "3"), ("-2.5", 0, "-3"),
    ("2.4", 0, "2"), ("2.6", 0, "3"), ("19.295", 2, "19.3"), ("19.294", 2, "19.29"),
    ("-19.295", 2, "-19.3"), ("0.05", 1, "0.1"), ("1.005", 2, "1.01"), ("7", 3, "7"),
    ("0.123456789012345678", 18, "0.123456789012345678"),
  ])
  func roundsHalvesAwayFromZero(text: String, decimals: Int, expected: String) throws {
    let rounded = try Number(parsing: text).rounded(toDecimals: decimals)
    #expect(try rounded == Number(parsing: expected))
  }

  @Test(arguments: [
    ("2.5", 2), ("-2.5", -3), ("3", 3), ("-3", -3), ("0.1", 0), ("-0.1", -1),
  ])
  func roundsDownToWholeNumbers(text: String, down: Int) throws {
    #expect(try Number(parsing: text).roundedDown == Number(down))
  }

  @Test func neverWrapsAndNeverReachesABound() throws {
    let largest = Number(Int.max - 1)
    #expect(largest.isBounded)
    #expect(largest.adding(.one) == nil)
    #expect(largest.adding(Number(2)) == nil)
    #expect(largest.negated.subtracting(.one) == nil)
    #expect(largest.negated.subtracting(Number(2)) == nil)
    #expect(largest.multiplied(by: Number(2)) == nil)
    #expect(largest.multiplied(by: largest) == nil)
    #expect(Number(Int64.max, over: 1) == nil)
    #expect(Number(Int64.max, over: 2) == nil)
    #expect(Number(Int64.min, over: 1) == nil)
    #expect(Number(Int64.min, over: -1) == nil)
    #expect(Number(Int64.min, over: 2)?.negated.negated == Number(Int64.min, over: 2))
    let smallest = try #require(Number(1, over: Int64.max))
    #expect(smallest.multiplied(by: smallest) == nil)
    let nextSmallest = try #require(Number(1, over: Int64.max - 1))
    #expect(smallest.adding(nextSmallest) == nil)
    #expect(smallest.divided(by: .zero) == nil)
  }

  @Test func liesBetweenTheBounds() throws {
    for number in [Number(Int.max - 1), Number(1 - Int.max), .zero] {
      #expect(Number.lowest < number && number < .highest)
    }
    #expect(!Number.lowest.isBounded && !Number.highest.isBounded)
    #expect(Number.lowest.negated == .highest)
  }

  @Test func isWholeOnlyWithoutAFraction() throws {
    #expect(try Number(parsing: "3.0").whole == 3)
    #expect(try Number(parsing: "3.1").whole == nil)
    #expect(try Number(parsing: "-3.5").magnitude == Number(parsing: "3.5"))
  }
}
