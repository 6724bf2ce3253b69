import Expressions
import Forms
import Rules
import Values

/// Puts what ran into findings, open tests and scores: the reasons of a decision.
final class Account {
  private let triage: Triage
  private let reading: TriageProtocol.Reading
  private let run: Triage.Run
  private let phrases: Phrases
  private let reasons: Reasons
  /// The thresholds, the rules and the statuses, in this order, but for those that are surely green.
  private let items: [Item]

  /// Takes what ran, and which recalls a form that could not be read keeps open.
  init(
    _ triage: Triage,
    _ reading: TriageProtocol.Reading,
    _ run: Triage.Run,
    unread: Set<Int>
  ) {
    reasons = Reasons(reading, run, unread: unread)
    self.triage = triage
    self.reading = reading
    self.run = run
    phrases = Phrases(reading.form.terminology)
    items = Self.items(run, reading.rules)
  }

  private var rules: RuleSet { reading.rules }

  /// What fired: safety first, then the worst first.
  var findings: [Finding] {
    let found = items.filter { $0.outcome.proven > .green }.map { item in
      Finding(
        id: item.id,
        colour: item.outcome.proven,
        value: shown(item),
        limit: item.isOfSilence ? "" : item.limit(of: item.outcome.proven, self),
        isSafety: item.isSafety,
        text: text(item, verdict: item.outcome.proven),
        source: item.source,
        valueLabel: valueLabel(item),
        limitLabel: limitLabel(item, item.outcome.proven)
      )
    }
    return ranked(found, { $0.isSafety }, { $0.colour })
  }

  /// What could be worse than is proven of it.
  var open: [OpenTest] {
    let found = items.filter { $0.outcome.possible > $0.outcome.proven }.map { item in
      OpenTest(
        id: item.id,
        couldBe: item.outcome.possible,
        bounds: item.isNumber ? bounds(item.value) : nil,
        limit: item.limit(of: item.outcome.possible, self),
        label: label(item),
        isSafety: item.isSafety,
        because: because(item),
        text: text(item, verdict: item.outcome.possible),
        limitLabel: limitLabel(item, item.outcome.possible)
      )
    }
    return ranked(found, { $0.isSafety }, { $0.couldBe })
  }

  private func ranked<Element>(
    _ elements: [Element],
    _ isSafety: (Element) -> Bool,
    _ colour: (Element) -> Verdict
  ) -> [Element] {
    if elements.count < 2 { return elements }
    return elements.enumerated().sorted { left, right in
      if isSafety(left.element) != isSafety(right.element) { return isSafety(left.element) }
      if colour(left.element) != colour(right.element) {
        return colour(left.element) > colour(right.element)
      }
      return left.offset < right.offset
    }.map(\.element)
  }

  // MARK: Scores

  /// The scores in the order of the form.
  var scores: [ScoreResult] {
    zip(reading.form.scores, run.values.displayed).map { score, displayed in
      let value = run.frame.slots[score.slot]
      let known = value.knownNumber
      let bands = reading.form.schema.values[score.slot].bands
      let band = known.flatMap { number in bands.last { $0.from <= number }?.id }
      let texts = reading.form.terminology.texts
      return ScoreResult(
        name: score.name,
        value: known,
        bounds: bounds(value),
        displayed: displayed?.value,
        isProrated: displayed?.prorated ?? false,
        band: band,
        label: texts[score.name] ?? LocalizedText(),
        bandLabel: band.flatMap { texts["\(score.name).\($0)"] } ?? LocalizedText()
      )
    }
  }

  private func bounds(_ value: ValueSet?) -> ShownBounds? {
    guard let value, value.kind == .interval, value.canApply, value.isBounded else { return nil }
    return ShownBounds(low: value.low, high: value.high)
  }

  // MARK: What ran

  /// What is not known, the patient's date first where the limits hang on it.
  private func because(_ item: Item) -> [Because] {
    if case .threshold(_, let row?) = item.kind, let value = item.value,
      rules.isInNoCell(value, of: row, run.frame)
    {
      return subjectName(row).map { [reasons.because($0, .noCell)] } ?? []
    }
    guard lacksTimePoint(item) else { return reasons.because(item.reads(rules)) }
    guard let anchor = triage.protocol.anchor, !run.isTooEarly else { return [] }
    return [reasons.because(anchor, .factUnknown)]
  }

  /// Whether its limits are those of a time point, and nobody knows which that is.
  private func lacksTimePoint(_ item: Item) -> Bool { run.timePoint == nil && item.readsTimePoint }

  private static func items(_ run: Triage.Run, _ rules: RuleSet) -> [Item] {
    tests(run.evaluation.evaluated, rules)
      + zip(rules.statuses, run.evaluation.statuses).compactMap { status, outcome in
        if outcome == .green { return nil }
        return Item(id: "status", outcome: outcome, value: nil, kind: .status(status))
      }
  }

  private static func tests(_ evaluated: [Evaluated], _ rules: RuleSet) -> [Item] {
    var items: [Item] = []
    for index in rules.thresholds.indices where evaluated[index].outcome != .green {
      let (threshold, found) = (rules.thresholds[index], evaluated[index])
      items.append(
        Item(
          id: threshold.id,
          outcome: found.outcome,
          value: found.value,
          isOfSilence: found.isOfSilence,
          kind: .threshold(threshold, row: found.row.map { threshold.rows[$0] })
        )
      )
    }
    for index in rules.rules.indices {
      let outcome = evaluated[rules.rules[index].outcome].outcome
      if outcome == .green { continue }
      let rule = rules.rules[index]
      items.append(Item(id: rule.id, outcome: outcome, value: nil, kind: .rule(rule)))
    }
    return items
  }

