import Expressions
import Forms
import Rules
import Scheduling
import Testing
import Values

@testable import Triage

/// What the cases beside a protocol try, and what they leave out.
///
/// Only forms with something expected of them count.
struct CaseCoverage {
  let form: Form
  let rules: RuleSet
  let runs: [Triage.Run]
  /// A form without any answer: all that it can be.
  let blank: Triage.Run

  static func of(_ id: String) throws -> CaseCoverage {
    let triageProtocol = Content.triageProtocol(id)
    let reading = try #require(triageProtocol.readings.first)
    let table = try #require(Content.source("Rules/\(id).cases.csv"))
    let (file, faults) = CaseFile.read(table, for: triageProtocol)
    try #require(faults.isEmpty && !file.rows.isEmpty)
    let triage = Triage(triageProtocol, calendar: Content.calendar, engine: "test")
    let forms = FormLibrary([reading.form])
    let requests = file.rows.filter { !$0.expected.isEmpty }.compactMap { row in
      triage.request(row, among: file.rows.filter { $0.name == row.name }, forms)
    }
    func run(_ request: Triage.Request, _ answers: Answers) -> Triage.Run {
      let day = triage.calendar.date(of: request.submission.authored)
      return triage.run(reading, answers, request, day, showingHidden: false)
    }
    return CaseCoverage(
      form: reading.form,
      rules: reading.rules,
      runs: requests.compactMap { request in request.answers.map { run(request, $0) } },
      blank: run(try #require(requests.first), Answers(reading.form))
    )
  }

  // MARK: Options

  /// The options that no case answers, of the items and facts that a threshold or a rule reads.
  var unansweredOptions: [String] {
    let read = reads
    let values = rules.schema.values.indices.filter { read.slots.contains($0) }.flatMap { slot in
      unanswered(rules.schema.values[slot], slot, runs.map { $0.frame.slots[slot] })
    }
    let fields = read.sections.sorted().flatMap { section in
      rules.schema.sections[section].fields.enumerated().flatMap { field, value in
        unanswered(value, nil, runs.flatMap { $0.frame.sections[section].values(ofField: field) })
      }
    }
    return values + fields
  }

  private func unanswered(_ value: SchemaValue, _ slot: Int?, _ sets: [ValueSet]) -> [String] {
    let answered = sets.filter { $0.isAnswered && $0.isKnown }
    switch value.type {
    case .boolean, .choice, .choices:
      let seen = answered.reduce(0) { $0 | $1.options }
      let options = value.type.options ?? ["false", "true"]
      return options.enumerated().filter { seen >> UInt64($0.offset) & 1 == 0 }
        .map { "`\(value.name)` \($0.element)" }
    default:
      let item = form.items.first { slot != nil && $0.position == slot.map { .slot($0) } }
      guard case .ordinal(let numbers) = item?.answer else { return [] }
      let seen = Set(answered.compactMap(\.knownNumber))
      return numbers.filter { !seen.contains($0) }.map { "`\(value.name)` \($0)" }
    }
  }

  /// All that thresholds and rules read, through named values and scores too.
  private var reads: Reads {
    var reads = Reads()
    for row in rules.thresholds.flatMap(\.rows) {
      reads.formUnion(rules.program.reads(row.subject))
      if let section = row.section { reads.sections.insert(section) }
    }
    for condition in rules.rules.flatMap({ [$0.yellow, $0.red] }).compactMap({ $0 }) {
      reads.formUnion(rules.program.reads(condition))
    }
    for value in rules.named.reversed() where reads.slots.contains(value.slot) {
      reads.formUnion(rules.program.reads(value.computation))
    }
    for recall in reads.recalls { reads.slots.insert(rules.program.recalls[recall].slot) }
    for score in form.scores.reversed() where reads.slots.contains(score.slot) {
      reads.slots.formUnion(score.itemSlots + score.scoreSlots)
    }
    return reads
  }

  // MARK: Colours

  /// The thresholds and rules that no case fires, in a colour that they have.
  var unfired: [String] {
    let thresholds = rules.thresholds.map { threshold in
      (
        threshold.id, threshold.isSafety, threshold.rows.contains { $0.yellow != nil },
        threshold.rows.contains { $0.red != nil }
      )
    }
    let blocks = rules.rules.sorted { $0.outcome < $1.outcome }.map { rule in
      (rule.id, rule.isSafety, rule.yellow != nil, rule.red != nil)
    }
    return (thresholds + blocks).enumerated().flatMap { index, block in
      let fired = Set(runs.map { $0.evaluation.evaluated[index].outcome.proven })
      let (id, isSafety, isYellow, isRed) = block
      let colours = (isYellow ? [Verdict.yellow] : []) + (isRed ? [.red] : [])
      return colours.filter { !fired.contains($0) }
        .map { "\(isSafety ? "safety " : "")`\(id)` \($0)" }
    }
  }

  // MARK: Missing answers

  /// The items that must be answered when they are shown, and that no case leaves out.
  var neverMissing: [String] {
    form.items.filter { item in
      item.isRequired && !runs.contains { isMissing(item, in: $0.values) }
    }.map(\.name)
  }

  private func isMissing(_ item: FormItem, in values: FormValues) -> Bool {
    guard !values.invalidItems.contains(item.name) else { return false }
    switch item.position {
    case .slot(let slot): return values.frame.slots[slot].isMissing
    case .field(let section, let field):
      return values.frame.sections[section].values(ofField: field).contains(where: \.isMissing)
    }
  }
}

extension SectionEntries {
  fileprivate func values(ofField field: Int) -> [ValueSet] {
    (0..<count).map { values[$0 * width + field] }
  }
}

extension ValueSet {
  /// Whether it was surely asked for and not answered.
  fileprivate var isMissing: Bool { canApply && !canBeNotApplicable && !isAnswered }
}
