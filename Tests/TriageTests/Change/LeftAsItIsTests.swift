import Diagnostics
import Forms
import Foundation
import Scheduling
import Testing
import Values

@testable import Triage

/// The short way of weighing a change, by the tests that it changes, gives what deciding every form again
/// by both protocols gives.
///
/// A hundredth of `BEHOV_PROPERTY_RUNS` is how many changes each protocol gets.
@Suite("What a change leaves as it is", .serialized)
struct LeftAsItIsTests {
  @Test("an impact is that of every form decided again", arguments: MasterPropertyTests.forms)
  func isWeighedAsItIsDecided(_ id: String) async throws {
    let rounds = max(Runs.count / 100, 80)
    let tally = try await withThrowingTaskGroup(of: Tally.self) { group in
      for chunk in 0..<8 {
        group.addTask { try Self.chunk(id, rounds: rounds / 8, seed: UInt64(chunk) + 901) }
      }
      return try await group.reduce(into: Tally()) { $0.add($1) }
    }
    for failure in tally.failures.prefix(5) { Issue.record("\(failure)") }
    #expect(tally.alike * 10 > tally.forms, "\(tally.alike) of \(tally.forms)")
    #expect(tally.alike < tally.forms, "nothing was decided again")
  }

  /// How many forms there were, and how many of them were shown to come to the same.
  private struct Tally: Sendable {
    var forms = 0
    var alike = 0
    var failures: [String] = []

    mutating func add(_ other: Tally) {
      forms += other.forms
      alike += other.alike
      failures += other.failures
    }
  }

  private static func chunk(_ id: String, rounds: Int, seed: UInt64) throws -> Tally {
    var random = Seeded(seed)
    var tally = Tally()
    for round in 0..<rounds {
      let stored = try StoredForms(id, &random)
      let changed = stored.changed(&random)
      let review = stored.review(changed.triageProtocol, changed.forms, &random)
      let short = try review.impact()
      var whole = Impact(changed.triageProtocol.reference, since: stored.since)
      try review.each(now: nil, { Impact.Weighed($0) }) { whole.add($0) }
      if short != whole {
        tally.failures.append(
          "seed \(seed), round \(round), \(changed.what): \(told(short)), not \(told(whole))"
        )
      }
      stored.look(changed, &tally.forms, &tally.alike)
    }
    return tally
  }

  private static func told(_ impact: Impact) -> String {
    let counts = impact.counts.map { from, to in
      to.map { "\(from) to \($0): \($1)" }.sorted().joined(separator: ", ")
    }
    return counts.sorted().joined(separator: ", ")
      + "; \(impact.otherGrounds) on other grounds, \(impact.changedAnyway) changed anyway, "
      + "\(impact.unread.count) unread, \(impact.changes.count) changes"
  }

  @Test("a form of which nothing else has changed is not decided again")
  func isNotDecidedAgain() throws {
    let id = "preoperative_assessment"
    var random = Seeded(7)
    let stored = try StoredForms(id, &random, isPlain: true)
    let source = try #require(Content.source("Rules/\(id).rules"))
    let lines = String(decoding: source.bytes, as: UTF8.self).components(separatedBy: "\n")
    let text = lines.map { line in
      line.hasPrefix("  | bmi ") ? line.replacing(">= 35", with: ">= 34") : line
    }.joined(separator: "\n")
    let changed = try #require(ChangedProtocol(text, id, Content.forms))
    var (forms, alike) = (0, 0)
    stored.look((changed.triageProtocol, Content.forms, ""), &forms, &alike)
    #expect(forms > 20 && alike * 2 > forms, "\(alike) of \(forms)")
  }
}
