import Expressions
import Forms
import Rules
import Values

@testable import Triage

/// What the answers of a form that was decided green lead to, read and filled in without regard to
/// how it was decided.
struct Fillings {
  let generator: Generator
  let sample: Sample
  /// The answers as a person reads them.
  let filled: Filled

  init(_ batch: MutatedBatch, _ plain: PlainForm) {
    generator = batch.generator
    sample = batch.sample
    var filled = plain.filled
    (filled.id, filled.patient) = (sample.filled.id, sample.filled.patient)
    filled.measured = sample.filled.measured
    if filled.replaces != nil { filled.replaces = nil }
    self.filled = filled
  }

  /// Why the form must not be green; none where it may.
  mutating func objections(_ random: inout Seeded) -> [String] {
    let ran = Ran(sample.run, sample.run.request(filled, history: sample.history))
    let cells = colouredCells(ran)
    let plain = PlainCells(ran).verdicts.filter { $0.value != .green }
    let read = cells + plain.map { "\($0.key) reads as \($0.value)" }
    return read.isEmpty ? worseFilling(&random).map { [$0] } ?? [] : read
  }

  /// The cells that the answers stand in, whether the form showed their items or not.
  private func colouredCells(_ ran: Ran) -> [String] {
    ran.rules.thresholds.compactMap { threshold in
      guard let row = threshold.rows.first(where: { $0.isDue(at: ran.run.timePoint) }),
        let item = generator.form.items.first(where: { item in
          row.item.map { item.position == .slot($0) } ?? false
        }),
        let answer = filled.answers[item.name].map(ShownValue.init),
        let verdict = PlainCells.read(answer, row, ran), verdict != .green
      else { return nil }
      return "\(item.name) is \(answer), which \(threshold.id) reads as \(verdict)"
    }
  }

  // MARK: Gaps

  /// A way to fill the gaps in that is not green.
  private func worseFilling(_ random: inout Seeded) -> String? {
    let gaps = self.gaps
    if gaps.isEmpty, !hasGapsInEntries { return nil }
    for item in generator.form.items where gaps.contains(item.name) {
      for answer in extremes(of: item, &random) {
        var other = filled
        other.answers[item.name] = answer
        if let colour = colour(of: &other, &random), colour != .green {
          return "\(item.name) = \(answer) is \(colour)"
        }
      }
    }
    for _ in 0..<6 {
      var other = filled
      if let colour = colour(of: &other, &random), colour != .green {
        return "filled in it is \(colour): \(other.answers) \(other.entries)"
      }
    }
    return nil
  }

  /// The colour once everything is filled in; nothing where the form no longer fits.
  private func colour(of filled: inout Filled, _ random: inout Seeded) -> Colour? {
    fillEntries(&filled, &random)
    generator.removeHidden(&filled, sample.patient)
    generator.answerShown(&filled, sample.patient, &random)
    return sample.run.decide(filled, history: sample.history).colour
  }

  private var gaps: Set<String> {
    generator.removable.filter { filled.answers[$0] == nil && filled.entries[$0] == nil }
  }

  private var hasGapsInEntries: Bool {
    generator.form.repeats.contains { section in
      let fields = openFields(of: section)
      return (filled.entries[section.name] ?? []).contains { entry in
        fields.contains { entry[$0.name] == nil }
      }
    }
  }

  /// The items of a section that are always asked, and whose silence means nothing.
  private func openFields(of section: RepeatedSection) -> [FormItem] {
    let rules = generator.triageProtocol.readings[0].rules
    let exempt = rules.thresholds.flatMap(\.rows).filter { $0.missing != .grey }
      .flatMap { rules.program.reads($0.subject).fields }
    return section.items.enumerated().filter { field, index in
      let item = generator.form.items[index]
      if case .text = item.answer { return false }
      return item.visibility.count <= section.visibility.count
        && !exempt.contains {
          generator.form.repeats[$0.key].name == section.name && $0.value.contains(field)
        }
    }.map { generator.form.items[$0.element] }
  }

  private func fillEntries(_ filled: inout Filled, _ random: inout Seeded) {
    for section in generator.form.repeats {
      let fields = openFields(of: section)
      for entry in (filled.entries[section.name] ?? []).indices {
        for item in fields where filled.entries[section.name]?[entry][item.name] == nil {
          filled.entries[section.name]?[entry][item.name] =
            generator.any(item, filled.authored, &random)
        }
      }
    }
  }

  private func extremes(of item: FormItem, _ random: inout Seeded) -> [Filled.Answer] {
    switch item.answer {
    case .ordinal(let values): values.map { .number($0) }
    case .coded(let options): options.map { .text($0) }
    case .several(let options, _): options.map { .options([$0]) }
    case .count(let range): [range.lowerBound, range.upperBound].map { .number($0) }
    case .quantity(let range, let unit, _):
      [range.lowerBound, range.upperBound].map { .quantity($0, unit) }
    case .boolean: [.boolean(false), .boolean(true)]
    default: [generator.any(item, filled.authored, &random)]
    }
  }
}

extension ShownValue {
  fileprivate init(_ answer: Filled.Answer) {
    switch answer {
    case .number(let number), .quantity(let number, _): self = .number(number)
    case .text(let text): self = .option(text)
    case .boolean(let value): self = .boolean(value)
    case .options(let options): self = .options(options)
    }
  }
}
