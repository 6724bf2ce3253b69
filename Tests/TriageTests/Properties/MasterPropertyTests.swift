import Expressions
import Forms
import Rules
import Testing
import Values

@testable import Triage

/// P0 and its kin, over generated submissions of every shipped form.
///
/// `BEHOV_PROPERTY_RUNS` sets how many submissions each form gets; the default is 60,000.
@Suite("Never green on uncertain data", .serialized)
struct MasterPropertyTests {
  static let forms = Content.protocols.protocols.map(\.reference.id).sorted()
  static let chunks = 20

  @Test(
    "P0: a filled form's colour lies between proven and possible of the form with gaps",
    arguments: forms
  )
  func fillingStaysWithinBounds(_ id: String) async {
    let generator = Generator(id)
    let tally = await withTaskGroup(of: Tally.self) { group in
      for chunk in 0..<Self.chunks {
        group.addTask { Self.chunk(generator, seed: UInt64(chunk) + 1) }
      }
      return await group.reduce(into: Tally()) { $0.add($1) }
    }
    let total = tally.colours.values.reduce(0, +)
    for failure in tally.failures.prefix(5) { Issue.record("\(failure)") }
    #expect(total >= Runs.count)
    for colour in [Colour.green, .yellow] {
      let share = Double(tally.colours[colour] ?? 0) / Double(total)
      #expect(share >= 0.2, "\(colour): \(tally.colours)")
    }
    for item in generator.removable
    where tally.removed[item, default: 0] < 1000 * Runs.count / 60_000 {
      Issue.record("\(item) was removed only \(tally.removed[item, default: 0]) times")
    }
  }

  struct Tally: Sendable {
    var colours: [Colour: Int] = [:]
    var removed: [String: Int] = [:]
    var failures: [String] = []

    mutating func add(_ other: Tally) {
      colours.merge(other.colours, uniquingKeysWith: +)
      removed.merge(other.removed, uniquingKeysWith: +)
      failures += other.failures
    }
  }

  static func chunk(_ generator: Generator, seed: UInt64) -> Tally {
    var random = Seeded(seed)
    var tally = Tally()
    for index in 0..<Runs.count / chunks {
      let sample = Sample(generator, &random)
      let full = sample.ran()
      var faults = sample.isWholly(known: full) ? full.unsettled : []
      faults += full.differences(from: PlainCells(full))
      let gaps = sample.withGaps(generator, &random)
      for name in gaps.removed { tally.removed[name, default: 0] += 1 }
      let open = gaps.ran()
      faults += open.violations(by: full)
      faults += open.violations(by: gaps.refilled(generator, &random).ran()).map {
        "refilled: " + $0
      }
      tally.colours[full.colour, default: 0] += 1
      if !faults.isEmpty {
        tally.failures.append(
          "seed \(seed), form \(index), without \(gaps.removed): \(faults.joined(separator: "; "))"
        )
      }
    }
    return tally
  }

  @Test("P2: an unknown item never makes green what was not", arguments: forms)
  func unknownItemsNeverHelp(_ id: String) {
    let generator = Generator(id)
    var random = Seeded(2)
    for _ in 0..<Runs.count / 50 {
      let sample = Sample(generator, &random)
      var changed = sample.filled
      changed.extra["no_such_item"] = .number(Number(Int.random(in: 0...9, using: &random)))
      let after = sample.run.decide(changed, history: sample.history)
      #expect(after.colour == .grey || after.colour == .red)
      #expect(after.faults.contains { $0.code == "unknown-item" })
    }
  }

  @Test("P3: the order of answers changes no decision", arguments: forms)
  func orderChangesNothing(_ id: String) {
    let generator = Generator(id)
    var random = Seeded(3)
    for _ in 0..<Runs.count / 50 {
      let sample = Sample(generator, &random)
      var turned = sample.filled
      turned.order = (>)
      var first = sample.decided()
      var second = sample.run.decide(turned, history: sample.history)
      (first.input, second.input) = (ContentHash(of: []), ContentHash(of: []))
      #expect(first == second)
    }
  }

  @Test("P4: deciding twice gives the same bytes", arguments: forms)
  func decidingTwiceIsTheSame(_ id: String) {
    let generator = Generator(id)
    var random = Seeded(4)
    for _ in 0..<Runs.count / 50 {
      let sample = Sample(generator, &random)
      let decision = sample.decided()
      #expect(sample.decided().json == decision.json)
      #expect(Decision(json: decision.json) == decision)
    }
  }

  @Test("P6: a worse answer never lowers the colour", arguments: forms)
  func worseNeverLowers(_ id: String) {
    let generator = Generator(id)
    var random = Seeded(6)
    for _ in 0..<Runs.count / 10 {
      let sample = Sample(generator, &random)
      guard let (name, worse) = sample.worsened(generator, &random) else { continue }
      var changed = sample.filled
      changed.answers[name] = worse
      let before = sample.decided()
      let after = sample.run.decide(changed, history: sample.history)
      #expect(
        after.proven >= before.proven && after.possible >= before.possible,
        "\(name): \(before.findings.map(\.id)) → \(after.findings.map(\.id))"
      )
    }
  }
}
