public import Diagnostics
public import Scheduling
public import Values
import Expressions
import Forms
import Rules

/// What the cases beside a protocol leave out.
///
/// Only forms with something expected of them count.
public struct CaseCoverage: Sendable {
  /// What no case tries.
  public struct Gap: Sendable, Hashable {
    /// What is left out.
    public enum Kind: Sendable, Hashable {
      /// A threshold or rule is in this colour in no case; a safety item, by itself.
      case colour(Verdict, isSafety: Bool)
      /// No case has a value on a limit, or one step from it; the time point where there are rows
      /// for several.
      case limit(String, Side, at: Period?)
      /// No case answers an item with this option.
      case option(String)
      /// No case leaves out this item and nothing else.
      case unanswered
    }

    /// Where a value lies.
    public enum Side: String, Sendable, Hashable, CaseIterable {
      case below, on, above
    }

    /// What is left out.
    public let kind: Kind
    /// The threshold, rule or item.
    public let subject: String
    /// The row or rule in the protocol; `nil` for an item.
    public let place: Place?
  }

  /// All that no case tries.
  public let gaps: [Gap]

  /// Looks for what the cases leave out.
  public init(_ file: CaseFile, _ triageProtocol: TriageProtocol, calendar: ClinicCalendar) {
    guard let cases = PreparedCases(file, triageProtocol, calendar: calendar) else {
      gaps = []
      return
    }
    let reader = CoverageReader(cases)
    gaps =
      reader.unfired + reader.untriedLimits.map { reader.gap($0) } + reader.unansweredOptions
      + reader.neverMissing.map { Gap(kind: .unanswered, subject: $0.name, place: nil) }
  }
}

/// Asks what some cases try.
struct CoverageReader {
  let form: Form
  let rules: RuleSet
  let runs: [Triage.Run]

  init(_ cases: PreparedCases) {
    form = cases.reading.form
    rules = cases.reading.rules
    runs = cases.cases.map(\.run)
  }

  // MARK: Options

  /// The options that no case answers, of the items and facts that a threshold or a rule reads.
  var unansweredOptions: [CaseCoverage.Gap] {
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

  private func unanswered(
    _ value: SchemaValue,
    _ slot: Int?,
    _ sets: [ValueSet]
  ) -> [CaseCoverage.Gap] {
    let answered = sets.filter { $0.isAnswered && $0.isKnown }
    func gap(_ option: String) -> CaseCoverage.Gap {
      CaseCoverage.Gap(kind: .option(option), subject: value.name, place: nil)
    }
    switch value.type {
    case .boolean, .choice, .choices:
      let seen = answered.reduce(0) { $0 | $1.options }
      let options = value.type.options ?? ["false", "true"]
      return options.enumerated().filter { seen >> UInt64($0.offset) & 1 == 0 }
        .map { gap($0.element) }
    default:
      let item = form.items.first { slot != nil && $0.position == slot.map { .slot($0) } }
      guard case .ordinal(let numbers) = item?.answer else { return [] }
      let seen = Set(answered.compactMap(\.knownNumber))
      return numbers.filter { !seen.contains($0) }.map { gap($0.description) }
    }
  }

  /// All that thresholds and rules read, through named values and scores too.
  private var reads: Reads {
    var reads = Reads()
    for index in rules.outcomeIDs.indices { reads.formUnion(rules.reads(ofOutcome: index)) }
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
  var unfired: [CaseCoverage.Gap] {
    blocks.enumerated().flatMap { index, block in
      let fired = runs.compactMap { colour(of: index, in: $0, alone: block.isSafety) }
      return block.colours.filter { !fired.contains($0) }.map { colour in
        CaseCoverage.Gap(
          kind: .colour(colour, isSafety: block.isSafety),
          subject: block.id,
          place: block.place
        )
      }
    }
  }

  private struct Block {
    let id: String
    let isSafety: Bool
    let colours: [Verdict]
    let place: Place?
  }

  /// The thresholds and rules in the order they are evaluated, with the colours they can have.
  private var blocks: [Block] {
    rules.thresholds.map { threshold in
      let hasYellow = threshold.rows.contains { $0.yellow != nil }
      let hasRed = threshold.rows.contains { $0.red != nil }
      return Block(
        id: threshold.id,
        isSafety: threshold.isSafety,
        colours: Self.colours(hasYellow, hasRed),
        place: threshold.rows.first?.place
      )
    }
      + rules.rules.sorted { $0.outcome < $1.outcome }.map { rule in
        Block(
          id: rule.id,
          isSafety: rule.isSafety,
          colours: Self.colours(rule.yellow != nil, rule.red != nil),
          place: rule.place
        )
      }
  }

  private static func colours(_ hasYellow: Bool, _ hasRed: Bool) -> [Verdict] {
    (hasYellow ? [.yellow] : []) + (hasRed ? [.red] : [])
  }

  /// What a threshold or rule proves; `nil` where it is to be alone and another is as bad.
  private func colour(of index: Int, in run: Triage.Run, alone: Bool) -> Verdict? {
    let found = run.evaluation.evaluated.map(\.outcome.proven)
    let isAlone = found.count { $0 >= found[index] } == 1
    return isAlone || !alone ? found[index] : nil
  }

  // MARK: Missing answers

  /// The items that must be answered when they are shown, and that no case leaves out alone.
  var neverMissing: [FormItem] {
    let required = form.items.filter(\.isRequired)
    let missing = runs.map { run in required.filter { $0.isMissing(in: run.values) }.map(\.name) }
    return required.filter { !missing.contains([$0.name]) }
  }
}

extension FormItem {
  /// Whether it was surely asked for and not answered.
  func isMissing(in values: FormValues) -> Bool {
    guard !values.invalidItems.contains(name) else { return false }
    switch position {
    case .slot(let slot): return values.frame.slots[slot].isMissing
    case .field(let section, let field):
      let entries = values.frame.sections[section]
      if entries.count == 0 {
        return entries.canApply && !entries.canBeNotApplicable && !entries.isAnswered
      }
      return entries.values(ofField: field).contains(where: \.isMissing)
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
