import Simulation
import Testing
import Values

/// What clinicians make of decisions, and when patients are seen without a protocol.
struct CliniciansTests {
  @Test func decisionsAreLoweredAndRaisedAsOftenAsTheFileSays() {
    let clinicians = Content.tried("knee").clinicians
    var tally: [Clinicians.Judgement: Int] = [:]
    for number in 0..<5000 {
      let judgement = clinicians.judgement(of: "s\(number)", seed: 7)
      #expect(judgement == clinicians.judgement(of: "s\(number)", seed: 7))
      tally[judgement, default: 0] += 1
    }
    #expect((400...600).contains(tally[.lowers] ?? 0), "\(tally)")
    #expect((60...140).contains(tally[.raises] ?? 0), "\(tally)")
    let others = (0..<5000).map { clinicians.judgement(of: "s\($0)", seed: 8) }
    #expect(others != (0..<5000).map { clinicians.judgement(of: "s\($0)", seed: 7) })
  }

  private func visits(_ id: String, _ anchor: String, _ last: String) throws -> [String] {
    let anchor = try #require(CivilDate(anchor))
    let last = try #require(CivilDate(last))
    return Content.tried(id).comparison.visits(from: anchor, until: last).map(\.description)
  }

  @Test func fixedVisitsAreCountedFromTheAnchor() throws {
    #expect(
      try visits("knee", "2026-11-30", "2027-08-30") == ["2027-02-28", "2027-05-30", "2027-08-30"]
    )
    #expect(try visits("knee", "2026-11-30", "2027-02-27") == [])
    #expect(
      try visits("wrist_surgery_follow_up", "2026-01-01", "2026-07-01")
        == ["2026-01-15", "2026-02-12", "2026-04-01", "2026-07-01"]
    )
  }
}
