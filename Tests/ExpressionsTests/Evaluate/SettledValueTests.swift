import Testing
import Values

@testable import Expressions

@Suite("Settled values are what sets of one value are")
struct SettledValueTests {
  private static let numbers =
    [0, 1, -1, 7, 1 << 62, -(1 << 62), Int.max - 1, -(Int.max - 1)].map { Number($0) }
    + [(1, 3), (-7, 2), (1, 1 << 40), (Int64.max - 1, 3)].compactMap { Number($0.0, over: $0.1) }

  private static func settled(_ number: Number) -> SettledValue {
    SettledValue(.number(number))
  }

  /// What does not fit into 64 bits is open, and so is what takes more than 32 below the line.
  @Test(arguments: [ArithmeticOperator.plus, .minus, .times, .over])
  func arithmeticIsTheSame(_ operation: ArithmeticOperator) {
    for left in Self.numbers {
      for right in Self.numbers {
        let whole = ValueSet.number(left).arithmetic(operation, .number(right))
        let found = Self.settled(left).arithmetic(operation, Self.settled(right))
        let fits = ![left, right].contains { $0.denominator > UInt32.max }
        #expect(found == (fits ? SettledValue(whole) : .open), "\(left) \(operation) \(right)")
        if operation == .plus {
          #expect(Self.settled(left).adding(Self.settled(right)) == found, "\(left) + \(right)")
        }
      }
    }
  }

  @Test(arguments: [ComparisonOperator.less, .lessOrEqual, .greater, .greaterOrEqual, .equal])
  func comparisonsAreTheSame(_ comparison: ComparisonOperator) {
    for left in Self.numbers where left.denominator <= UInt32.max {
      for right in Self.numbers where right.denominator <= UInt32.max {
        let whole = ValueSet.number(left).compared(comparison, .number(right))
        let found = Self.settled(left).compared(comparison, Self.settled(right))
        #expect(found == whole, "\(left) \(comparison) \(right)")
      }
    }
  }

  @Test func noOptionIsANumber() {
    let seven = Self.settled(Number(7))
    #expect(seven.isOption(in: 0b111) == .anything && seven.options == 0)
    #expect(SettledValue.option(2).compared(.equal, Self.settled(Number(4))) == .open)
    #expect(MemoryLayout<SettledValue>.stride == 16)
  }
}
