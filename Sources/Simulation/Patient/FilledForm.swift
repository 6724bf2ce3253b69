import Expressions
import Forms
import JSONText
public import Values

/// A form that a patient has filled in.
public struct FilledForm: Sendable, Hashable {
  /// What the cohort has go wrong in it.
  public enum Mistake: String, Sendable, Hashable, CaseIterable {
    case leftOut = "left_out"
    case contradictory, mistyped
  }

  /// The line that a portal would send, without its line end.
  public let line: [UInt8]
  /// The submission's id.
  public let id: String
  /// When it was filled in.
  public let authored: Instant
  /// What is wrong with it on purpose; at most one thing.
  public let mistake: Mistake?
}

/// The answers of a form while it is filled in.
struct DraftForm {
  let form: Form
  /// By the item's index.
  var answers: [Int: Answer] = [:]
  /// By the section's index; each entry by the item's.
  var entries: [Int: [[Int: Answer]]] = [:]

  init(_ form: Form) { self.form = form }

  /// Answers everything, also what will turn out not to be asked.
  mutating func fill(_ draw: AnswerDraw) {
    for (index, item) in form.items.enumerated() {
      if case .slot = item.position { answers[index] = draw.answer(index) }
    }
    for (index, section) in form.repeats.enumerated() {
      var entries: [[Int: Answer]] = []
      for entry in 0..<draw.entries(index) {
        var answers: [Int: Answer] = [:]
        for item in section.items { answers[item] = draw.answer(item, entry: entry) }
        if !entries.contains(answers) { entries.append(answers) }
      }
      self.entries[index] = entries
    }
  }

  /// Takes out what the form does not ask, given these answers.
  mutating func takeOutHidden(_ frame: Frame) {
    for (index, item) in form.items.enumerated() {
      if case .slot(let slot) = item.position, frame.slots[slot].isHidden { answers[index] = nil }
    }
    for (index, section) in form.repeats.enumerated() {
      guard frame.sections[index].canApply else {
        entries[index] = nil
        continue
      }
      for entry in (entries[index] ?? []).indices {
        for (field, item) in section.items.enumerated() {
          let place = entry * section.items.count + field
          guard frame.sections[index].values[place].isHidden else { continue }
          entries[index]?[entry][item] = nil
        }
      }
    }
  }
}

// MARK: Writing

extension DraftForm {
  /// The members of the answers, in the order of the form.
  func write(_ object: inout JSONObjectWriter) {
    var written: Set<Int> = []
    for (index, item) in form.items.enumerated() {
      switch item.position {
      case .slot:
        if let answer = answers[index] { object.write(item.name, answer) }
      case .field(let section, _):
        guard written.insert(section).inserted, let entries = entries[section] else { continue }
        object.array(form.repeats[section].name) { array in
          for entry in entries { array.object { write(entry, of: section, &$0) } }
        }
      }
    }
  }

  private func write(_ entry: [Int: Answer], of section: Int, _ object: inout JSONObjectWriter) {
    for item in form.repeats[section].items {
      if let answer = entry[item] { object.write(form.items[item].name, answer) }
    }
  }
}

extension JSONObjectWriter {
  fileprivate mutating func write(_ key: String, _ answer: Answer) {
    switch answer {
    case .number(let number): self.number(key, number.description)
    case .text(let text): string(key, text)
    case .boolean(let value): boolean(key, value)
    case .options(let options): strings(key, options)
    case .quantity(let number, let unit):
      object(key) { object in
        object.number("value", number.description)
        object.string("unit", unit)
      }
    }
  }
}
