import Diagnostics
import Expressions
import Forms
import Rules
import Values

/// Looks for a patient who does not know, or does not want to say, and would be green for it.
struct UnsureCheck {
  private let form: Form
  private let rules: RuleSet

  init(_ reading: TriageProtocol.Reading) {
    form = reading.form
    rules = reading.rules
  }

  func diagnostics() -> [Diagnostic] {
    form.items.filter { !$0.unsure.isEmpty }.flatMap { item in
      rows(testing: item).compactMap { diagnostic(item, $0) }
    }
  }

  /// The rows whose value is the item's answer and nothing else.
  private func rows(testing item: FormItem) -> [Threshold.Row] {
    rules.thresholds.flatMap(\.rows).filter { row in
      let reads = rules.program.reads(row.subject)
      switch item.position {
      case .slot(let slot): return row.item == slot
      case .field(let section, let field):
        return reads.slots.isEmpty && reads.fields == [section: [field]]
      }
    }
  }

  private func diagnostic(_ item: FormItem, _ row: Threshold.Row) -> Diagnostic? {
    let colours = RowColours(row, of: rules)
    let green = item.unsure.first { colours.colour(of: answer(item, $0)) == .green }
    return green.map { .unsureGreen(words(item, $0), at: row.green?.place ?? row.place) }
  }

  private func answer(_ item: FormItem, _ option: Int) -> ValueSet {
    switch item.answer {
    case .ordinal(let numbers): .number(numbers[option])
    case .several: .chosen(1 << UInt64(option))
    default: .option(option)
    }
  }

  private func words(_ item: FormItem, _ option: Int) -> String {
    switch item.answer {
    case .ordinal(let numbers): numbers[option].description
    case .coded(let ids), .several(let ids, _): "\"\(ids[option])\""
    default: item.name
    }
  }
}
