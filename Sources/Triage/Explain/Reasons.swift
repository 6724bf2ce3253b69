import Expressions
import Forms
import Rules
import Values

/// Finds what stands behind an open test: the answers, facts and earlier forms that are not known.
struct Reasons {
  private let reading: TriageProtocol.Reading
  private let run: Triage.Run
  private let unread: Set<Int>

  init(_ reading: TriageProtocol.Reading, _ run: Triage.Run, unread: Set<Int>) {
    self.unread = unread
    self.reading = reading
    self.run = run
  }

  private var form: Form { reading.form }
  private var rules: RuleSet { reading.rules }

  /// The unknown things among what an expression reads, in the order of the form.
  func because(_ reads: Reads) -> [Because] {
    var seen: Set<Int> = []
    var found: [Because] = []
    collect(reads, rules.program, &seen, &found)
    if found.isEmpty { found = hiddenAnswers(among: reads) }
    if found.isEmpty, let slot = reads.slots.min() {
      found.append(because(rules.schema.values[slot].name, .noBounds))
    }
    var unique: Set<Because> = []
    return found.filter { unique.insert($0).inserted }
  }

  /// What was answered although it is hidden, and could matter if it were not.
  private func hiddenAnswers(among reads: Reads) -> [Because] {
    let reads = rules.traced(reads)
    return run.values.hiddenAnswers.map { form.items[$0] }.filter { item in
      switch item.position {
      case .slot(let slot): reads.slots.contains(slot)
      case .field(let section, _): reads.sections.contains(section)
      }
    }.map { item in
      let isInvalid = run.values.invalidItems.contains(item.name)
      return because(item.name, isInvalid ? .invalid : .contradiction)
    }
  }

  private func collect(
    _ reads: Reads,
    _ program: Program,
    _ seen: inout Set<Int>,
    _ found: inout [Because]
  ) {
    for slot in reads.slots.sorted() where !run.frame.slots[slot].isSettled {
      collect(slot: slot, &seen, &found)
    }
    for section in reads.sections.sorted() { collect(section: section, &seen, &found) }
    for recall in reads.recalls.sorted() where !run.frame.recalled[recall].isSettled {
      let slot = rules.program.recalls[recall].slot
      let reason = unread.contains(recall) ? Because.Reason.earlierFormUnread : .earlierForm
      found.append(because(rules.schema.values[slot].name, reason))
    }
    for outcome in reads.outcomes.sorted() where rules.thresholds.indices.contains(outcome) {
      let threshold = rules.thresholds[outcome]
      for row in threshold.rows {
        collect(rules.program.reads(row.subject), rules.program, &seen, &found)
      }
    }
  }

  private func collect(slot: Int, _ seen: inout Set<Int>, _ found: inout [Because]) {
    guard seen.insert(slot).inserted else { return }
    let value = rules.schema.values[slot]
    switch value.origin {
    case .item: item(slot, value.name, &seen, &found)
    case .score:
      if let score = form.scores.first(where: { $0.slot == slot }) {
        collect(form.program.reads(score.formula), form.program, &seen, &found)
      }
    case .fact: found.append(because(value.name, .factUnknown))
    case .limit: break
    case .series:
      let measured = run.measured.first { $0.slot == slot }
      found.append(
        because(value.name, measured?.isUsable == true ? .readingInDoubt : .tooFewReadings)
      )
    case .named:
      if let named = rules.named.first(where: { $0.slot == slot }) {
        collect(rules.program.reads(named.computation), rules.program, &seen, &found)
      }
    }
  }

  private func item(
    _ slot: Int,
    _ name: String,
    _ seen: inout Set<Int>,
    _ found: inout [Because]
  ) {
    guard let item = form.items.first(where: { $0.position == .slot(slot) }) else {
      found.append(because(name, .unanswered))
      return
    }
    let invalid = run.values.invalidItems.contains(name)
    if run.frame.slots[slot].canBeNotApplicable {
      for condition in item.visibility {
        collect(form.program.reads(condition), form.program, &seen, &found)
      }
      if invalid { found.append(because(name, .invalid)) }
      if found.isEmpty { found.append(because(name, .gateOpen)) }
    } else {
      found.append(because(name, reason(name)))
    }
  }

  private func collect(section: Int, _ seen: inout Set<Int>, _ found: inout [Because]) {
    let entries = run.frame.sections[section]
    let name = form.repeats[section].name
    guard entries.canApply else { return }
    if entries.canBeNotApplicable {
      for condition in form.repeats[section].visibility {
        collect(form.program.reads(condition), form.program, &seen, &found)
      }
    } else if !entries.isAnswered {
      found.append(because(name, reason(name)))
    } else {
      for field in 0..<entries.width {
        let values = stride(from: field, to: entries.values.count, by: entries.width)
        if values.contains(where: { !entries.values[$0].isSettled }) {
          let name = rules.schema.sections[section].fields[field].name
          found.append(because(name, reason(name)))
        }
      }
    }
  }

  private func reason(_ name: String) -> Because.Reason {
    run.values.invalidItems.contains(name) ? .invalid : .unanswered
  }

  func because(_ name: String, _ reason: Because.Reason) -> Because {
    Because(item: name, reason: reason, label: form.terminology.texts[name] ?? LocalizedText())
  }
}
