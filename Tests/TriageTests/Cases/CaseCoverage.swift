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
      return triage.run(reading, answers, request, day)
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
  ///
  /// A safety item must be what makes the colour of a case: one in which everything is wrong does
  /// not show that it fires.
  var unfired: [String] {
    blocks.enumerated().flatMap { index, block in
      let fired = runs.compactMap { colour(of: index, in: $0, alone: block.isSafety) }
      return block.colours.filter { !fired.contains($0) }
        .map { "\(block.isSafety ? "safety " : "")`\(block.id)` \($0)" }
    }
  }

  /// The thresholds and rules in the order they are evaluated, with the colours they can have.
  private var blocks: [(id: String, isSafety: Bool, colours: [Verdict])] {
    rules.thresholds.map { threshold in
      let yellow: [Verdict] = threshold.rows.contains { $0.yellow != nil } ? [.yellow] : []
      let red: [Verdict] = threshold.rows.contains { $0.red != nil } ? [.red] : []
      return (threshold.id, threshold.isSafety, yellow + red)
    }
      + rules.rules.sorted { $0.outcome < $1.outcome }.map { rule in
        let yellow: [Verdict] = rule.yellow != nil ? [.yellow] : []
        return (rule.id, rule.isSafety, yellow + (rule.red != nil ? [.red] : []))
      }
  }

  /// What a threshold or rule proves; `nil` where it is to be alone and another is as bad.
  private func colour(of index: Int, in run: Triage.Run, alone: Bool) -> Verdict? {
    let found = run.evaluation.evaluated.map(\.outcome.proven)
    let isAlone = found.count { $0 >= found[index] } == 1
    return isAlone || !alone ? found[index] : nil
  }

  // MARK: Missing answers

  /// The items that must be answered when they are shown, and that no case leaves out alone.
  var neverMissing: [String] {
    let required = form.items.filter(\.isRequired)
    let missing = runs.map { run in required.filter { isMissing($0, in: run.values) }.map(\.name) }
    return required.map(\.name).filter { !missing.contains([$0]) }
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
