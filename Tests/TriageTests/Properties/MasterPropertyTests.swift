import Expressions
import Forms
import Rules
import Testing
import Values

@testable import Triage

/// P0 and its kin, over generated submissions of both shipped forms.
///
/// `BEHOV_PROPERTY_RUNS` sets how many submissions each form gets; the default is 60,000.
@Suite("Never green on uncertain data", .serialized)
struct MasterPropertyTests {
  static let forms = ["epilepsy_follow_up", "wrist_surgery_follow_up"]
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
      let full = sample.run.decide(sample.filled, history: sample.history)
      tally.colours[full.colour, default: 0] += 1
      var gaps = sample.filled
      for name in sample.remove(from: &gaps, generator, &random) {
        tally.removed[name, default: 0] += 1
      }
      let open = sample.run.decide(gaps, history: sample.history)
      let lies = open.proven <= full.proven && full.possible <= open.possible
      if !lies || (open.colour == .green && full.colour != .green) {
        tally.failures.append(
          "seed \(seed), form \(index): full \(full.proven)…\(full.possible), "
            + "gaps \(open.proven)…\(open.possible): \(full.findings.map(\.id)) \(open.findings.map(\.id))"
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
      var first = sample.run.decide(sample.filled, history: sample.history)
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
      let decision = sample.run.decide(sample.filled, history: sample.history)
      #expect(sample.run.decide(sample.filled, history: sample.history).json == decision.json)
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
      let before = sample.run.decide(sample.filled, history: sample.history)
      let after = sample.run.decide(changed, history: sample.history)
      #expect(
        after.proven >= before.proven && after.possible >= before.possible,
        "\(name): \(before.findings.map(\.id)) → \(after.findings.map(\.id))"
      )
    }
  }
}

/// How many submissions a property gets.
enum Runs {
  static let count: Int = {
    let text = Environment.value("BEHOV_PROPERTY_RUNS") ?? "60000"
    return Int(text) ?? 60_000
  }()
}

/// One patient with a history and a complete form.
struct Sample {
  let run: Run
  let filled: Filled
  let history: History

  init(_ generator: Generator, _ random: inout Seeded) {
    let authored = Instant(
      milliseconds: 1_770_000_000_000 + Int.random(in: 0...300, using: &random) * 86_400_000
    )
    let patient = generator.patient(authored, &random)
    run = Run(generator, patient: patient)
    var history = History()
    for earlier in 0..<Int.random(in: 0...2, using: &random) {
      let before = authored.adding(minutes: -1440 * Int.random(in: 4...300, using: &random))
      var form = generator.complete(before, patient, &random)
      form.id = "earlier-\(earlier)"
      if random.chance(20) { _ = Self.removeAny(from: &form, generator, &random) }
      history.forms.append(run.past(form))
    }
    if random.chance(3) { history.unread.append(nil) }
    self.history = history
    filled = generator.complete(authored, patient, &random)
  }

  /// Removes some answers and gives their names.
  func remove(
    from gaps: inout Filled,
    _ generator: Generator,
    _ random: inout Seeded
  ) -> [String] { Self.removeAny(from: &gaps, generator, &random) }

  static func removeAny(
    from gaps: inout Filled,
    _ generator: Generator,
    _ random: inout Seeded
  ) -> [String] {
    let names = (Array(gaps.answers.keys) + Array(gaps.entries.keys)).sorted()
      .filter { generator.removable.contains($0) }
    let count = random.chance(50) ? 1 : Int.random(in: 1...6, using: &random)
    let gated = names.filter { generator.gated.contains($0) }
    let rare = random.chance(70) ? gated.randomElement(using: &random) : nil
    let chosen =
      (rare.map { [$0] } ?? [])
      + names.shuffled(using: &random).filter { $0 != rare }
      .prefix(rare == nil ? count : count - 1)
    for name in chosen {
      gaps.answers[name] = nil
      gaps.entries[name] = nil
    }
    return chosen
  }

  /// An answered item with a direction, and a worse answer to it.
  func worsened(
    _ generator: Generator,
    _ random: inout Seeded
  ) -> (String, Filled.Answer)? {
    let directed = generator.form.items.compactMap { item -> (FormItem, Bool)? in
      guard case .slot(let slot) = item.position, filled.answers[item.name] != nil else {
        return nil
      }
      switch generator.form.schema.values[slot].worse {
      case .higher: return (item, true)
      case .lower: return (item, false)
      case .neither: return nil
      }
    }
    guard let (item, higher) = directed.randomElement(using: &random),
      case .number(let now) = filled.answers[item.name]
    else { return nil }
    for _ in 0..<8 {
      let other = generator.any(item, filled.authored, &random)
      if case .number(let number) = other, higher ? number > now : number < now {
        return (item.name, other)
      }
    }
    return nil
  }
}

extension Generator {
  /// The items that are not always shown.
  var gated: Set<String> {
    Set(form.items.filter { !$0.visibility.isEmpty }.map(\.name))
  }

  /// What P0 may remove: not texts, and not what the protocol says silence means.
  var removable: Set<String> {
    var names = Set(form.items.map(\.name)).union(form.repeats.map(\.name))
    for item in form.items {
      if case .text = item.answer { names.remove(item.name) }
      if case .field = item.position { names.remove(item.name) }
    }
    let rules = triageProtocol.readings[0].rules
    for row in rules.thresholds.flatMap(\.rows) where row.missing != .grey {
      for slot in rules.program.reads(row.subject).slots {
        names.remove(rules.schema.values[slot].name)
      }
    }
    return names
  }
}
