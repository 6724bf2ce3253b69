import Diagnostics
import Forms
import JSONText
import Values

/// An answer that staff were told, as the submission is to have it.
struct StaffAnswer: Sendable, Hashable {
  /// The item, section or score.
  let name: String
  private let value: Value

  private enum Value: Sendable, Hashable {
    case number(String)
    case quantity(String, unit: String)
    case boolean(Bool)
    case string(String)
    case strings([String])
    case entries(JSONValue)
  }

  /// Reads what stands after `item=`; `nil` where the form has no such item, section or score.
  ///
  /// A text that is not of the item's kind stays a text, and the engine then tells what it should
  /// have been. Of a repeated section it is the entries as JSON. `yes` and `no` are the words that
  /// count as `true` and `false`.
  init?(_ name: String, _ text: String, of form: Form, yes: [String], no: [String]) {
    self.name = name
    if form.repeats.contains(where: { $0.name == name }) {
      let parsed = JSONValue.parse(SourceText(path: name, bytes: Array(text.utf8))).value
      if let parsed, parsed.elements != nil {
        value = .entries(parsed)
      } else {
        value = .string(text)
      }
      return
    }
    if form.scores.contains(where: { $0.name == name }) {
      value = Self.number(text).map { .number($0) } ?? .string(text)
      return
    }
    guard let item = form.items.first(where: { $0.name == name }) else { return nil }
    switch item.answer {
    case .ordinal, .count: value = Self.number(text).map { .number($0) } ?? .string(text)
    case .quantity(_, let unit, _): value = Self.quantity(text, unit) ?? .string(text)
    case .boolean:
      let word = text.lowercased()
      value =
        yes.contains(word) ? .boolean(true) : no.contains(word) ? .boolean(false) : .string(text)
    case .several: value = .strings(text.split(separator: ",").map { Self.trimmed($0) })
    case .coded, .date, .dateTime, .text: value = .string(text)
    }
  }

  /// Writes it as a member of the answers.
  func write(_ object: inout JSONObjectWriter) {
    switch value {
    case .number(let text): object.number(name, text)
    case .quantity(let text, let unit):
      object.object(name) { quantity in
        quantity.number("value", text)
        quantity.string("unit", unit)
      }
    case .boolean(let answer): object.boolean(name, answer)
    case .string(let text): object.string(name, text)
    case .strings(let texts): object.strings(name, texts)
    case .entries(let entries): object.value(name, entries)
    }
  }

  /// The text, where it is a number as JSON has them.
  private static func number(_ text: String) -> String? {
    JSONValue.parse(SourceText(path: "", bytes: Array(text.utf8))).value?.number
  }

  /// A number, and the unit after it or else the item's own.
  private static func quantity(_ text: String, _ unit: String) -> Value? {
    let parts = text.split(separator: " ").map(String.init)
    guard (1...2).contains(parts.count), let number = number(parts[0]) else { return nil }
    return .quantity(number, unit: parts.count == 2 ? parts[1] : unit)
  }

  private static func trimmed(_ text: Substring) -> String {
    text.split(separator: " ").joined(separator: " ")
  }
}

/// A stored submission with other answers: the same form, by the same reporter, of the same time.
///
/// The time stays because the other answers are as old as they were: one answer by telephone must
/// not make a stale form fresh, or put off what was promised.
struct CorrectedSubmission {
  /// Its id: that of the one it corrects, and `+1`.
  let id: String
  /// The line.
  let line: [UInt8]

  /// Makes it; `nil` where the stored line is no object.
  init?(
    _ stored: [UInt8],
    _ original: Submission,
    _ answers: [StaffAnswer],
    by person: String,
    because reason: String?
  ) {
    let source = SourceText(path: original.id, bytes: stored)
    guard let members = JSONValue.parse(source).value?.members else { return nil }
    let id = original.id + "+1"
    let changed: Set<String> = [
      "id", "answers", "replaces", "entered_by", "correction_reason",
    ]
    line = JSONWriter.object { object in
      object.string("id", id)
      object.string("replaces", original.id)
      object.string("entered_by", person)
      object.string("correction_reason", ifPresent: reason)
      for member in members where !changed.contains(member.key.text) {
        object.value(member.key.text, member.value)
      }
      object.object("answers") { written in
        let given = Set(answers.map(\.name))
        let old = members.first { $0.key.text == "answers" }?.value.members ?? []
        for member in old where !given.contains(member.key.text) {
          written.value(member.key.text, member.value)
        }
        for answer in answers { answer.write(&written) }
      }
    }
    self.id = id
  }
}
