import Diagnostics
import Simulation
import Testing
import Triage

/// The cohorts that ship.
struct ShippedCohortsTests {
  @Test func thereIsOneForEachProtocol() {
    #expect(
      Content.cohorts.map(\.path)
        == Content.protocols.map { "Cohorts/\($0.reference.id).cohort.json" }
    )
  }

  @Test(arguments: Content.cohorts)
  func isClean(_ source: SourceText) {
    let (cohort, diagnostics) = Cohort.read(source, protocols: Content.protocols)
    #expect(diagnostics.map { $0.frame { _ in source } } == [])
    #expect(cohort != nil)
  }
}
