import Forms
import Testing
import Values

@testable import Triage

/// P8: the short way of judging a form, over plain numbers, gives what the whole evaluation gives and
/// what the decision tells.
///
/// A quarter of `BEHOV_PROPERTY_RUNS` is how many submissions each form gets.
@Suite("A form whose values are settled", .serialized)
struct SettledPropertyTests {
  @Test("P8: is judged as it is evaluated and decided", arguments: MasterPropertyTests.forms)
  func isJudgedAsItIsDecided(_ id: String) async {
    let generator = Generator(id)
    let tally = await withTaskGroup(of: Tally.self) { group in
      for chunk in 0..<MasterPropertyTests.chunks {
        group.addTask { Self.chunk(generator, seed: UInt64(chunk) + 801) }
      }
      return await group.reduce(into: Tally()) { $0.add($1) }
    }
    for failure in tally.failures.prefix(5) { Issue.record("\(failure)") }
    #expect(tally.settled * 4 > tally.forms, "\(tally.settled) of \(tally.forms) were settled")
    #expect(tally.settled < tally.forms, "none was open")
  }

  private struct Tally: Sendable {
    var forms = 0
    var settled = 0
    var failures: [String] = []

    mutating func add(_ other: Tally) {
      forms += other.forms
      settled += other.settled
      failures += other.failures
    }
  }

  private static func chunk(_ generator: Generator, seed: UInt64) -> Tally {
    var random = Seeded(seed)
    var tally = Tally()
    for index in 0..<Runs.count / MasterPropertyTests.chunks / 8 {
      let sample = Sample(generator, &random)
      for form in [sample.filled, sample.withGaps(generator, &random).filled] {
        let request = sample.run.request(form, history: sample.history)
        let triage = sample.run.triage
        tally.forms += 1
        let whole = triage.judgeWhole(request)
        let decision = triage.decide(request)
        if whole.colour != decision.colour || told(whole) != told(decision) {
          tally.failures.append("seed \(seed), form \(index): decided as \(decision.colour)")
        }
        guard let settled = triage.judgeSettled(request) else { continue }
        tally.settled += 1
        if settled.colour != whole.colour || settled.tests != whole.tests {
          tally.failures.append(
            "seed \(seed), form \(index): \(settled.colour) \(told(settled)), not \(whole.colour) \(told(whole))"
          )
        }
      }
    }
    return tally
  }

  private static func told(_ judged: BareDecision) -> [String] {
    let ids = judged.reading?.testIDs ?? []
    return judged.tests.map { "\(ids[$0.place]) \($0.colour) \($0.isOpen)" }.sorted()
  }

  private static func told(_ decision: Decision) -> [String] {
    let fired = decision.findings.map { "\($0.id) \($0.colour) false" }
    return (fired + decision.open.map { "\($0.id) \($0.couldBe) true" }).sorted()
  }
}
