import Expressions
import Forms
import Rules
import Testing
import Values

@testable import Triage

/// Whoever asks for contact never waits longer, nor gets a less close contact in the same time, than
/// had they not asked: whatever else they answered or left out.
struct WishTests {
  @Test(arguments: MasterPropertyTests.forms)
  func askingNeverMakesAPatientWait(_ id: String) throws {
    let generator = Generator(id)
    let (asking, others) = try wishes(generator)
    var random = Seeded(20_261_121)
    var crossed = 0
    for index in 0..<Runs.count / 20 {
      let sample = Sample(generator, &random)
      let gaps = index % 3 == 0 ? sample : sample.withGaps(generator, &random)
      func decided(_ wish: String) -> Decision {
        var filled = gaps.filled
        filled.answers["wish"] = .text(wish)
        return gaps.run.decide(filled, history: gaps.history)
      }
      let without = others.map(decided)
      for wish in asking {
        let with = decided(wish)
        for other in without {
          crossed += with.colour != other.colour ? 1 : 0
          #expect(
            !(rank(other) < rank(with)),
            "\(wish): \(with.colour) \(with.consultation), else \(other.colour) \(other.consultation)"
          )
        }
      }
    }
    #expect(crossed > Runs.count / 100)
  }

  /// The wishes that ask for contact, and the others.
  private func wishes(_ generator: Generator) throws -> ([String], [String]) {
    let rules = try #require(generator.triageProtocol.readings.first).rules
    guard case .value(let slot, let value) = rules.schema.lookUp("wish"),
      let options = value.type.options
    else { throw Missing() }
    let isAsking = options.indices.map { index in
      (rules.worstColour(of: .option(index), at: .slot(slot)) ?? .green) > .green
    }
    return (
      zip(options, isAsking).filter(\.1).map(\.0), zip(options, isAsking).filter { !$1 }.map(\.0)
    )
  }

  private struct Missing: Error {}

  private func rank(_ decision: Decision) -> (Int, Int) {
    let consultation = decision.consultation
    return (
      consultation.deadline?.dayNumber ?? .max,
      Triage.closeness.firstIndex(of: consultation.contact) ?? 0
    )
  }
}
