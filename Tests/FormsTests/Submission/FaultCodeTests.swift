import JSONText
import Testing

@testable import Forms

struct FaultCodeTests {
  @Test func everyFaultOfALinesTextHasACode() {
    for code in JSONFault.codes { #expect(FaultCode(rawValue: code) != nil, "\(code)") }
  }

  @Test func codesAreInKebabCase() {
    for code in FaultCode.allCases {
      #expect(code.rawValue.allSatisfy { $0 == "-" || $0.isLowercase || $0.isNumber }, "\(code)")
    }
  }
}
