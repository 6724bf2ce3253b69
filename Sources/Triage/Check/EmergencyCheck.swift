import Diagnostics
import Expressions
import Forms
import Rules
import Values

/// Looks for an answer at which the form shows the patient the emergency text, and which the
/// protocol may leave green.
struct EmergencyCheck {
  private let form: Form
  private let rules: RuleSet
  private let mildest: MildestColour

  init(_ reading: TriageProtocol.Reading) {
    form = reading.form
    rules = reading.rules
    mildest = MildestColour(reading.rules)
  }

  func diagnostics() -> [Diagnostic] {
    form.items.compactMap { item in
      let value = form.schema.value(at: item.position)
      let green = item.emergencyAnswers.lazy.compactMap(item.answer.value).first { answer in
        leastColour(answer, at: item.position) == .green
      }
      guard let green, let place = row(item.position)?.place ?? value.place else { return nil }
      return .emergencyGreen(value.words(green), at: place)
    }
  }

  private func leastColour(_ answer: ValueSet, at position: FormItem.Position) -> Verdict {
    mildest.colour { frame in
      switch position {
      case .slot(let slot): frame.slots[slot] = answer
      case .field(let section, let field):
        frame.sections[section].values = form.schema.sections[section].fields.map(\.domain)
        frame.sections[section].values[field] = answer
        frame.sections[section].isAnswered = true
        frame.sections[section].canBeNotApplicable = false
      }
    }
  }

  private func row(_ position: FormItem.Position) -> Threshold.Row? {
    switch position {
    case .slot(let slot): rules.rows(at: .slot(slot)).first
    case .field(let section, let field):
      rules.rows(at: .field(section: section, field: field)).first
    }
  }
}

extension FormItem.Answer {
  /// An answer that a file lists, as a value; `nil` where it cannot be one.
  fileprivate func value(_ answer: ItemDeclaration.EmergencyAnswer) -> ValueSet? {
    switch (self, answer) {
    case (_, .number(let number)): .number(number)
    case (_, .boolean(let value)): .boolean(value)
    case (.coded(let options), .option(let id)): options.firstIndex(of: id).map(ValueSet.option)
    case (.several(let options, _), .option(let id)):
      options.firstIndex(of: id).map { .chosen(1 << UInt64($0)) }
    default: nil
    }
  }
}
