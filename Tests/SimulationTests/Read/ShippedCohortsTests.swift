import Diagnostics
import Simulation
import Testing
import Triage

/// The cohorts that ship.
struct ShippedCohortsTests {
  @Test(arguments: ["epilepsy_follow_up", "wrist_surgery_follow_up"])
  func thereIsOneForEachPathwayThatIsSimulated(_ id: String) {
    #expect(Content.cohorts.map(\.path).contains("Cohorts/\(id).cohort.json"))
    #expect(Content.protocols.map(\.reference.id).contains(id))
  }

  @Test(arguments: Content.cohorts)
  func isClean(_ source: SourceText) {
    let (cohort, diagnostics) = Cohort.read(source, protocols: Content.protocols)
    #expect(diagnostics.map { $0.frame { _ in source } } == [])
    #expect(cohort != nil)
  }
}
