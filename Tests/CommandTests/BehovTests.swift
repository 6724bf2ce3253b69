import Testing

@testable import behov

struct BehovTests {
  @Test func hasTheStatusesOfTheContract() {
    #expect(ExitStatus.allCases.map(\.rawValue) == [0, 1, 2, 64, 65, 70, 74, 75, 130])
  }
}
