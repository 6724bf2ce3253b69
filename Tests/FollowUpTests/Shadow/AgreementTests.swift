import FollowUp
import Testing
import Values

@Suite("How far two who judge the same forms agree")
struct AgreementTests {
  /// Husbands' and wives' ratings of 91 couples; with linear weights kappa is 0.2374 and its standard
  /// error 0.0783.
  ///
  /// - SeeAlso: Agresti 1990, Categorical Data Analysis, p. 367, after Hout and others 1987; the values
  ///   are those of `Kappa(SexualFun)` of the R package vcd 1.4-11.
  @Test func weightedKappaIsThePublishedOne() throws {
    let agreement = Agreement([[7, 7, 2, 3], [2, 8, 3, 7], [1, 5, 4, 9], [2, 8, 9, 14]])
    let kappa = try #require(agreement.kappa)
    #expect(abs(kappa.value - 0.2374) < 0.00005)
    #expect(abs(kappa.standardError - 0.07832) < 0.000005)
    #expect(abs(kappa.interval.lowerBound - 0.0839) < 0.00005)
    #expect(abs(kappa.interval.upperBound - 0.3909) < 0.00005)
    #expect(agreement.alike == Share(33, of: 91))
  }

  /// With two categories no weight lies between: kappa is Cohen's own.
  ///
  /// - SeeAlso: Bland, <https://www-users.york.ac.uk/~mb55/msc/clinimet/week4/kapsex.htm>
  @Test func withTwoCategoriesKappaIsUnweighted() throws {
    let kappa = try #require(Agreement([[118, 1], [1, 63]]).kappa)
    #expect(abs(kappa.value - 0.976) < 0.0005)
    #expect(abs(kappa.standardError - 0.017) < 0.0005)
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
