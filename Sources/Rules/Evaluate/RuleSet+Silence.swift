public import Expressions
import Values

extension RuleSet {
  /// Whether nothing of what a row's value is made of is known, where the value is not known.
  ///
  /// What counts are the answers behind it: those that named values and scores are computed of, and
  /// those in the entries of repeated sections.
  func isSilent(_ row: Threshold.Row, _ frame: Frame) -> Bool {
    // A row that tests entries one by one tests an answer by itself.
    guard row.section == nil else {
      return program.reads(row.subject).fields.allSatisfy { section, fields in
        frame.invalidFields[section]?.isDisjoint(with: fields) ?? true
      }
    }
    let reads = traced(program.reads(row.subject))
    return reads.slots.allSatisfy { isSilent(slot: $0, frame) }
      && reads.recalls.allSatisfy { recall in
        frame.recalled[recall].covers(schema.values[program.recalls[recall].slot].domain)
      }
      && reads.sections.allSatisfy { isSilent(section: $0, reads.fields[$0] ?? [], frame) }
  }

  /// All that is read, with what the named values and the scores among it are computed of.
  public func traced(_ reads: Reads) -> Reads {
    var reads = expanded(reads)
    // A score has its slot after those of all that it is computed of.
    for slot in schema.values.indices.reversed() where reads.slots.contains(slot) {
      reads.formUnion(schema.values[slot].madeOf)
    }
    return reads
  }

  private func isSilent(slot: Int, _ frame: Frame) -> Bool {
    if frame.invalidSlots.contains(slot) { return false }
    let value = schema.values[slot]
    if value.origin == .named { return true }
    // Of a score that is open its answers tell; one that was reported is known without them.
    if value.madeOf != Reads() { return !frame.slots[slot].isKnown }
    return frame.slots[slot].covers(value.domain)
  }

  private func isSilent(section: Int, _ fields: Set<Int>, _ frame: Frame) -> Bool {
    let entries = frame.sections[section]
    if frame.invalidFields[section]?.isDisjoint(with: fields) == false { return false }
    guard entries.canApply, entries.isAnswered else { return true }
    let domains = schema.sections[section].fields.map(\.domain)
    return !fields.isEmpty
      && (0..<entries.count).allSatisfy { entry in
        fields.allSatisfy { field in
          entries.values[entry * entries.width + field].covers(domains[field])
        }
      }
  }
}

extension ValueSet {
  /// Whether it is all that another set is, or surely not applicable.
  fileprivate func covers(_ domain: ValueSet) -> Bool {
    if isHidden { return true }
    switch kind {
    case .interval: return low <= domain.low && domain.high <= high
    case .choice, .choices: return chosen == 0 && options & domain.options == domain.options
    case .text: return !isAnswered
    }
  }
}
