import Diagnostics
import Expressions
import Forms
import Rules
import Scheduling
@testable import Triage
import Values

/// Fills in forms at random: mostly well, so that green and yellow are common.
struct Generator {
  let triageProtocol: TriageProtocol
  let form: Form
  /// What a healthy patient answers, by item: the first case beside the protocol.
  let healthy: [String: String]
  /// The items with a yellow cell of their own.
  let canBeYellow: Set<String>
  /// The items that decide whether something is shown.
  let gates: Set<String>
  /// The items that are not always shown.
  let gated: Set<String>
  /// What may be taken out: not texts, and not what the protocol says silence means.
  let removable: Set<String>

  /// Fills in the forms of a protocol that ships, or of a changed one in its place.
  init(_ id: String, _ changed: TriageProtocol? = nil) {
    self.init(changed ?? Content.triageProtocol(id), cases: "Rules/\(id).cases.csv")
  }

  /// Fills in the forms of a protocol, with the cases of a file.
  init(_ triageProtocol: TriageProtocol, cases: String) {
    self.triageProtocol = triageProtocol
    guard let reading = triageProtocol.readings.first, let table = Content.source(cases) else {
      preconditionFailure("no content for \(cases)")
    }
    form = reading.form
    let rows = String(decoding: table.bytes, as: UTF8.self).split(separator: "\n").prefix(2)
      .map { $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init) }
    healthy = Dictionary(zip(rows[0], rows[1]).filter { !$1.isEmpty }) { $1 }
    canBeYellow = Self.names(reading.rules) { $0.yellow != nil }
    let conditions = form.items.flatMap(\.visibility) + form.repeats.flatMap(\.visibility)
    let read = conditions.flatMap { reading.form.program.reads($0).slots }
    gates = Set(read.map { reading.form.schema.values[$0].name })
    gated = Set(form.items.filter { !$0.visibility.isEmpty }.map(\.name))
    removable = Set(form.items.filter(Self.canBeTakenOut).map(\.name))
      .union(form.repeats.map(\.name))
      .subtracting(Self.names(reading.rules) { $0.missing != .grey })
  }

  /// The values that the rows of some kind test.
  private static func names(_ rules: RuleSet, _ rows: (Threshold.Row) -> Bool) -> Set<String> {
    let chosen = rules.thresholds.flatMap(\.rows).filter(rows)
    let slots = chosen.flatMap { rules.program.reads($0.subject).slots }
    return Set(slots.map { rules.schema.values[$0].name })
  }

  /// The names of the values that are made of readings; those of a shipped protocol are in %.
  var measured: [String] {
    let rules = triageProtocol.readings[0].rules
    return rules.seriesValues.map { rules.schema.values[$0.slot].name }
  }

  private static func canBeTakenOut(_ item: FormItem) -> Bool {
    if case .text = item.answer { return false }
    if case .field = item.position { return false }
    return true
  }

  /// A form in which every item that is shown is answered.
  func complete(_ authored: Instant, _ patient: Patient, _ random: inout Seeded) -> Filled {
    var filled = Filled(authored: authored)
    let trouble = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 40].randomElement(using: &random) ?? 0
    for item in form.items {
      guard Self.canBeTakenOut(item) else { continue }
      let varies = random.chance(trouble) || gates.contains(item.name) && random.chance(12)
      filled.answers[item.name] =
        varies ? any(item, authored, &random) : usual(item, authored, &random)
    }
    if trouble == 0, random.chance(97) { disturb(&filled, &random) }
    for name in measured {
      let usual = healthy[name].flatMap { try? Number(parsing: $0) }
      let tenths = Int.random(in: 0...1000, using: &random)
      filled.measured[name] =
        random.chance(trouble + 3) ? Number(Int64(tenths), over: 10) ?? .zero : usual
    }
    for section in form.repeats {
      filled.entries[section.name] = entries(of: section, trouble, authored, &random)
    }
    removeHidden(&filled, patient)
    return filled
  }

  /// What the first case beside the protocol answers.
  func healthyForm(_ authored: Instant) -> Filled {
    var filled = Filled(authored: authored)
    var random = Seeded(1)
    for item in form.items where healthy[item.name] != nil {
      filled.answers[item.name] = usual(item, authored, &random)
    }
    for section in form.repeats {
      let items = section.items.map { form.items[$0] }
      let entry = items.filter { healthy["\(section.name).\($0.name)"] != nil }
      filled.entries[section.name] = [
        Dictionary(uniqueKeysWithValues: entry.map { ($0.name, usual($0, authored, &random)) })
      ]
    }
    return filled
  }

  /// Makes one answer a little worse than a healthy patient's, most often one that can be yellow.
  private func disturb(_ filled: inout Filled, _ random: inout Seeded) {
    let answered = form.items.filter { filled.answers[$0.name] != nil }
    let yellow = answered.filter { canBeYellow.contains($0.name) }
    guard let item = (random.chance(85) ? yellow : answered).randomElement(using: &random) else {
      return
    }
    switch (item.answer, filled.answers[item.name]) {
    case (.ordinal(let values), .number):
      filled.answers[item.name] = .number(values.prefix(7).randomElement(using: &random) ?? .zero)
    case (.count(let range), .number(let number)):
      let more = Number(Int.random(in: 1...4, using: &random))
      filled.answers[item.name] = .number(min(number.adding(more) ?? number, range.upperBound))
    case (.coded(let options), .text(let text)):
      let index = options.firstIndex(of: text) ?? 0
      let near = random.chance(80) ? index + 1 : index + 2
      filled.answers[item.name] = .text(options[min(near, options.count - 1)])
    default: break
    }
  }

  func entries(
    of section: RepeatedSection,
    _ trouble: Int,
    _ authored: Instant,
    _ random: inout Seeded
  ) -> [[String: Filled.Answer]] {
    var entries: [[String: Filled.Answer]] = []
    for _ in 0..<Int.random(in: max(section.entries.lowerBound, 1)...3, using: &random) {
      var entry: [String: Filled.Answer] = [:]
      for item in section.items.map({ form.items[$0] }) {
        entry[item.name] =
          random.chance(trouble + 5) ? any(item, authored, &random) : usual(item, authored, &random)
      }
      if !entries.contains(entry) { entries.append(entry) }
    }
    return entries
  }

  private func usual(_ item: FormItem, _ authored: Instant, _ random: inout Seeded) -> Filled.Answer
  {
    let column = healthy[item.name] ?? healthy["drugs.\(item.name)"]
    guard let text = column else { return any(item, authored, &random) }
    switch item.answer {
    case .ordinal, .count: return (try? Number(parsing: text)).map { .number($0) } ?? .text(text)
    case .quantity(_, let unit, _):
      return (try? Number(parsing: text)).map { .quantity($0, unit) } ?? .text(text)
    case .boolean: return .boolean(text == "true")
    case .several: return .options(text.split(separator: "+").map(String.init))
    default: return .text(text)
    }
  }

  /// Any answer that the form allows.
  func any(_ item: FormItem, _ authored: Instant, _ random: inout Seeded) -> Filled.Answer {
    switch item.answer {
    case .ordinal(let values): return .number(values.randomElement(using: &random) ?? .zero)
    case .coded(let options): return .text(options.randomElement(using: &random) ?? "")
    case .several(let options, let exclusive):
      let others = options.indices.filter { $0 != exclusive }
      if let exclusive, random.chance(30) { return .options([options[exclusive]]) }
      let chosen = others.filter { _ in random.chance(40) }
      return .options((chosen.isEmpty ? [others[0]] : chosen).map { options[$0] })
    case .count(let range):
      let low = range.lowerBound.whole ?? 0
      let high = min(range.upperBound.whole ?? low, random.chance(70) ? low + 6 : .max)
      return .number(Number(Int.random(in: low...high, using: &random)))
    case .quantity(let range, let unit, let decimals):
      return .quantity(quantity(range, decimals, &random), unit)
    case .boolean: return .boolean(Bool.random(using: &random))
    case .date, .dateTime:
      let day = Content.calendar.date(of: authored)
      return .text(day.adding(days: -Int.random(in: 0...900, using: &random)).description)
    case .text: return .text("…")
    }
  }

  private func quantity(
    _ range: ClosedRange<Number>,
    _ decimals: Int,
    _ random: inout Seeded
  ) -> Number {
    let scale = Number((0..<decimals).reduce(1) { power, _ in power * 10 })
    let low = range.lowerBound.multiplied(by: scale)?.whole ?? 0
    let high = range.upperBound.multiplied(by: scale)?.whole ?? low
    return Number(Int.random(in: low...high, using: &random)).divided(by: scale) ?? .zero
  }

  // MARK: Patients

  private func within(_ range: ClosedRange<Number>, _ random: inout Seeded) -> Number {
    let (low, high) = (range.lowerBound.whole ?? 0, range.upperBound.whole ?? 0)
    let few = min(high, low + 8)
    return Number(Int.random(in: low...(random.chance(80) ? few : high), using: &random))
  }

  func patient(_ authored: Instant, _ random: inout Seeded) -> Patient {
    let day = Content.calendar.date(of: authored)
    let limits = triageProtocol.readings[0].rules.limits.filter { _ in random.chance(20) }
    let isBefore = triageProtocol.plan.sendsAt.contains { $0.side == .before }
    return Patient(
      id: "p",
      protocol: triageProtocol.reference.id,
      anchor: day.adding(days: (isBefore ? 1 : -1) * Int.random(in: 3...200, using: &random)),
      birthDate: random.chance(95)
        ? day.adding(days: -Int.random(in: 18 * 365...85 * 365, using: &random)) : nil,
      sex: random.chance(95) ? (random.chance(50) ? "female" : "male") : nil,
      language: .nb,
      unit: nil,
      channel: nil,
      interval: nil,
      limits: limits.map { limit in
        Patient.OwnLimit(
          id: limit.id,
          value: within(limit.allowed, &random),
          by: "x",
          reason: "x",
          from: day.adding(days: -400),
          until: nil
        )
      }
    )
  }
}

/// Reads and decides filled-in forms as a batch does.
struct Run {
  let generator: Generator
  let triage: Triage
  let patient: Patient

  init(_ generator: Generator, patient: Patient) {
    self.generator = generator
    self.patient = patient
    triage = Triage(generator.triageProtocol, calendar: Content.calendar, engine: "test")
  }

  func request(_ filled: Filled, history: History = History()) -> Triage.Request {
    let line = filled.line(generator.form)
    guard let submission = try? SubmissionReader.read(line) else {
      preconditionFailure(String(decoding: line, as: UTF8.self))
    }
    var answers = Answers(generator.form)
    answers.read(line, submission)
    return Triage.Request(
      submission: submission,
      answers: answers,
      input: ContentHash(of: line),
      patient: patient,
      history: history,
      devices: DeviceData(stating: filled.measured),
      now: filled.authored.adding(minutes: 30)
    )
  }

  func decide(_ filled: Filled, history: History = History()) -> Decision {
    triage.decide(request(filled, history: history))
  }

  /// The form's values, by the slots of its schema.
  func past(_ filled: Filled) -> PastForm {
    guard let past = triage.past(request(filled)) else { preconditionFailure("unread form") }
    return past
  }
}
