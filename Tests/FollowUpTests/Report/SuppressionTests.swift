import Testing
import Triage
import Values

@testable import FollowUp

@Suite("What tells of few is not told, nor can it be found")
struct SuppressionTests {
  /// Whoever knows what all cells come to, and that what is hidden is more than nothing, tries every
  /// way to share out what is missing.
  @Test func noHiddenCellCanBeFoundFromTheSum() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<4_000 {
      let most = [1, 4, 14].randomElement(using: &generator) ?? 1
      let counts = (0..<Int.random(in: 2...16, using: &generator)).map { _ in
        Int.random(in: 0...2, using: &generator) == 0
          ? 0 : Int.random(in: 1...most, using: &generator)
      }
      let small = counts.indices.filter { Suppression.isSmall(counts[$0]) }
      let hidden = Suppression.hidden(counts, small)
      #expect(Set(small).isSubset(of: hidden))
      if small.isEmpty { #expect(hidden.isEmpty) }
      let missing = hidden.reduce(0) { $0 + counts[$1] }
      // A sum below five is itself hidden.
      if hidden.isEmpty || Suppression.isSmall(counts.reduce(0, +)) { continue }
      let least = hidden.count == counts.count ? 0 : 1
      let others = (hidden.count - 1) * least
      #expect(hidden.count >= 2 && missing - others - least >= 4, "\(counts) hides \(hidden)")
    }
  }

  @Test func oneToFourAreFew() {
    #expect((-1...6).filter { Suppression.isSmall($0) } == [1, 2, 3, 4])
  }

  private func counts(_ change: (inout ReportCounts) -> Void) -> ReportCounts {
    var counts = ReportCounts()
    counts.colours = [.green: 40, .yellow: 20, .red: 12, .grey: 8]
    counts.causes = [.patient: 8]
    counts.asked = ["none": 40, "phone": 40]
    counts.sent = [.answered: 60, .afterReminder: 10, .waiting: 20]
    counts.handling = [.withoutContact: 50, .contact: 30]
    counts.judged = Judged(all: 50, overridden: [.known: 10])
    counts.rules = [
      RuleName(protocol: "knee", finding: "pain"): Judged(all: 50, overridden: [.known: 10])
    ]
    change(&counts)
    return counts
  }

  private func told(
    _ counts: ReportCounts,
    units: [String: ReportCounts] = [:]
  ) -> [Indicator.ID: Indicator] {
    let told = Suppression.applied(to: Indicator.all(counts, units: units))
    return Dictionary(uniqueKeysWithValues: told.map { ($0.id, $0) })
  }

  @Test func whatTellsOfManyStands() {
    let counts = counts { _ in }
    #expect(Suppression.applied(to: Indicator.all(counts)) == Indicator.all(counts))
  }

  @Test func aSmallCellTakesAnotherWithIt() throws {
    let told = told(counts { $0.colours[.grey] = 2 })
    let colours = try #require(told[.colours])
    #expect(colours.rows.filter { $0.measure == .hidden }.map(\.key) == ["red", "grey"])
  }

  @Test func whatItCouldBeFoundFromIsHiddenToo() throws {
    let told = told(counts { $0.colours[.grey] = 2 })
    let grey = try #require(told[.grey])
    #expect(grey.total == .hidden)
    #expect(grey.rows.allSatisfy { $0.measure == .hidden })
    #expect(try #require(told[.asked]).rows.allSatisfy { $0.measure == .hidden })
    #expect(told[.response]?.total == .share(Share(70, of: 90)))
  }

  /// With the stopped ones hidden, the response rate's whole would tell how many they are.
  @Test func aShareWhoseWholeWouldTellIsHidden() throws {
    let told = told(counts { $0.sent[.stopped] = 3 })
    #expect(try #require(told[.response]).total == .hidden)
  }

  @Test func fewLeftOutOfAShareAreAsFewInIt() throws {
    let told = told(counts { $0.handling = [.withoutContact: 77, .contact: 3] })
    #expect(try #require(told[.noContact]).total == .hidden)
    #expect(try #require(told[.timeToContact]).rows.allSatisfy { $0.measure == .hidden })
  }

  @Test func aSmallUnitTakesAnotherWithIt() throws {
    let small = counts { $0.handling = [.withoutContact: 3, .contact: 20] }
    let large = counts { _ in }
    var all = small
    all.add(large)
    all.add(large)
    let noContact = try #require(
      told(all, units: ["a": small, "b": large, "c": large])[.noContact]
    )
    #expect(noContact.total != .hidden)
    #expect(noContact.units.filter { $0.measure == .hidden }.map(\.key) == ["a", "b"])
  }

  @Test func reasonsOfOneRuleDoNotTellThoseOfAnother() throws {
    let told = told(
      counts {
        $0.rules[RuleName(protocol: "knee", finding: "swelling")] = Judged(
          all: 30,
          overridden: [.known: 7, .planned: 1]
        )
      }
    )
    let rules = try #require(told[.overridesByRule])
    #expect(rules.rows.allSatisfy { $0.reasons == nil })
    #expect(rules.rows.allSatisfy { $0.measure != .hidden })
  }
}
