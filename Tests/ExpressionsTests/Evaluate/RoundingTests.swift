import Expressions
import Testing
import Values

@Suite("A rounded number")
struct RoundingTests {
  private let half = Number(1, over: 2)
  private let third = Number(1, over: 3)

  @Test func roundsBothEndsAwayFromZero() throws {
    let half = try #require(half)
    let rounded = ValueSet.interval(half.negated, half).rounded(toDecimals: 0)
    #expect(rounded == .interval(Number(-1), .one, step: .one))
  }

  @Test func keepsAStepThatIsRound() {
    let fives = ValueSet.interval(.zero, Number(20), step: Number(5))
    #expect(fives.rounded(toDecimals: 1) == fives)
  }

  @Test func takesTheStepOfTheLastDecimalOtherwise() throws {
    let thirds = ValueSet.interval(.zero, .one, step: try #require(third))
    #expect(thirds.rounded(toDecimals: 1).step == Number(1, over: 10))
  }

  @Test func staysAnsweredWhereItIsKnown() throws {
    #expect(ValueSet.number(try #require(third)).rounded(toDecimals: 0) == .number(.zero))
  }

  @Test func leavesAloneWhatIsNotApplicable() {
    let hidden = ValueSet.number(.one).hidden
    #expect(hidden.rounded(toDecimals: 0) == hidden)
  }

  @Test func knowsNothingOfWhatHasNoBounds() {
    #expect(ValueSet.unknown.rounded(toDecimals: 0) == .unknown)
    #expect(ValueSet.unknown.perhapsHidden.rounded(toDecimals: 0) == .unknown.perhapsHidden)
  }
}
