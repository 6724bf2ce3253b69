import Foundation
import Testing

/// What `docs/safety` says is shown by a test is shown by one that exists.
struct SafetyPagesTests {
  private static let known = KnownTests()
  /// The sides of a hazard, in the order in which they stand.
  private static let sides = ["Cause", "Effect", "Control", "Test", "What is left"]

  @Test func everyFaultOfTheCatalogueHasARow() throws {
    let rows = try SafetyPage("faults.md").rows
    #expect(rows.compactMap { Int($0[0]) } == Array(1...56))
    for row in rows {
      try #require(row.count == 4, "\(row)")
      #expect(row.allSatisfy { !$0.isEmpty }, "\(row)")
      let isLeftOut = row[3].hasPrefix("Not applicable: no web yet")
      #expect(isLeftOut != !SafetyPage.named(in: row[3]).isEmpty, "\(row)")
    }
  }

  @Test func everyTestThatAFaultNamesExists() throws {
    for row in try SafetyPage("faults.md").rows {
      for name in SafetyPage.named(in: row[3]) {
        #expect(Self.known.has(name), "\(row[0]): there is no test \(name)")
      }
    }
  }

  @Test func everyCaseOfAFaultStandsInItsRow() throws {
    let rows = try SafetyPage("faults.md").rows
    for name in Self.known.cases(in: "faults") {
      let number = try #require(Int(name.dropFirst("faults/".count).prefix(2)), "\(name)")
      let row = try #require(rows.first { Int($0[0]) == number }, "\(name)")
      #expect(SafetyPage.named(in: row[3]).contains(name), "\(number) does not name \(name)")
    }
  }

  @Test func everyHazardIsToldWhole() throws {
    let hazards = try Self.hazards()
    #expect(hazards.count >= 25)
    #expect(hazards.map(\.id) == hazards.indices.map { "H" + ($0 < 9 ? "0" : "") + "\($0 + 1)" })
    for hazard in hazards {
      #expect(hazard.sides.map(\.name) == Self.sides, "\(hazard.id)")
      #expect(hazard.sides.allSatisfy { $0.text.count > 8 }, "\(hazard.id)")
    }
  }

  @Test func everyControlOfAHazardNamesATestThatExists() throws {
    for hazard in try Self.hazards() {
      let named = SafetyPage.named(in: hazard.sides.first { $0.name == "Test" }?.text ?? "")
      #expect(!named.isEmpty, "\(hazard.id) names no test")
      for name in named { #expect(Self.known.has(name), "\(hazard.id): there is no test \(name)") }
    }
  }

  @Test func aTestIsKnownByItsTypeAndFunction() {
    let text = """
      @Suite struct AgeTests {
        @Test("of a child", arguments: [
          1, 2,
        ])
        func isKnown(age: Int) {}
        private func helper() {}
        @Test func isWhole() {}
      }
      """
    #expect(KnownTests.functions(in: text) == ["AgeTests.isKnown", "AgeTests.isWhole"])
    let named = SafetyPage.named(
      in: "`AgeTests.isKnown`, `faults/01-a_b.c` and `behov due`, `a.b c`"
    )
    #expect(named == ["AgeTests.isKnown", "faults/01-a_b.c"])
  }

  // MARK: Hazards

  private struct Hazard {
    let id: String
    var sides: [(name: String, text: String)] = []
  }

  private static func hazards() throws -> [Hazard] {
    var hazards: [Hazard] = []
    for line in try SafetyPage("hazards.md").lines {
      if let id = line.firstMatch(of: #/^## (H\d\d) \S/#)?.1 {
        hazards.append(Hazard(id: String(id)))
      } else if let side = line.firstMatch(of: #/^- \*\*([^*]+)\*\*: (.+)$/#), !hazards.isEmpty {
        hazards[hazards.count - 1].sides.append((String(side.1), String(side.2)))
      } else if line.hasPrefix("  "), let last = hazards.last?.sides.indices.last {
        hazards[hazards.count - 1].sides[last].text +=
          " " + line.trimmingCharacters(in: .whitespaces)
      }
    }
    return hazards
  }
}
