import Diagnostics
import Forms
import JSONText
import Values

/// Compares the forms that two protocols read.
///
/// What is asked and when, what may be answered and how it is scored; not the words that are shown.
/// Nobody can say of a changed question whether patients are found milder, so each is `either`.
struct FormComparison {
  private let old: ComparedProtocol
  private let new: ComparedProtocol

  init(_ old: ComparedProtocol, _ new: ComparedProtocol) {
    self.old = old
    self.new = new
  }

  var changes: [ProtocolChange] {
    Paired.pairs(parts(old), parts(new)) { $0.name }.compactMap { pair in
      if pair.old?.written == pair.new?.written { return nil }
      return ProtocolChange(
        area: .form,
        id: pair.key,
        kind: pair.kind,
        aspect: .whole,
        effect: .either,
        old: pair.old.map { .text($0.written) },
        new: pair.new.map { .text($0.written) }
      )
    }
  }

  /// An item, section, score, fact or set of options, with all that its file says of it.
  private struct Part {
    let name: String
    let written: String
  }

  private func parts(_ owner: ComparedProtocol) -> [Part] {
    owner.reading.form.content.flatMap { source -> [Part] in
      guard let file = JSONValue.parse(source).value, let definition = file["definition"] else {
        return []
      }
      let archetype = file["archetype"]?.string.map { "\($0.text)." } ?? ""
      return (definition.members ?? []).flatMap { member in
        if member.key.text == "option_sets" {
          return (member.value.members ?? []).map {
            Part(name: archetype + $0.key.text, written: $0.value.written)
          }
        }
        return (member.value.elements ?? []).flatMap { Self.parts($0, archetype) }
      }
    }
  }

  /// A section is apart from the items in it.
  private static func parts(_ value: JSONValue, _ prefix: String) -> [Part] {
    let names = ["id", "section", "as", "use"]
    guard let name = names.lazy.compactMap({ value[$0]?.string?.text }).first else { return [] }
    let own = (value.members ?? []).filter { $0.key.text != "items" }
    let part = Part(
      name: prefix + name,
      written: JSONValue(.object(own), at: value.span).written
    )
    return [part] + (value["items"]?.elements ?? []).flatMap { Self.parts($0, prefix) }
  }
}

extension JSONValue {
  /// The value on one line, its keys sorted: the same for what says the same.
  fileprivate var written: String {
    switch kind {
    case .object(let members):
      let sorted = members.sorted { $0.key.text < $1.key.text }
      let lines = sorted.map { "\($0.key.text): \($0.value.written)" }
      return "{" + lines.joined(separator: ", ") + "}"
    case .array(let elements): return "[" + elements.map(\.written).joined(separator: ", ") + "]"
    case .string(let string): return "\"\(string.text)\""
    case .number(let text): return text
    case .boolean(let value): return "\(value)"
    case .null: return "null"
    }
  }
}
