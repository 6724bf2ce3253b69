import Expressions
import Forms
import Rules
import Values

@testable import Triage

/// How many submissions a property gets.
enum Runs {
  static let count: Int = {
    let text = Environment.value("BEHOV_PROPERTY_RUNS") ?? "60000"
    return Int(text) ?? 60_000
  }()
}

/// One patient with earlier forms and a form, complete or with gaps.
struct Sample {
  let generator: Generator
  var patient: Patient
  var filled: Filled
  /// The earlier forms, as they were sent.
  var earlier: [Filled] = []
  /// When forms were authored that could not be read.
  var unread: [Instant?] = []
  /// What was taken out, by name.
  var removed: [String] = []
  /// The items among whose answers a gap does most: those of a score that stands near its limit, or
  /// those that together make a red.
  var focus: Set<String> = []

  /// A complete form, and up to two earlier ones, some of them with gaps of their own.
  init(_ generator: Generator, _ random: inout Seeded) {
    self.generator = generator
    let authored = Instant(
      milliseconds: 1_770_000_000_000 + Int.random(in: 0...300, using: &random) * 86_400_000
    )
    patient = generator.patient(authored, &random)
    filled = generator.complete(authored, patient, &random)
    if random.chance(35) {
      focus =
        random.chance(50)
        ? generator.makeYellow(&filled, &random)
        : generator.approachLimit(&filled, patient, &random)
      generator.removeHidden(&filled, patient)
      generator.answerShown(&filled, patient, &random)
    }
    for number in 0..<Int.random(in: 0...2, using: &random) {
      let before = authored.adding(minutes: -1440 * Int.random(in: 4...300, using: &random))
      var form = generator.complete(before, patient, &random)
      form.id = "earlier-\(number)"
      if random.chance(20) { _ = Self.remove(from: &form, [], generator, &random) }
      earlier.append(form)
    }
    if random.chance(3) { unread.append(nil) }
  }

  var run: Run { Run(generator, patient: patient) }

  var history: History { History(forms: earlier.map { run.past($0) }, unread: unread) }

  func ran() -> Ran { Ran(run, run.request(filled, history: history)) }

  func decided() -> Decision { run.decide(filled, history: history) }

  /// Whether nothing that the rules read is left to guess.
  func isWholly(known ran: Ran) -> Bool {
    patient.birthDate != nil && patient.sex != nil && unread.isEmpty
      && ran.run.frame.recalled.allSatisfy { $0.isKnown || $0.isHidden }
  }

  // MARK: Gaps

  /// The same with answers taken out, and now and then a fact or an earlier form.
  func withGaps(_ generator: Generator, _ random: inout Seeded) -> Sample {
    var gaps = self
    gaps.removed = Self.remove(from: &gaps.filled, focus, generator, &random)
    if random.chance(10) { gaps.patient = gaps.patient.forgotten(&random) }
    guard !earlier.isEmpty, random.chance(20) else { return gaps }
    let index = Int.random(in: earlier.indices, using: &random)
    if random.chance(70) {
      _ = Self.remove(from: &gaps.earlier[index], [], generator, &random)
    } else {
      let lost = gaps.earlier.remove(at: index)
      gaps.unread.append(random.chance(50) ? lost.authored : nil)
    }
    return gaps
  }

  /// The same with the gaps of its form filled in another way that the form allows.
  func refilled(_ generator: Generator, _ random: inout Seeded) -> Sample {
    var other = self
    generator.fillGaps(&other.filled, removed, &random)
    generator.removeHidden(&other.filled, patient)
    generator.answerShown(&other.filled, patient, &random)
    return other
  }

  static func remove(
    from gaps: inout Filled,
    _ focus: Set<String>,
    _ generator: Generator,
    _ random: inout Seeded
  ) -> [String] {
    let names = (Array(gaps.answers.keys) + Array(gaps.entries.keys)).sorted()
      .filter { generator.removable.contains($0) }
    let count = random.chance(50) ? 1 : Int.random(in: 1...6, using: &random)
    let near = names.filter { focus.contains($0) }
    let gated = names.filter { generator.gated.contains($0) || generator.gates.contains($0) }
    let rare = gated.filter { generator.healthy[$0] == nil }
    let first =
      random.chance(near.isEmpty ? 60 : 20)
      ? rare.randomElement(using: &random)
      : (near.isEmpty || random.chance(25) ? gated : near).randomElement(using: &random)
    let chosen = [first].compactMap { $0 }
    let rest = names.shuffled(using: &random).filter { !chosen.contains($0) }
    let all = chosen + rest.prefix(count - chosen.count)
    for name in all {
      gaps.answers[name] = nil
      gaps.entries[name] = nil
    }
    return all
  }

  // MARK: Worse

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

extension Patient {
  /// The same, but something of it is not known.
  fileprivate func forgotten(_ random: inout Seeded) -> Patient {
    Patient(
      id: id,
      protocol: self.protocol,
      anchor: anchor,
      birthDate: random.chance(50) ? nil : birthDate,
      sex: random.chance(50) ? nil : sex,
      language: language,
      unit: unit,
      channel: channel,
      interval: interval,
      limits: limits
    )
  }
}