  // MARK: Words

  private func text(_ item: Item, verdict: Verdict) -> LocalizedText {
    if case .status(let status) = item.kind { return counted(by: status, item, verdict) }
    if lacksTimePoint(item), verdict > item.outcome.proven {
      return phrases.noTimePoint(label(item), triage.protocol.anchor, isTooEarly: run.isTooEarly)
    }
    if item.isOfSilence, verdict == item.outcome.proven { return phrases.unanswered(label(item)) }
    guard let template = triage.protocol.texts[item.id] else { return LocalizedText() }
    guard case .threshold(_, let row) = item.kind, let row else { return template }
    let name = subjectName(row)
    return template.mapped { language, sentence in
      sentence.filled { mark in
        switch mark {
        case "value": phrases.value(item.value, of: name, type: row.subject.type, language)
        case "limit": limitPhrase(row, verdict, name, language)
        default: nil
        }
      }
    }
  }

  /// What a threshold or rule tests: a score by its name in the form, anything else by the words
  /// that stand before its value in the protocol's sentence.
  private func label(_ item: Item) -> LocalizedText {
    guard case .threshold(let threshold, let due) = item.kind else {
      return text(item, verdict: .red)
    }
    guard let row = due ?? threshold.rows.first else { return LocalizedText() }
    let name = subjectName(row)
    let ofForm = name.flatMap { reading.form.terminology.texts[$0] } ?? LocalizedText()
    if reading.form.scores.contains(where: { $0.name == name }) { return ofForm }
    let told = Phrases.subject(triage.protocol.texts[item.id] ?? LocalizedText())
    return told.isEmpty ? ofForm : told
  }

  /// What a status says: which findings it counts, or could count.
  private func counted(
    by status: StatusRule,
    _ item: Item,
    _ verdict: Verdict
  ) -> LocalizedText {
    let least = rules.program.reads(status.condition).counted.min() ?? .yellow
    let isProven = item.outcome.proven >= verdict
    let names = items.filter { item in
      !item.isStatus && (isProven ? item.outcome.proven : item.outcome.possible) >= least
    }.map(label)
    return Phrases.status(names)
  }

  private func limitPhrase(
    _ row: Threshold.Row,
    _ verdict: Verdict,
    _ name: String?,
    _ language: Language
  ) -> String {
    guard let cell = row.cell(of: verdict) else { return "" }
    return phrases.limit(cell.parts.map { resolved($0) }, of: name, language)
  }

  private func subjectName(_ row: Threshold.Row) -> String? {
    rules.program.onlySlot(row.subject).map { rules.schema.values[$0].name }
  }

  /// The option that was answered, in the form's words.
  private func valueLabel(_ item: Item) -> LocalizedText {
    guard case .threshold(_, let row?) = item.kind else { return LocalizedText() }
    switch shown(item) {
    case .option, .options:
      return Phrases.text { language in
        phrases.value(item.value, of: subjectName(row), type: row.subject.type, language)
      }
    default: return LocalizedText()
    }
  }

  /// The options of a limit, in the form's words.
  private func limitLabel(_ item: Item, _ verdict: Verdict) -> LocalizedText {
    guard case .threshold(_, let row?) = item.kind, let cell = row.cell(of: verdict) else {
      return LocalizedText()
    }
    let namesOptions = cell.parts.contains { part in
      if case .option = part { true } else { false }
    }
    if !namesOptions { return LocalizedText() }
    return Phrases.text { limitPhrase(row, verdict, subjectName(row), $0) }
  }

  private func shown(_ item: Item) -> ShownValue? {
    guard case .threshold(_, let row) = item.kind, let row, let value = item.value else {
      return nil
    }
    return ShownValue(value, row.subject.type)
  }

  /// The limit as the protocol writes it, with the patient's own number in it.
  func limit(_ row: Threshold.Row, _ verdict: Verdict) -> String {
    row.cell(of: verdict)?.text(known) ?? ""
  }

  private func resolved(_ part: CellTest.Part) -> Phrases.Limit {
    switch part {
    case .comparison(let comparison, let computation):
      guard let number = known(computation) else { return .written(comparison.rawValue) }
      return .comparison(comparison, number)
    case .option(let option): return .option(option)
    case .written(let text): return .written(text)
    }
  }

  private func known(_ computation: Computation) -> Number? {
    var frame = run.frame
    return rules.program.value(computation, &frame).knownNumber
  }
}

extension ShownValue {
  /// The one value of a set, for a length of time the day it is counted from; `nil` where it is
  /// not known.
  init?(_ value: ValueSet, _ type: ValueType) {
    guard value.isKnown else { return nil }
    switch type {
    case .number: self = .number(value.low)
    case .boolean: self = .boolean(value.options == 2)
    case .choice(let options):
      guard let index = value.knownOption, index < options.count else { return nil }
      self = .option(options[index])
    case .choices(let options):
      self = .options(
        options.indices.filter { value.chosen >> UInt64($0) & 1 == 1 }.map { options[$0] }
      )
    case .date, .period:
      guard let day = value.low.whole else { return nil }
      self = .date(CivilDate(dayNumber: day))
    case .text, .section: return nil
    }
  }
}
