import FollowUp
import Testing
import Values

@Suite("How far two who judge the same forms agree")
struct AgreementTests {
  /// Husbands' and wives' ratings of 91 couples, the data set SexualFun of the R package vcd.
  ///
  /// The documentation of vcdExtra prints, with equal-spacing weights, 0.2374, standard error 0.07832, from
  /// 0.08388 to 0.3909.
  ///
  /// - SeeAlso: github.com/friendly/vcdExtra, docs/reference/print.Kappa.md; the weights,
  ///   <https://rdrr.io/pkg/vcd/man/Kappa.html>
  @Test func weightedKappaIsThePublishedOne() throws {
    let agreement = Agreement([[7, 7, 2, 3], [2, 8, 3, 7], [1, 5, 4, 9], [2, 8, 9, 14]])
    let kappa = try #require(agreement.kappa)
    #expect(abs(kappa.value - 0.2374) < 0.00005)
    #expect(abs(kappa.standardError - 0.07832) < 0.000005)
    #expect(abs(kappa.interval.lowerBound - 0.08388) < 0.000005)
    #expect(abs(kappa.interval.upperBound - 0.3909) < 0.00005)
    #expect(agreement.alike == Share(33, of: 91))
  }

  /// With two categories no weight lies between, and kappa is Cohen's own.
  ///
  /// Worked by hand from his formula: alike are 181 of 183, and by chance (119² + 64²) of 183².
  @Test func withTwoCategoriesKappaIsUnweighted() throws {
    let kappa = try #require(Agreement([[118, 1], [1, 63]]).kappa)
    let alike = 181.0 / 183
    let chance = Double(119 * 119 + 64 * 64) / Double(183 * 183)
    #expect(abs(kappa.value - (alike - chance) / (1 - chance)) < 1e-12)
  }

  @Test func aStepOfOneColourCountsLessThanOneOfTwo() throws {
    func kappa(_ clinic: Verdict) throws -> Double {
      var pairs: [Agreement.Pair: Int] = [
        .init(engine: .green, clinic: .green): 10, .init(engine: .yellow, clinic: .yellow): 10,
        .init(engine: .red, clinic: .red): 10,
      ]
      pairs[.init(engine: .green, clinic: clinic), default: 0] += 5
      return try #require(Agreement(pairs).kappa).value
    }
    #expect(abs(try kappa(.green) - 1) < 1e-12)
    #expect(try kappa(.red) < kappa(.yellow))
    #expect(try kappa(.yellow) < 1)
  }

  @Test func whereChanceAgreesAsWellThereIsNone() {
    #expect(Agreement([.init(engine: .green, clinic: .green): 9]).kappa == nil)
    #expect(Agreement([Agreement.Pair: Int]()).kappa == nil)
  }

  /// Equal weights of the whole and the mirrored table: who is asked first does not matter.
  @Test func kappaIsTheSameTheOtherWayRound() throws {
    var generator = SeededGenerator(seed: 77)
    for _ in 0..<500 {
      let table = (0..<3).map { _ in (0..<3).map { _ in Int.random(in: 0...9, using: &generator) } }
      let mirrored = (0..<3).map { column in table.map { $0[column] } }
      guard let kappa = Agreement(table).kappa else { continue }
      let other = try #require(Agreement(mirrored).kappa)
      #expect(abs(kappa.value - other.value) < 1e-12)
      #expect(abs(kappa.standardError - other.standardError) < 1e-9)
      #expect(kappa.value <= 1 + 1e-12 && kappa.interval.contains(kappa.value))
    }
  }
}
