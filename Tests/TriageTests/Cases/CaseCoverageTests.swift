import Testing

@testable import Triage

/// A protocol is not shipped with a limit, an option or a gap that no case has tried.
@Suite("The cases beside a protocol cover it")
struct CaseCoverageTests {
  static let protocols = Content.protocols.protocols.map(\.reference.id)

  @Test func bothProtocolsAreRead() {
    #expect(Self.protocols.sorted() == ["epilepsy_follow_up", "wrist_surgery_follow_up"])
  }

  @Test(arguments: protocols)
  func everyOptionThatRulesReadIsAnswered(id: String) throws {
    let gaps = try CaseCoverage.of(id).unansweredOptions
    #expect(gaps.isEmpty, "no case: \(gaps.joined(separator: "; "))")
  }

  @Test(arguments: protocols)
  func everyLimitIsMetAndMissedByOneStep(id: String) throws {
    let gaps = try CaseCoverage.of(id).untriedLimits
    #expect(gaps.isEmpty, "no case: \(gaps.joined(separator: "; "))")
  }

  @Test(arguments: protocols)
  func everyThresholdAndRuleFiresInEachOfItsColours(id: String) throws {
    let gaps = try CaseCoverage.of(id).unfired
    #expect(gaps.isEmpty, "no case: \(gaps.joined(separator: "; "))")
  }

  @Test(arguments: protocols)
  func everyRequiredItemIsMissingOnce(id: String) throws {
    let gaps = try CaseCoverage.of(id).neverMissing
    #expect(gaps.isEmpty, "no case: \(gaps.joined(separator: "; "))")
  }
}
