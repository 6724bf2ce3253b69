import Forms
import Scheduling
import Triage
import Values

/// A patient's form and what became of it on its way, each in the hands of a patient of its own, all
/// decided in one batch as a night's forms are.
struct MutatedBatch {
  /// A form as it arrived.
  struct Mutant {
    /// What went wrong with it, in order.
    let mutations: [FormMutation]
    let patient: String
    let line: [UInt8]
  }

  /// How a line ended.
  enum End: Equatable {
    case decided(Colour)
    case rejected, duplicate
  }

  let generator: Generator
  let sample: Sample
  let now: Instant
  private(set) var mutants: [Mutant] = []
  private var lines: [[UInt8]] = []
  /// Which line each mutant is, from 1.
  private var places: [Int] = []

  /// A form, most often a green one, and as many more as something goes wrong with.
  init(_ generator: Generator, count: Int, _ random: inout Seeded) {
    self.generator = generator
    var sample = Sample(generator, &random)
    for _ in 0..<5 where sample.ran().colour != .green || !sample.unread.isEmpty {
      sample = Sample(generator, &random)
    }
    sample.unread = []
    self.sample = sample
    now = sample.filled.authored.adding(minutes: 30)
    for _ in 0...count { add(isWhole: mutants.isEmpty, &random) }
  }

  private mutating func add(isWhole: Bool, _ random: inout Seeded) {
    let patient = "p-" + String(random.next(), radix: 36)
    var filled = sample.filled
    (filled.id, filled.patient) = ("s-\(patient)", patient)
    var line = filled.line(generator.form)
    var mutations: [FormMutation] = []
    let sent = line
    if !isWhole {
      let most = random.chance(20) ? 2 : 1
      for _ in 0..<most {
        guard let mutation = FormMutation.allCases.randomElement(using: &random) else { continue }
        if !mutations.isEmpty, !(FormMutation.ofFields.contains(mutation) && canBeRead(line)) {
          continue
        }
        line = mutation.applied(to: line, filled, generator, &random)
        mutations.append(mutation)
      }
    }
    lines += earlier(of: patient)
    if mutations.contains(.again) { lines.append(sent) }
    lines.append(line)
    places.append(lines.count)
    mutants.append(Mutant(mutations: mutations, patient: patient, line: line))
  }

  private func canBeRead(_ line: [UInt8]) -> Bool { PlainJSON(line) != nil }

  private func earlier(of patient: String) -> [[UInt8]] {
    sample.earlier.map { form in
      var form = form
      (form.id, form.patient) = ("\(patient)-\(form.id)", patient)
      return form.line(generator.form)
    }
  }

  /// What there is to know beside a line.
  var expected: PlainForm.Expected {
    let earlier = mutants.flatMap { mutant in
      sample.earlier.map { "\(mutant.patient)-\($0.id)" }
    }
    return PlainForm.Expected(
      patients: Set(mutants.map(\.patient)),
      submissions: Set(mutants.map { "s-\($0.patient)" } + earlier),
      now: now,
      countFor: generator.triageProtocol.plan.answersCountFor
    )
  }

  /// How each mutant ended.
  func ends() throws -> [End?] {
    let ledger = MemoryLedger()
    ledger.stated = sample.filled.measured
    let batch = Batch(
      by: generator.triageProtocol,
      MemoryLines(lines),
      ledger,
      patients: mutants.map { sample.patient.named($0.patient) },
      now: now
    )
    var ends: [Int: End] = [:]
    _ = try batch.run { outcome in
      switch outcome {
      case .decision(let line?, let written): ends[line] = .decided(written.decision.colour)
      case .decision(nil, _): break
      case .rejected(let line, _): ends[line] = .rejected
      case .duplicate(let line, _, _, _): ends[line] = .duplicate
      }
    }
    return places.map { ends[$0] }
  }
}

extension Patient {
  /// The same under another name.
  func named(_ id: String) -> Patient {
    Patient(
      id: id,
      protocol: self.protocol,
      anchor: anchor,
      birthDate: birthDate,
      sex: sex,
      language: language,
      unit: unit,
      channel: channel,
      interval: interval,
      limits: limits
    )
  }
}
